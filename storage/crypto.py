"""Keys and sealed words: AES-256-GCM, one key per community, wrapped under the master key.

The place of a value (table, column, row id) is bound in as associated data, so that a sealed value
copied to another row does not open (NIST SP 800-38D). What must be found again by equality is
blinded instead (AES-SIV, RFC 5297): the same in one column is the same, and says no more.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV

NONCE = 12
SEEN = 50_000  # blinded values a cipher remembers: a round reads the same people again and again


class WrongKey(Exception):
    """The master key is malformed, or is not the one this database was written with."""


def fresh_master_key() -> str:
    """Return a new master key as it stands in CONFAB_KEY: 32 random bytes, base64url."""
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


class Cipher:
    """Seals and opens with one key."""

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)
        self._siv = AESSIV(hmac.digest(key, b"blind", "sha512"))
        self._seen: dict[tuple[str, bytes], str] = {}

    def seal(self, words: bytes, bound: str) -> bytes:
        """Encrypt, bound to a place; sealing the same words twice gives different bytes."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._aead.encrypt(nonce, words, bound.encode())

    def open(self, sealed: bytes, bound: str) -> bytes:
        """Decrypt; WrongKey where key, place or bytes are not those it was sealed with."""
        try:
            return self._aead.decrypt(sealed[:NONCE], sealed[NONCE:], bound.encode())
        except InvalidTag as error:
            raise WrongKey("these words were sealed with another key, or moved") from error

    def blind(self, words: str, bound: str) -> bytes:
        """Encrypt so that the same words in the same place (`bound`) give the same bytes."""
        return self._siv.encrypt(words.encode(), [bound.encode()]) if words else b""

    def unblind(self, blinded: bytes, bound: str) -> str:
        """Decrypt; WrongKey where key, place or bytes are not those it was blinded with."""
        if not blinded:
            return ""
        if (found := self._seen.get((bound, blinded))) is not None:
            return found
        try:
            words = self._siv.decrypt(blinded, [bound.encode()]).decode()
        except InvalidTag as error:
            raise WrongKey("this was blinded with another key, or moved") from error
        if len(self._seen) >= SEEN:
            self._seen.clear()
        self._seen[bound, blinded] = words
        return words


class Vault:
    """The master key: makes and opens the keys of communities."""

    def __init__(self, master: str) -> None:
        try:
            key = base64.urlsafe_b64decode(master.strip() + "==")
        except ValueError as error:
            raise WrongKey("the master key is not base64url") from error
        if len(key) != 32:
            raise WrongKey(f"the master key has {len(key)} bytes, not 32")
        self._master = Cipher(key)
        self._opened: dict[tuple[str, bytes], Cipher] = {}

    def fresh_key(self, community: str) -> bytes:
        """Return a new wrapped key for a community."""
        return self._master.seal(secrets.token_bytes(32), f"key:{community}")

    def rewrapped(self, community: str, wrapped: bytes, to: Vault) -> bytes:
        """Return a community's key wrapped under another master key; WrongKey where it does not
        open."""
        bound = f"key:{community}"
        return to._master.seal(self._master.open(wrapped, bound), bound)

    def cipher(self, community: str, wrapped: bytes) -> Cipher:
        """Return the cipher of a community from its wrapped key."""
        if (community, wrapped) not in self._opened:
            key = self._master.open(wrapped, f"key:{community}")
            self._opened[community, wrapped] = Cipher(key)
        return self._opened[community, wrapped]

    def prove(self, keys: Iterable[tuple[str, bytes]]) -> None:
        """Raise WrongKey where none of these communities' keys opens, unless there are none.

        One that opens is proof: another that does not is damaged, and keeps nobody else waiting.
        """
        failed: WrongKey | None = None
        for community, wrapped in keys:
            try:
                self.cipher(community, wrapped)
            except WrongKey as error:
                failed = error
            else:
                return
        if failed:
            raise failed
