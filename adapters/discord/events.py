"""What Discord tells by itself, as requests of the core: servers that came or went, channels gone.

Who joins or leaves a server or a channel is not told without a privileged intent: people join by
the Join card, and who is gone is found by asking before each round.
"""

from __future__ import annotations

import discord
import structlog

from adapters.discord.lookup import reading
from adapters.discord.wire import PLATFORM, DiscordWire
from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.events import ChannelClosed, Event, Installed, PlaceLost, Removed
from bot.kit.model.people import Standing
from bot.kit.model.series import Place
from bot.kit.model.series import PlaceState as Open

log = structlog.get_logger()
INSTALLED = "discord:installed"
"""Handled once: Discord does not tell who added the bot, so the first to use /confab stands for
them."""


class ServerEvents:
    """Hands on what happens to the servers of one bot."""

    def __init__(self, door: Door, wire: DiscordWire) -> None:
        self._door = door
        self._wire = wire
        self._organised: set[int] = set()

    async def added(self, guild: discord.Guild) -> None:
        """The bot was added to a server, perhaps again."""
        await self._tell(guild.id, Installed())

    async def removed(self, guild: discord.Guild) -> None:
        """The bot was removed from a server."""
        await self._tell(guild.id, Removed())

    async def channel_gone(self, guild: discord.Guild, channel: int) -> None:
        """A channel was deleted."""
        once = f"discord:channel:{channel}"
        await self._tell(guild.id, ChannelClosed(str(channel)), once=once)

    async def thread_lost(self, guild: int, thread: int) -> None:
        """A moderator deleted a thread, locked it for good or took the bot out of it: where a place
        was, it is lost."""
        async with reading(self._door, str(guild)) as tx:
            place = await tx.one(Place, thread=str(thread), door=Open.OPEN) if tx else None
        if place:
            await self._tell(guild, PlaceLost(place.id), once=f"discord:thread:{thread}")

    async def organised(self, guild: int | None, account: int) -> None:
        """An organiser is at work on a server: the first one is greeted as who added the bot."""
        if guild is not None and guild not in self._organised:
            self._organised.add(guild)
            await self._tell(guild, Installed(str(account)), once=INSTALLED)

    async def caught_up(self) -> None:
        """Find out what happened to servers while this process was away."""
        here = {guild.id for guild in self._wire.client.guilds}
        for community in await self._door.storage.communities():
            if community.platform != PLATFORM or not self._served(int(community.external)):
                continue
            frozen = community.standing is Standing.FROZEN
            inside = int(community.external) in here
            if inside and frozen:
                await self._tell(int(community.external), Installed())
            elif not inside and not frozen and await self._left(int(community.external)):
                await self._tell(int(community.external), Removed())

    def _served(self, guild: int) -> bool:
        keys = self._wire.keys
        return not keys.shards or (guild >> 22) % keys.shard_count in keys.shards

    async def _left(self, guild: int) -> bool:
        """Ask: a server that is only unavailable just now is not left."""
        try:
            await self._wire.client.fetch_guild(guild)
        except (discord.NotFound, discord.Forbidden):
            return True
        except discord.HTTPException as unsure:
            log.warning("server not looked at", platform=PLATFORM, why=unsure.status)
        return False

    async def _tell(self, guild: int, event: Event, once: str = "") -> None:
        await self._door.handle(
            Request(PLATFORM, str(guild), "", Means.EVENT, event=event, once=once)
        )
