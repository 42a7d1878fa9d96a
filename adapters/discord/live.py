"""Discord as one value: built from keys, served until cancelled, checked on request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

import discord
import structlog

from adapters.base.in_flight import InFlight
from adapters.base.platform import NotReady, PlatformFinding
from adapters.discord import check, commands, requests
from adapters.discord.client import Client, client_for, hang_up, wise_start
from adapters.discord.direct_messages import DirectMessages
from adapters.discord.directory import DiscordDirectory
from adapters.discord.errors import mapped
from adapters.discord.events import ServerEvents
from adapters.discord.lease import Lease
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.places import Places
from adapters.discord.render import say
from adapters.discord.transport import DiscordTransport
from adapters.discord.wire import PLATFORM, DiscordKeys, DiscordWire
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import TryLater, Undeliverable

log = structlog.get_logger()
PATIENCE = 4  # seconds for what is in hand when the process stops
PATIENCE_GATEWAY = 2  # … and for Discord to say goodbye
BACK_OFF = 30.0


class Discord:
    """All servers one bot is on, as far as its shards are served here."""

    name = PLATFORM

    def __init__(self, keys: DiscordKeys) -> None:
        self.client: Client = client_for(keys)
        self.wire = DiscordWire(keys, self.client)
        self.direct_messages = DirectMessages(self.wire)
        self.directory = DiscordDirectory(self.wire)
        self.messenger = DiscordMessenger(self.wire, self.direct_messages, Places(self.wire))

    async def run(self, app: Door, /) -> None:
        """Serve until cancelled; what is in hand is finished first."""
        heard, lease = self.attach(app), Lease(app.storage, self.wire.keys)
        try:
            await self._until(self.wire.login)
            await self._listen(app, lease)
        except discord.LoginFailure as refused:
            raise NotReady(_mend()) from refused
        except discord.ConnectionClosed as closed:
            raise NotReady(f"Discord closed the connection for good: {closed}") from closed
        finally:
            await self._stopped(heard)
            await lease.give_back()

    async def _stopped(self, heard: GatewayEars) -> None:
        """Leave the gateway first: what comes meanwhile would be taken on and never finished."""
        with suppress(TimeoutError):
            await asyncio.wait_for(hang_up(self.client), PATIENCE_GATEWAY)
        self.client.ears = None
        await heard.finish()
        await self.client.close()

    async def _listen(self, core: Door, lease: Lease) -> None:
        """Listen at the gateway whenever no other process does; deliver all the while."""
        while not self.client.is_closed():
            await lease.taken()
            if not await lease.during(self._connected(core)):
                await hang_up(self.client)

    async def _connected(self, core: Door) -> None:
        await self._until(lambda: self._prepared(core))
        await self.client.connect()

    def attach(self, core: Door) -> GatewayEars:
        """Let what is heard from now on go to this core."""
        heard = GatewayEars(core, self.wire, self.directory, self.direct_messages)
        self.client.ears = heard
        return heard

    async def _until(self, done: Callable[[], Awaitable[None]]) -> None:
        """Do something again and again until Discord answers."""
        while True:
            try:
                return await done()
            except (discord.HTTPException, TryLater, Undeliverable, OSError) as failed:
                log.warning("discord does not answer", platform=PLATFORM, why=str(failed))
            await asyncio.sleep(BACK_OFF)

    async def _prepared(self, core: Door) -> None:
        """Tell the commands, and wait for a good moment to connect."""
        await commands.sync(self.wire, core)
        with mapped():
            waited = await wise_start(self.client)
        if waited:
            log.warning("few starts left today", platform=PLATFORM, waited=round(waited))

    async def check(self) -> Sequence[PlatformFinding]:
        """Ask Discord whether everything is set up; each finding says how to mend it."""
        try:
            return await check.everything(self.wire)
        finally:
            await self.client.close()


class GatewayEars:
    """What the gateway tells, on its way to the core."""

    def __init__(
        self,
        core: Door,
        wire: DiscordWire,
        directory: DiscordDirectory,
        direct_messages: DirectMessages,
    ) -> None:
        self.in_flight = InFlight()
        self._transport = DiscordTransport(core, wire, directory, direct_messages, self.in_flight)
        self._events = ServerEvents(core, wire)

    async def asked(self, interaction: discord.Interaction[discord.Client]) -> None:
        await self._transport.take(interaction)
        if requests.data_of(interaction).get("name") == "confab":
            await self.in_flight.begin(
                self._events.organised(interaction.guild_id, interaction.user.id)
            )

    async def added(self, guild: discord.Guild) -> None:
        await self.in_flight.begin(self._events.added(guild))

    async def removed(self, guild: discord.Guild) -> None:
        await self.in_flight.begin(self._events.removed(guild))

    async def channel_gone(self, guild: discord.Guild, channel: int) -> None:
        await self.in_flight.begin(self._events.channel_gone(guild, channel))

    async def thread_lost(self, guild: int, thread: int) -> None:
        await self.in_flight.begin(self._events.thread_lost(guild, thread))

    async def caught_up(self) -> None:
        await self.in_flight.begin(self._events.caught_up())

    async def finish(self) -> None:
        """Let what is in hand come to its end, but not for ever."""
        if not await self.in_flight.finish(PATIENCE):
            log.warning("stopped with answers still on their way", platform=PLATFORM)


def _mend() -> str:
    return f"{say.line('check-token-refused')} {say.line('check-token-mend')}"
