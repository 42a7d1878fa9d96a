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
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.slack import Keys, Slack
from bot.app import App
from bot.kit import notices
from bot.kit.people import Community, Member
from bot.kit.ports import TryLater, Work
from bot.kit.programme import Programme, Refusal, Request
from bot.kit.ui import Outcome, Reply
from scheduler.outbox import Delivery
from scheduler.postman import Postman
from scheduler.tick import Tick
from storage.agenda import Agenda
from storage.crypto import Vault, fresh_master_key
from storage.owed import Outbox
from storage.pacing import Pacing
from storage.store import Store
from tests.slack_double import LoopbackSlack, User

PATIENCE = 30.0  # seconds for an ack on a busy machine; that acks come in time has its own tests
OVERDUE = timedelta(minutes=5)  # what stays due is looked at again after this


class SlackClock:
    """The loopback's clock, as the core reads it."""

    def __init__(self, slack: LoopbackSlack) -> None:
        self._slack = slack

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.fromtimestamp(self._slack.clock.now(), UTC)


class WatchedApp(App):
    """The App, keeping what went wrong inside it so that the test fails."""

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)  # type: ignore[arg-type]
        self.asked: list[Request] = []
        self.wrong: list[Exception] = []

    async def handle(self, request: Request) -> Outcome:
        """Do what is asked, and remember it."""
        self.asked.append(request)
        try:
            return await self._handle(request)
        except Refusal as refusal:
            return Reply((refusal.card,))
        except TryLater:
            return Reply((notices.our_mistake(),))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shall fail for it
            self.wrong.append(error)
            return Reply((notices.our_mistake(),))


class SlackRig:
    """One installation, its clockwork turned by hand."""

    def __init__(
        self,
        slack: LoopbackSlack,
        store: Store,
        keys: Keys,
        platform: Slack,
        app: WatchedApp,
        serving: asyncio.Task[None],
    ) -> None:
        self.serving = serving
        self.keys = keys
        self.slack = slack
        self.store = store
        self.platform = platform
        self.app = app
        self.clock = app.clock
        self.outbox, self.agenda = Outbox(store), Agenda(store)
        self._tick = Tick(app, self.agenda)
        platform.directory._sleep = self._sleep
        postman = Postman(
            app, self.outbox, Pacing(store), {"slack": platform.messenger}, sleep=self._sleep
        )
        self._delivery = Delivery(postman, self.outbox, self.clock.now)

    async def _sleep(self, seconds: float) -> None:
        """Let the pace of deliveries pass on the loopback's clock instead of the wall's."""
        await self.slack.turn(seconds)

    async def settle(self) -> None:
        """Do and deliver everything that is due at the present moment."""
        while await self._tick() + await self._delivery():
            pass

    async def turn(self, *, days: float = 0, hours: float = 0) -> None:
        """Move the clock on from due moment to due moment, doing and delivering what falls due."""
        end = self.clock.now() + timedelta(days=days, hours=hours)
        await self.settle()
        while (stop := await self._next_stop()) and stop <= end:
            await self._turn_to(stop)
            await self.settle()
        await self._turn_to(end)
        await self.settle()

    async def _turn_to(self, moment: datetime) -> None:
        await self.slack.turn(max(0.0, (moment - self.clock.now()).total_seconds()))

    async def _next_stop(self) -> datetime | None:
        planned = (await self.agenda.next_due(), await self.outbox.next_due())
        due = min((each for each in planned if each), default=None)
        return max(due, self.clock.now() + OVERDUE) if due else None

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

    async def community(self) -> Community:
        """Return the workspace's community."""
        found = await self.store.community("slack", "T1")
        assert found, "Confab has not met the workspace yet"
        return found

    async def member(self, user: User) -> Member | None:
        """Return somebody's member row, or None where Confab keeps nothing of them."""
        async with self.work() as work:
            return await work.one(Member, account=user.id)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """Open a transaction in the community."""
        async with self.app.begin((await self.community()).id) as work:
            yield work


@asynccontextmanager
async def open_rig(
    slack: LoopbackSlack,
    programmes: Sequence[Programme],
    *,
    way: str = "socket",
    in_time: float = 2.2,
) -> AsyncIterator[SlackRig]:
    """Run Confab on an empty database, connected by "socket" or "http".

    `in_time` are the seconds it takes over an answer before it acknowledges and answers later.
    """
    team = slack.workspace("T1")
    slack.courier.ack_seconds = PATIENCE
    port = _free_port()
    socket_token = slack.app_token if way == "socket" else ""
    keys = Keys(
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
        store = Store(f"sqlite:///{Path(folder, 'confab.db')}", Vault(fresh_master_key()))
        await store.create()
        app = WatchedApp(store, programmes, {"slack": platform.directory}, SlackClock(slack))
        serving = asyncio.create_task(platform.run(app))
        try:
            await _reached(slack, serving, way, port)
            yield SlackRig(slack, store, keys, platform, app, serving)
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving
            await store.close()
        if app.wrong:
            raise ExceptionGroup("mistakes of ours", app.wrong)


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
