"""Who is matched with whom: pools, promising pairs, an exact matching, sweeps, later rounds."""
