"""A whole Confab in the sandbox, like the rigs on the doubles: the App keeps what went wrong."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.sandbox import Chat, SandboxDirectory, SandboxMessenger, World
from bot.compose import Confab, PlatformParts, database
from bot.kit.contracts.programme import Programme
from storage.crypto import fresh_master_key
from tests.adapters.rig import Pass, PlatformRig, watched
from tests.blank import blank

START = datetime(2026, 1, 5, 10, tzinfo=UTC)  # a Monday
WORKSPACE = "acme"


class SandboxRig(PlatformRig):
    """One workspace with a channel."""

    def __init__(self, world: World, confab: Confab, let_pass: Pass) -> None:
        super().__init__("sandbox", confab, let_pass)
        self.world = world
        self.chat = Chat(world, self.app, WORKSPACE)

    async def restart(self) -> None:
        """Begin again on what the chat keeps: its world."""
        self._run_again(_platform(self.world))
        self.chat = Chat(self.world, self.app, WORKSPACE)

    @property
    def workspace(self) -> str:
        """What the sandbox calls the workspace."""
        return WORKSPACE


@asynccontextmanager
async def open_rig(programmes: Sequence[Programme]) -> AsyncIterator[SandboxRig]:
    """Run Confab on an empty database, in an empty world."""
    world = World(START)
    world.add_workspace(WORKSPACE, "Acme", "Europe/Berlin")

    async def let_pass(seconds: float) -> None:
        world.clock.turn(world.clock.now() + timedelta(seconds=seconds))

    with tempfile.TemporaryDirectory() as folder:
        store = database(blank(Path(folder, "confab.db")), fresh_master_key())
        try:
            confab = watched(store, programmes, "sandbox", _platform(world), world.clock, let_pass)
            rig = SandboxRig(world, confab, let_pass)
            yield rig
            rig.app.judge()
        finally:
            await store.close()


def _platform(world: World) -> PlatformParts:
    return PlatformParts(SandboxDirectory(world), SandboxMessenger(world))
