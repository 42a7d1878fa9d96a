"""What Confab's rigs on the doubles of both platforms share: a watched core, clockwork by hand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Protocol

from bot.app import App
from bot.compose import Confab, Parts, Reached, compose
from bot.kit.contracts.context import Refusal, Request
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.runtime import Clock
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community, Member
from bot.kit.screen.outcomes import Outcome, Reply
from bot.kit.widgets import notices
from storage.store import Store

OVERDUE = timedelta(minutes=5)  # what stays due is looked at again after this
Pass = Callable[[float], Awaitable[None]]
"""Lets so many seconds pass on a double's clock instead of the wall's."""


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
        except (TryLater, Undeliverable) as wait:
            return Reply((notices.busy(request.platform, wait),))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shall fail for it
            self.wrong.append(error)
            return Reply((notices.our_mistake(),))

    def judge(self) -> None:
        """Raise what went wrong."""
        if self.wrong:
            raise ExceptionGroup("mistakes of ours", self.wrong)


def watched(
    store: Store,
    programmes: Sequence[Programme],
    name: str,
    platform: Reached,
    clock: Clock,
    let_pass: Pass,
) -> Confab:
    """Return a Confab on one platform, whose App keeps what went wrong."""
    parts = Parts(app=WatchedApp, sleep=let_pass)
    return compose(store, programmes, {name: platform}, clock, parts=parts)


class Somebody(Protocol):
    """A person on a double."""

    @property
    def id(self) -> str:
        """Their account."""


class PlatformRig(ABC):
    """One installation on one platform's double, its clockwork turned by hand."""

    def __init__(self, platform: str, confab: Confab, let_pass: Pass) -> None:
        self.store, self.clock = confab.store, confab.app.clock
        self._platform, self._pass = platform, let_pass
        self._run(confab)

    def _run(self, confab: Confab) -> None:
        assert isinstance(confab.app, WatchedApp)
        self.confab, self.app = confab, confab.app
        self.outbox, self.agenda = confab.notes, confab.due

    @abstractmethod
    async def restart(self) -> None:
        """End the process and begin another, with nothing but the database."""

    def _run_again(self, platform: Reached) -> None:
        self.app.judge()
        programmes = list(self.app.programmes.values())
        name, clock, let_pass = self._platform, self.clock, self._pass
        self._run(watched(self.store, programmes, name, platform, clock, let_pass))

    @property
    @abstractmethod
    def workspace(self) -> str:
        """What the platform calls the community."""

    async def settle(self) -> None:
        """Do and deliver everything that is due at the present moment."""
        while await self.confab.runner() + await self.confab.dispatcher():
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
        await self._pass(max(0.0, (moment - self.clock.now()).total_seconds()))

    async def _next_stop(self) -> datetime | None:
        planned = (await self.agenda.next_due(), await self.outbox.next_due())
        due = min((each for each in planned if each), default=None)
        return max(due, self.clock.now() + OVERDUE) if due else None

    async def community(self) -> Community:
        """Return the community, which Confab must have met."""
        found = await self.store.community(self._platform, self.workspace)
        assert found, "Confab has not met this community yet"
        return found

    async def member(self, somebody: Somebody) -> Member | None:
        """Return somebody's member row, or None where Confab keeps nothing of them."""
        async with self.work() as tx:
            return await tx.one(Member, account=somebody.id)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Transaction]:
        """Open a transaction in the community."""
        async with self.app.begin((await self.community()).id) as tx:
            yield tx
