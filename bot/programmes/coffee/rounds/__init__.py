"""Rounds: announced, drawn, skipped, closed."""
