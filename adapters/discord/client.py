"""The gateway: what discord.py hears is handed on, and nothing of it is kept."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Protocol

import discord

from adapters.discord.wire import DiscordKeys, options


class Ears(Protocol):
    """Who hears what the gateway tells."""

    async def asked(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Somebody used a command, a button or a form."""

    async def added(self, guild: discord.Guild) -> None:
        """The bot was added to a server."""

    async def removed(self, guild: discord.Guild) -> None:
        """The bot was removed from a server."""

    async def channel_gone(self, guild: discord.Guild, channel: int) -> None:
        """A channel was deleted."""

    async def thread_lost(self, guild: int, thread: int) -> None:
        """A thread was deleted or locked (only moderators can write in it), or the bot was taken
        out of it."""

    async def caught_up(self) -> None:
        """Every server was told of."""


logging.getLogger("discord").setLevel(logging.WARNING)  # below it, it writes down what people type
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here


class _Heard(discord.Client):
    """A client that hands on what it hears, once there is somebody to hear it."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self.ears: Ears | None = None

    async def on_interaction(self, interaction: discord.Interaction[discord.Client]) -> None:
        if self.ears:
            await self.ears.asked(interaction)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        if self.ears:
            await self.ears.added(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        if self.ears:
            await self.ears.removed(guild)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        if self.ears:
            await self.ears.channel_gone(channel.guild, channel.id)

    async def on_raw_thread_delete(self, gone: discord.RawThreadDeleteEvent) -> None:
        if self.ears:
            await self.ears.thread_lost(gone.guild_id, gone.thread_id)

    async def on_raw_thread_update(self, news: discord.RawThreadUpdateEvent) -> None:
        if self.ears and news.data["thread_metadata"].get("locked"):
            await self.ears.thread_lost(news.guild_id, news.thread_id)

    async def on_thread_remove(self, thread: discord.Thread) -> None:
        if self.ears:
            await self.ears.thread_lost(thread.guild.id, thread.id)

    async def on_ready(self) -> None:
        if self.ears:
            await self.ears.caught_up()


class One(_Heard):
    """All servers over one connection."""


class Many(_Heard, discord.AutoShardedClient):
    """Some shards, each over a connection of its own."""


Client = One | Many


def client_for(keys: DiscordKeys) -> Client:
    """Return the client these keys ask for."""
    if not keys.shards:
        return One(**options())
    return Many(**options(), shard_ids=list(keys.shards), shard_count=keys.shard_count)


async def hang_up(client: Client) -> None:
    """Leave the gateway, once nothing listens to it any more; calls can still be made."""
    if isinstance(client, Many):
        for shard in client.shards.values():
            await shard.disconnect()
    elif client.ws is not None:
        await client.ws.close(code=1000)
    # discord.py leaves this one running: it would say "ready" to whoever has stopped listening.
    ready = client._connection._ready_task  # noqa: SLF001 - there is no other way to it
    if ready is not None:
        ready.cancel()
        await asyncio.wait({ready})


async def wise_start(client: discord.Client, sleep: Any = asyncio.sleep) -> float:
    """Wait before connecting where little is left of the day's 1,000 starts: Discord resets a
    token that uses them up, which a crash loop would do in an hour. Returns the seconds waited.
    """
    _, _, limit = await client.http.get_bot_gateway()
    total, left = limit["total"], limit["remaining"]
    if left * 2 > total:
        return 0.0
    wait = limit["reset_after"] / 1000 / max(1, left)
    await sleep(wait)
    return wait
