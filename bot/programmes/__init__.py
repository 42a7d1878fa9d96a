"""Every programme Confab offers, listed once: a new one is a folder here and a line below."""
