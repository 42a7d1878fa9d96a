"""Discord as one value: built from keys, served until cancelled, checked on request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import discord
import structlog

from adapters.discord import asking, check, commands
from adapters.discord.check import Finding
from adapters.discord.client import Client, client_for, hang_up, wise_start
from adapters.discord.directory import DiscordDirectory
from adapters.discord.directs import Directs
from adapters.discord.failures import mapped
from adapters.discord.happenings import Happenings
from adapters.discord.lease import Lease
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.places import Places
from adapters.discord.render import say
from adapters.discord.transport import Transport
from adapters.discord.wire import PLATFORM, Keys, Wire
from adapters.platform import NotReady
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import TryLater, Undeliverable

log = structlog.get_logger()
PATIENCE = 4  # seconds for what is in hand when the process stops
BACK_OFF = 30.0


class Discord:
    """All servers one bot is on, as far as its shards are served here."""

    name = PLATFORM

    def __init__(self, keys: Keys) -> None:
        self.client: Client = client_for(keys)
        self.wire = Wire(keys, self.client)
        self.directs = Directs(self.wire)
        self.directory = DiscordDirectory(self.wire)
        self.messenger = DiscordMessenger(self.wire, self.directs, Places(self.wire))

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
            await heard.finish()
            await self.client.close()
            await lease.give_back()

    async def _listen(self, core: Door, lease: Lease) -> None:
        """Listen at the gateway whenever no other process does; deliver all the while."""
        while not self.client.is_closed():
            await lease.taken()
            if not await lease.during(self._connected(core)):
                await hang_up(self.client)

    async def _connected(self, core: Door) -> None:
        await self._until(lambda: self._prepared(core))
        await self.client.connect()

    def attach(self, core: Door) -> Hearing:
        """Let what is heard from now on go to this core."""
        heard = Hearing(core, self.wire, self.directory, self.directs)
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

    async def check(self) -> Sequence[Finding]:
        """Ask Discord whether everything is set up; each finding says how to mend it."""
        try:
            return await check.everything(self.wire)
        finally:
            await self.client.close()


class Hearing:
    """What the gateway tells, on its way to the core."""

    def __init__(
        self, core: Door, wire: Wire, directory: DiscordDirectory, directs: Directs
    ) -> None:
        self._transport = Transport(core, wire, directory, directs)
        self._happenings = Happenings(core, wire)

    async def asked(self, interaction: discord.Interaction[discord.Client]) -> None:
        await self._transport.take(interaction)
        if asking.data_of(interaction).get("name") == "confab":
            await self._transport.begin(
                self._happenings.organised(interaction.guild_id, interaction.user.id)
            )

    async def added(self, guild: discord.Guild) -> None:
        await self._transport.begin(self._happenings.added(guild))

    async def removed(self, guild: discord.Guild) -> None:
        await self._transport.begin(self._happenings.removed(guild))

    async def channel_gone(self, guild: discord.Guild, channel: int) -> None:
        await self._transport.begin(self._happenings.channel_gone(guild, channel))

    async def thread_lost(self, guild: int, thread: int) -> None:
        await self._transport.begin(self._happenings.thread_lost(guild, thread))

    async def caught_up(self) -> None:
        await self._transport.begin(self._happenings.caught_up())

    async def finish(self) -> None:
        """Let what is in hand come to its end, but not for ever."""
        try:
            await asyncio.wait_for(self._transport.finish(), PATIENCE)
        except TimeoutError:
            log.warning("stopped with answers still on their way", platform=PLATFORM)


def _mend() -> str:
    return f"{say.line('check-token-refused')} {say.line('check-token-mend')}"
