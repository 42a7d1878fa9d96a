"""A programme in name only: its commands have words to be completed with."""
