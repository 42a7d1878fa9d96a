"""Where transactions come from."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from bot.kit.contracts.declarations import NOTHING, Declared
from bot.kit.contracts.transaction import Hear, Transaction
from bot.kit.model.people import Community


class Storage(Protocol):
    """Where transactions come from."""

    def begin(
        self,
        community: str,
        now: datetime,
        hear: Hear,
        declared: Declared = NOTHING,
        *,
        reads_only: bool = False,
        patient: bool = False,
    ) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction in the community with this id; UnknownCommunity where there is none,
        UnreadableCommunity where its key does not open.

        Only cards and jobs that are `declared` can be owed in it.

        `reads_only` takes no write lock; writing in it is an error. `patient` ones let those go
        first for whose answer somebody waits, and share a few connections of their own.
        """

    async def community(self, platform: str, external: str) -> Community | None:
        """Return the community a platform calls `external`, or None before it is known."""

    async def known(self, community: str) -> Community | None:
        """Return the community with this id of ours, or None."""

    async def welcome(self, community: Community) -> Community:
        """Store a new community with a key of its own; return the stored one if it is there."""

    async def communities(self) -> list[Community]:
        """Return every community of this installation that can be read."""

    async def lease(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Hold `name` until then, for the first time or still; False while another process does.

        It ends by itself, so that another can take over from a holder that was killed.
        """

    async def release(self, name: str, holder: str) -> None:
        """Let go of `name`, if `holder` holds it."""


class UnknownCommunity(LookupError):
    """There is no such community here."""


class UnreadableCommunity(Exception):
    """The key of this community does not open under the master key: it is damaged, or was wrapped
    under another one. Nothing of it can be read until that is put right; nothing of it is lost."""


class Crossed(Exception):
    """Another transaction changed the same rows first, or the connection broke before the commit:
    nothing was done, so run this one again from the start."""
