"""A clock turned by hand: everything that falls due on the way is done and delivered, in order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.app import App
from scheduler.jobs.queue import DueQueue
from scheduler.jobs.runner import Runner
from scheduler.outbox.dispatcher import Dispatcher
from scheduler.outbox.queue import NoteQueue

OVERDUE = timedelta(minutes=5)  # what stays due, waiting to be tried again, is looked at after this


class Turnable(Protocol):
    """A clock that only moves when told to."""

    def now(self) -> datetime:
        """Return the present moment."""

    def turn(self, to: datetime) -> None:
        """Move on to a moment."""


class VirtualTime:
    """A running Confab whose time is in somebody's hand (the sandbox's `Engine`)."""

    def __init__(
        self,
        app: App,
        clock: Turnable,
        tick: Runner,
        delivery: Dispatcher,
        due: DueQueue,
        outbox: NoteQueue,
    ) -> None:
        self.app = app
        self._clock = clock
        self._does: tuple[Callable[[], Awaitable[int]], ...] = (tick, delivery)
        self._looks = (due.next_due, outbox.next_due)

    async def settle(self) -> None:
        """Do and deliver everything that is due at the present moment."""
        while sum([await do() for do in self._does]):
            pass

    async def turn(self, to: datetime) -> None:
        """Move the clock on to `to`, from due moment to due moment."""
        await self.settle()
        while (stop := await self._next_stop()) and stop <= to:
            self._clock.turn(stop)
            await self.settle()
        self._clock.turn(to)
        await self.settle()

    async def next_due(self) -> datetime | None:
        """Return when something falls due next, or None where nothing is planned."""
        planned = [await look() for look in self._looks]
        return min((each for each in planned if each), default=None)

    async def _next_stop(self) -> datetime | None:
        due = await self.next_due()
        return max(due, self._clock.now() + OVERDUE) if due else None
