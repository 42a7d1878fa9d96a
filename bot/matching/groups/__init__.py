"""Groups of more than two: the odd one, a place for whoever is left, circles, the lottery."""
