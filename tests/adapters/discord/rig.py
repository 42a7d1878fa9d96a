"""A whole Confab on the strict Discord: the real App, storage and outbox behind the real adapter.

`async with open_rig(programmes) as rig:`, then people of `rig.server` do things,
`await rig.settle()` does and delivers what is due, and `await rig.turn(days=1)`.
"""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from adapters.discord import Discord, DiscordKeys
from adapters.discord.commands import sync
from adapters.discord.direct_messages import DirectMessages
from adapters.discord.directory import DiscordDirectory
from adapters.discord.live import GatewayEars
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.places import Places
from bot.compose import Confab, database
from bot.kit.contracts.programme import Programme
from storage.crypto import fresh_master_key
from tests.adapters.rig import PlatformRig, watched
from tests.blank import blank
from tests.doubles.discord import Double, Server, open_discord

START = datetime(2026, 1, 5, 10, tzinfo=UTC)  # a Monday


class DiscordClock:
    """The double's clock, as the core reads it."""

    def __init__(self) -> None:
        self.double: Double | None = None

    def now(self) -> datetime:
        """Return the present moment."""
        assert self.double
        return self.double.now()


class DiscordRig(PlatformRig):
    """One installation, and one server."""

    def __init__(
        self,
        double: Double,
        confab: Confab,
        platform: Discord,
        ears: GatewayEars,
    ) -> None:
        super().__init__("discord", confab, double.turn)
        self.double = double
        self.platform = platform
        self.ears = ears
        self.server: Server = double.server()

    @property
    def workspace(self) -> str:
        """What Discord calls the server."""
        return self.server.id

    async def restart(self) -> None:
        """Remember nothing: all but the connection to the double is made anew."""
        await self.ears.finish()
        platform = self.platform
        platform.direct_messages = DirectMessages(platform.wire)
        platform.direct_messages._now = lambda: self.double.now().timestamp()
        platform.directory = DiscordDirectory(platform.wire)
        platform.messenger = DiscordMessenger(
            platform.wire, platform.direct_messages, Places(platform.wire)
        )
        self._run_again(platform)
        self.ears = platform.attach(self.app)


@asynccontextmanager
async def open_rig(programmes: Sequence[Programme]) -> AsyncIterator[DiscordRig]:
    """Run Confab on an empty database and an empty Discord."""
    platform, clock = Discord(DiscordKeys("token")), DiscordClock()
    with tempfile.TemporaryDirectory() as folder:
        store = database(blank(Path(folder, "confab.db")), fresh_master_key())
        try:
            async with open_discord(platform.client) as double:
                clock.double = double
                confab = watched(store, programmes, "discord", platform, clock, double.turn)
                await double.turn((START - double.now()).total_seconds())
                platform.direct_messages._now = lambda: double.now().timestamp()
                ears = platform.attach(confab.app)
                await sync(platform.wire, confab.app)
                rig = DiscordRig(double, confab, platform, ears)
                yield rig
                await rig.ears.finish()
                rig.app.judge()
        finally:
            await store.close()
