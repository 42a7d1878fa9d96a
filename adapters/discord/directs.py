"""Direct messages: opened when a person presses something, one in ten seconds, and kept.

A bot that opens many at once is taken for spam and shut in. So the channel is opened while its
owner is there, long before anything is said in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import discord
import structlog

from adapters.discord.failures import mapped
from adapters.discord.wire import Wire
from bot.kit.ports import TryLater, Undeliverable

log = structlog.get_logger()
GAP = 10.0  # seconds between two that are new


class Directs:
    """The direct-message channels that are known, by account."""

    def __init__(self, wire: Wire, now: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._now = now
        self._known: dict[str, str] = {}
        self._next = float("-inf")

    def known(self, account: str) -> str:
        """Return somebody's channel, or nothing where it is not open yet."""
        return self._known.get(account, "")

    def learn(self, account: str, channel: str) -> None:
        """Remember somebody's channel."""
        self._known[account] = channel

    async def open(self, account: str) -> str:
        """Open somebody's channel, or find it again. Raises TryLater or Undeliverable."""
        client = await self._wire.ready()
        self._next = self._now() + GAP
        with mapped():
            channel = await client.create_dm(discord.Object(int(account)))
        self.learn(account, str(channel.id))
        return str(channel.id)

    async def offered(self, account: str) -> None:
        """Somebody is here: open their channel now, unless another was opened just before."""
        if self.known(account) or self._now() < self._next:
            return
        try:
            await self.open(account)
        except TryLater as wait:
            self._next = self._now() + wait.seconds
        except Undeliverable as never:
            log.info("no direct messages", platform="discord", why=never.why)
