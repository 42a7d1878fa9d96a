"""Protocols and declarations: what the core needs from outside, and what a programme declares."""
