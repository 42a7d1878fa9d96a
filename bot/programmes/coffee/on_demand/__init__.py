"""A coffee outside the rounds: now, somebody else, or by invitation."""
