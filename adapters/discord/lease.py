"""One process at the gateway for each shard: who holds the lease listens, the others deliver.

A holder that was killed is followed as soon as its lease ends. Should two overlap, nothing happens
twice: whatever comes from the gateway is handled once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any

import discord
import structlog

from adapters.discord.wire import PLATFORM, DiscordKeys
from bot.kit.contracts.storage import Storage
from bot.kit.model.ids import new_id

log = structlog.get_logger()
TERM = timedelta(seconds=30)
RENEW = 10.0  # seconds: a renewal may fail twice


class Lease:
    """The lease of one process on all of its shards, or on none."""

    def __init__(
        self,
        storage: Storage,
        keys: DiscordKeys,
        now: Callable[[], datetime] = discord.utils.utcnow,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._storage = storage
        self._names = _names(keys)
        self._now = now
        self._sleep = sleep
        self._holder = new_id()

    async def taken(self) -> None:
        """Wait until the lease is ours."""
        while not await self._tried():
            await self._sleep(RENEW)
        log.info("at the gateway", platform=PLATFORM, shards=self._names)

    async def during(self, work: Coroutine[Any, Any, None]) -> bool:
        """Do something for as long as the lease is ours; False where it was lost before the end."""
        doing, keeping = asyncio.create_task(work), asyncio.create_task(self._kept())
        try:
            await asyncio.wait((doing, keeping), return_when=asyncio.FIRST_COMPLETED)
            if doing.done():
                doing.result()
            return doing.done()
        finally:
            for task in (doing, keeping):
                task.cancel()
            await asyncio.gather(doing, keeping, return_exceptions=True)

    async def give_back(self) -> None:
        """Let another process take over at once."""
        try:
            for name in self._names:
                await self._storage.release(name, self._holder)
        except Exception as away:  # noqa: BLE001 - then it ends by itself
            log.warning("lease not given back", platform=PLATFORM, why=type(away).__name__)

    async def _kept(self) -> None:
        """Renew the lease until it is lost; a database that is away for a moment loses nothing."""
        until = self._now() + TERM
        while self._now() < until:
            await self._sleep(RENEW)
            begun = self._now()
            try:
                if not await self._take(self._names):
                    break
                until = begun + TERM
            except Exception as away:  # noqa: BLE001 - whatever it is, only time can tell
                log.warning("lease not renewed", platform=PLATFORM, why=type(away).__name__)
        log.warning("lease lost", platform=PLATFORM, shards=self._names)

    async def _tried(self) -> bool:
        try:
            taken = await self._take(self._names)
        except Exception as away:  # noqa: BLE001 - a database that is away comes back
            log.warning("lease not taken", platform=PLATFORM, why=type(away).__name__)
            return False
        if not taken:
            await self.give_back()  # no part of it is of use
        return taken

    async def _take(self, names: Sequence[str]) -> bool:
        now = self._now()
        for name in names:
            if not await self._storage.lease(name, self._holder, now, now + TERM):
                return False
        return True


def _names(keys: DiscordKeys) -> list[str]:
    shards = keys.shards or (0,)
    return [f"{PLATFORM}:gateway:{shard}/{keys.shard_count or 1}" for shard in shards]
