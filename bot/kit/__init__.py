"""What every programme is made of: the vocabulary of the screen, words, ports, shared models."""
