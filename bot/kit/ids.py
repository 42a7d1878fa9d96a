"""Short identifiers that fit into a button."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def new_id() -> str:
    """Return a fresh random id: 12 characters, 60 bits, no letters that read like digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
