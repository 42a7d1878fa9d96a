"""What every programme is made of: the vocabulary of the screen, the words, the ports and the shared nouns."""
