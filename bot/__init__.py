"""Confab's core: the door, the kit every programme is made of, the programmes, the matcher."""
