"""The line to Discord: one client, logged in when first needed, that any process may deliver by."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import discord

from adapters.discord.errors import mapped
from bot.kit.contracts.platform import TryLater

PLATFORM = "discord"
PATIENCE = 30.0  # seconds discord.py may sleep through a 429; longer is the outbox's to wait
INTENTS = discord.Intents(guilds=True)  # none of the privileged ones


@dataclass(frozen=True, slots=True)
class DiscordKeys:
    """What Discord gave the operator. `shards` of `shard_count` are served here; none: all in one
    connection. `in_time` are the seconds until an answer is deferred.
    """

    token: str
    shards: tuple[int, ...] = ()
    shard_count: int = 0
    in_time: float = 1.5


@dataclass(slots=True)
class DiscordWire:
    """A client and its keys."""

    keys: DiscordKeys
    client: discord.Client
    _logging_in: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def login(self) -> None:
        """Log in once; raises what discord.py raises."""
        async with self._logging_in:
            if self.client.application_id is None:
                await self.client.login(self.keys.token)

    async def ready(self) -> discord.Client:
        """Return the client, able to call. Raises TryLater while it cannot."""
        with mapped():
            await self.login()
        if self.client.is_closed():
            raise TryLater(5, why="stopping")
        return self.client

    @property
    def me(self) -> int:
        """The bot's own account, once logged in."""
        return self.client.user.id if self.client.user else 0

    async def guild(self, workspace: str) -> discord.Guild:
        """Return a server: what the gateway told of it, else asked for. Raises discord.py's."""
        id = int(workspace)
        return self.client.get_guild(id) or await self.client.fetch_guild(id)

    async def text_channel(self, guild: discord.Guild, channel: str) -> discord.TextChannel | None:
        """Return an ordinary text channel, or None where it is another kind of channel."""
        id = int(channel)
        found = guild.get_channel(id) or await guild.fetch_channel(id)
        ordinary = isinstance(found, discord.TextChannel) and not found.is_news()
        return found if isinstance(found, discord.TextChannel) and ordinary else None

    async def myself(self, guild: discord.Guild) -> discord.Member:
        """Return the bot as a member of a server."""
        return guild.get_member(self.me) or await guild.fetch_member(self.me)


def options() -> dict[str, object]:
    """Return how every client of ours is made."""
    return {
        "intents": INTENTS,
        "allowed_mentions": discord.AllowedMentions.none(),
        "max_ratelimit_timeout": PATIENCE,
        "max_messages": None,
        "chunk_guilds_at_startup": False,
        "member_cache_flags": discord.MemberCacheFlags.none(),
    }
