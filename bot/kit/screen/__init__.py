"""What people see: cards, forms, words, and the limits of every platform."""
