"""A whole Confab on the loopback Slack: the real App, storage and outbox behind the real adapter.

`async with open_rig(slack, programmes) as rig:`, then the loopback's own verbs (`slack.command`,
`slack.press`, `slack.submit`), `await rig.settle()` to do and deliver what is due, and
`await rig.turn(days=1)`.
"""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from adapters.slack import Slack, SlackKeys
from bot.compose import Confab, database
from bot.kit.contracts.programme import Programme
from storage.crypto import fresh_master_key
from tests.adapters.rig import PlatformRig, watched
from tests.blank import blank
from tests.doubles.slack import LoopbackSlack

PATIENCE = 30.0  # seconds for an ack on a busy machine; that acks come in time has its own tests


class SlackClock:
    """The loopback's clock, as the core reads it."""

    def __init__(self, slack: LoopbackSlack) -> None:
        self._slack = slack

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.fromtimestamp(self._slack.clock.now(), UTC)


class SlackRig(PlatformRig):
    """One installation and one workspace, T1."""

    def __init__(
        self,
        slack: LoopbackSlack,
        confab: Confab,
        keys: SlackKeys,
        platform: Slack,
        serving: asyncio.Task[None],
    ) -> None:
        super().__init__("slack", confab, slack.turn)
        self.serving = serving
        self.keys = keys
        self.slack = slack
        self.platform = platform
        platform.directory._sleep = slack.turn

    @property
    def workspace(self) -> str:
        """What Slack calls the workspace."""
        return "T1"

    async def restart(self) -> None:
        """End the process and begin another, with nothing but the database."""
        await self.stop()
        self.platform = Slack(self.keys)
        self.platform.directory._sleep = self.slack.turn
        self._run_again(self.platform)
        self.serving = asyncio.create_task(self.platform.run(self.app))
        await self.slack.connected(1)

    async def stop(self) -> None:
        """Tell the process to end, and wait until it has."""
        self.serving.cancel()
        with suppress(asyncio.CancelledError):
            await self.serving

    @asynccontextmanager
    async def another(self) -> AsyncIterator[None]:
        """Run one more process of the same installation."""
        links = len(self.slack.socket.links)
        serving = asyncio.create_task(Slack(self.keys).run(self.app))
        await self.slack.connected(links + 1)
        yield
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving


@asynccontextmanager
async def open_rig(
    slack: LoopbackSlack,
    programmes: Sequence[Programme],
    *,
    way: str = "socket",
    in_time: float = PATIENCE / 2,
) -> AsyncIterator[SlackRig]:
    """Run Confab on an empty database, connected by "socket" or "http".

    `in_time` are the seconds it takes over an answer before it acknowledges and answers later.
    """
    team = slack.workspace("T1")
    slack.courier.ack_seconds = PATIENCE
    port = _free_port()
    socket_token = slack.app_token if way == "socket" else ""
    keys = SlackKeys(
        team.token,
        socket_token,
        slack.signing_secret,
        port=port,
        base_url=slack.base_url,
        ping=10.0,
        in_time=in_time,
    )
    platform = Slack(keys)
    with tempfile.TemporaryDirectory() as folder:
        store = database(blank(Path(folder, "confab.db")), fresh_master_key())
        clock = SlackClock(slack)
        confab = watched(store, programmes, "slack", platform, clock, slack.turn)
        serving = asyncio.create_task(platform.run(confab.app))
        rig = SlackRig(slack, confab, keys, platform, serving)
        try:
            await _reached(slack, serving, way, port)
            yield rig
        finally:
            await rig.stop()
            await store.close()
        rig.app.judge()


async def _reached(slack: LoopbackSlack, serving: asyncio.Task[None], way: str, port: int) -> None:
    if way == "socket":
        await slack.until(lambda: slack.socket.links or serving.done())
    else:
        await slack.until(lambda: _listens(port) or serving.done())
        await slack.deliver_to(f"http://127.0.0.1:{port}/slack/events")
    if serving.done():
        serving.result()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
