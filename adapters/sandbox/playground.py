"""A running sandbox with people in front of it: they act, the clock moves, the others act too."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

import structlog

from adapters.sandbox.autopilot import Autopilot
from adapters.sandbox.engine import Engine
from adapters.sandbox.transport import Chat
from adapters.sandbox.world import World

log = structlog.get_logger()
T = TypeVar("T")
QUARTER = timedelta(weeks=13)
SMALLEST = timedelta(minutes=5)  # what is overdue and stays so is looked at again after this


class Jump(StrEnum):
    """How far the clock is moved."""

    NEXT = "next"  # to the next thing Confab does
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    QUARTER = "quarter"


_SPANS = {
    Jump.HOUR: timedelta(hours=1),
    Jump.DAY: timedelta(days=1),
    Jump.WEEK: timedelta(weeks=1),
    Jump.QUARTER: QUARTER,
}


@dataclass(frozen=True, slots=True)
class Journey:
    """The clock on its way from one moment to another."""

    start: datetime
    end: datetime

    @property
    def whole(self) -> timedelta:
        """How long the way is."""
        return self.end - self.start


class Playground:
    """One workspace that is tried out. One thing happens at a time, in order.

    `held` counts, by account, the screens somebody is looking at as that person: whoever is
    played by hand is not played by the autopilot. `auto` are those it may play otherwise.
    `captions` say in a few words who somebody is, by account.
    """

    def __init__(
        self,
        chat: Chat,
        engine: Engine,
        autopilot: Autopilot,
        captions: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.chat = chat
        self.captions = captions
        self.world: World = chat.world
        self.auto: set[str] = set()
        self.held: Counter[str] = Counter()
        self.journey: Journey | None = None
        self._engine = engine
        self._autopilot = autopilot
        self._turn = asyncio.Lock()
        self._going: asyncio.Task[None] | None = None
        self._halt = False

    async def act(self, doing: Callable[[], Awaitable[T]]) -> T:
        """Let a person do something, then whatever it caused at once."""
        async with self._turn:
            done = await doing()
            await self._engine.turn(self.world.clock.now())
        return done

    async def next_due(self) -> datetime | None:
        """Return when Confab does something next, or None where nothing is planned."""
        return await self._engine.next_due()

    def hold(self, account: str) -> None:
        """A screen is looked at as this person."""
        self.held[account] += 1
        self.world.notify()

    def let_go(self, account: str) -> None:
        """A screen is looked at as this person no more."""
        self.held[account] -= 1
        self.world.notify()

    def go(self, jump: Jump) -> None:
        """Set the clock moving; nothing where it moves already. A quarter is for watching: there
        everybody acts who can."""
        if self._going is None or self._going.done():
            self._halt = False
            if jump is Jump.QUARTER:
                self.let_all_act()
            self._going = asyncio.create_task(self._go(jump))

    def let_all_act(self) -> None:
        """Let everybody act by themselves who is not played by hand."""
        site = self.world.site(self.chat.workspace)
        self.auto = {each.id for each in site.people.values() if not (each.bot or each.gone)}
        self.world.notify()

    def halt(self) -> None:
        """Let the clock stop after what it is doing just now."""
        self._halt = True

    async def arrived(self) -> None:
        """Wait until the clock stands still."""
        if self._going:
            await asyncio.wait([self._going])

    async def _go(self, jump: Jump) -> None:
        now = self.world.clock.now()
        end = now + _SPANS[jump] if jump in _SPANS else await self._engine.next_due()
        try:
            if end is not None:
                self.journey = Journey(now, max(end, now))
                await self._travel(self.journey.end)
        except Exception:
            log.exception("the clock stopped on its way")
        finally:
            self.journey = None
            self.world.notify()

    async def _travel(self, end: datetime) -> None:
        stop = self.world.clock.now()
        while stop < end and not self._halt:
            async with self._turn:
                self._autopilot.on = {each for each in self.auto if not self.held[each]}
                self._autopilot.look()
                stop = await self._next(end)
                await self._engine.turn(stop)
                if await self._autopilot.act():
                    await self._engine.turn(stop)
                self.world.notify()
            await asyncio.sleep(0)

    async def _next(self, end: datetime) -> datetime:
        """Return the next moment up to `end` at which anything happens, always later than now."""
        soonest = self.world.clock.now() + SMALLEST
        planned = (await self._engine.next_due(), self._autopilot.next_due())
        return min(max(min((each for each in planned if each), default=end), soonest), end)
