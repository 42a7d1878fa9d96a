"""Looking something up in a server's community, where Discord's own answer depends on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord

from adapters.discord.wire import PLATFORM
from bot.kit.contracts.door import Door
from bot.kit.contracts.events import Event
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member


@asynccontextmanager
async def reading(door: Door, server: str) -> AsyncIterator[Transaction | None]:
    """Open a short transaction that only reads; None where the server is not known."""
    community = await door.storage.community(PLATFORM, server)
    if community is None:
        yield None
        return
    now = discord.utils.utcnow()
    async with door.storage.begin(community.id, now, _unheard, reads_only=True) as tx:
        yield tx


async def direct_of(door: Door, server: str, account: str) -> str:
    """Return somebody's direct messages as far as the core remembers them; empty where not."""
    async with reading(door, server) as tx:
        member = await tx.one(Member, account=account) if tx else None
    return member.dm if member else ""


async def _unheard(event: Event, tx: Transaction) -> None:
    """Nothing happens while something is looked up."""
