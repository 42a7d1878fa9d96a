"""A note's whole way: owed, claimed, made into words, paced, delivered, marked."""
