"""Short identifiers that fit into a button."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # 32, so that each is as likely as the others
LENGTH = 12


def new_id() -> str:
    """Return a fresh random id: 12 characters, 60 bits, no letters that read like digits."""
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in secrets.token_bytes(LENGTH))
