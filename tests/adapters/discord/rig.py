"""A whole Confab on the strict Discord: the real App, storage and outbox behind the real adapter.

`async with open_rig(programmes) as rig:`, then people of `rig.server` do things,
`await rig.settle()` does and delivers what is due, and `await rig.turn(days=1)`.
"""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.discord import Discord, Keys
from adapters.discord.commands import sync
from adapters.discord.live import Hearing
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
from tests.discord_double import Double, Person, Server, open_discord

START = datetime(2026, 1, 5, 10, tzinfo=UTC)  # a Monday
OVERDUE = timedelta(minutes=5)  # what stays due is looked at again after this


class DiscordClock:
    """The double's clock, as the core reads it."""

    def __init__(self) -> None:
        self.double: Double | None = None

    def now(self) -> datetime:
        """Return the present moment."""
        assert self.double
        return self.double.now()


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


class DiscordRig:
    """One installation, its clockwork turned by hand, and one server."""

    def __init__(
        self,
        double: Double,
        store: Store,
        platform: Discord,
        app: WatchedApp,
        hearing: Hearing,
    ) -> None:
        self.double = double
        self.store = store
        self.platform = platform
        self.app = app
        self.hearing = hearing
        self.server: Server = double.server()
        self.outbox, self.agenda = Outbox(store), Agenda(store)
        self._tick = Tick(app, self.agenda)
        messengers = {"discord": platform.messenger}
        postman = Postman(app, self.outbox, Pacing(store), messengers, sleep=double.turn)
        self._delivery = Delivery(postman, self.outbox, double.now)

    async def settle(self) -> None:
        """Do and deliver everything that is due at the present moment."""
        while await self._tick() + await self._delivery():
            pass

    async def turn(self, *, days: float = 0, hours: float = 0) -> None:
        """Move the clock on from due moment to due moment, doing and delivering what falls due."""
        end = self.double.now() + timedelta(days=days, hours=hours)
        await self.settle()
        while (stop := await self._next_stop()) and stop <= end:
            await self._turn_to(stop)
            await self.settle()
        await self._turn_to(end)
        await self.settle()

    async def _turn_to(self, moment: datetime) -> None:
        await self.double.turn(max(0.0, (moment - self.double.now()).total_seconds()))

    async def _next_stop(self) -> datetime | None:
        planned = (await self.agenda.next_due(), await self.outbox.next_due())
        due = min((each for each in planned if each), default=None)
        return max(due, self.double.now() + OVERDUE) if due else None

    async def community(self) -> Community:
        """Return the server's community."""
        found = await self.store.community("discord", self.server.id)
        assert found, "Confab has not met the server yet"
        return found

    async def member(self, person: Person) -> Member | None:
        """Return somebody's member row, or None where Confab keeps nothing of them."""
        async with self.work() as work:
            return await work.one(Member, account=person.id)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """Open a transaction in the community."""
        async with self.app.begin((await self.community()).id) as work:
            yield work


@asynccontextmanager
async def open_rig(programmes: Sequence[Programme]) -> AsyncIterator[DiscordRig]:
    """Run Confab on an empty database and an empty Discord."""
    platform, clock = Discord(Keys("token")), DiscordClock()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder, 'confab.db')}", Vault(fresh_master_key()))
        await store.create()
        app = WatchedApp(store, programmes, {"discord": platform.directory}, clock)
        try:
            async with open_discord(platform.client) as double:
                clock.double = double
                await double.turn((START - double.now()).total_seconds())
                platform.directs._now = lambda: double.now().timestamp()
                hearing = platform.attach(app)
                await sync(platform.wire, app)
                yield DiscordRig(double, store, platform, app, hearing)
                await hearing.finish()
        finally:
            await store.close()
        if app.wrong:
            raise ExceptionGroup("mistakes of ours", app.wrong)
