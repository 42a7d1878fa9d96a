"""Direct messages: opened when a person presses something, one in ten seconds, and kept.

A bot that opens many at once is taken for spam and shut in. So the channel is opened while its
owner is there, long before anything is said in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import discord
import structlog

from adapters.discord.errors import mapped
from adapters.discord.wire import DiscordWire
from bot.kit.contracts.platform import TryLater, Undeliverable

log = structlog.get_logger()
GAP = 10.0  # seconds between two that are new
NEARLY = 1.0  # … as good as over: the outbox has kept its distance already
SHUT = 86400.0  # … until somebody who takes none is knocked at again


class DirectMessages:
    """The direct-message channels that are known, by account."""

    def __init__(self, wire: DiscordWire, now: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._now = now
        self._known: dict[str, str] = {}
        self._shut: dict[str, float] = {}
        self._next = float("-inf")
        self._trouble = ""

    def known(self, account: str) -> str:
        """Return somebody's channel, or nothing where it is not open yet."""
        return self._known.get(account, "")

    def learn(self, account: str, channel: str) -> None:
        """Remember somebody's channel."""
        self._known[account] = channel
        self._shut.pop(account, None)

    def closed(self, account: str) -> None:
        """Remember that somebody takes no direct messages."""
        self._shut[account] = self._now() + SHUT

    def is_closed(self, account: str) -> bool:
        """Say whether somebody took none a short while ago."""
        if self._shut.get(account, self._now()) > self._now():
            return True
        self._shut.pop(account, None)
        return False

    async def open(self, account: str) -> str:
        """Open somebody's channel, or find it again. Raises TryLater or Undeliverable."""
        client = await self._wire.ready()
        self._next, self._trouble = self._now() + GAP, ""
        try:
            with mapped():
                channel = await client.create_dm(discord.Object(int(account)))
        except TryLater as wait:  # for all servers: it is the bot that opens too many
            self._next, self._trouble = self._now() + wait.seconds, wait.trouble
            raise
        self.learn(account, str(channel.id))
        return str(channel.id)

    async def open_in_turn(self, account: str) -> str:
        """Open the channel of somebody who did nothing just now, as far apart from others as all
        servers of this bot together have to be."""
        wait = self._next - self._now()
        if wait > NEARLY:
            raise TryLater(wait, why="new direct messages take turns", trouble=self._trouble)
        return await self.open(account)

    async def offered(self, account: str) -> str:
        """Somebody is here: open their channel now and return it; nothing where another was opened
        just before, or they take none."""
        if self._now() < self._next:
            return ""
        try:
            return await self.open(account)
        except TryLater as wait:
            log.info("no direct messages now", platform="discord", why=str(wait))
        except Undeliverable as never:
            log.info("no direct messages", platform="discord", why=never.why)
        return ""
