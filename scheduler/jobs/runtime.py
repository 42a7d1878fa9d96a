"""APScheduler's bells: a handful of technical jobs in every process; what is due is rows.

Its jobs live in memory only. A bell that rings late rings once, never twice at the same time, and
is never skipped; what it would have done is found in the database by the next one. APScheduler
plans by the host's clock: where that is set back, no bell would ring until it is the old time
again, so that all ring at once then, and go on from there.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.app import App
from scheduler.jobs.runner import Runner
from scheduler.outbox.dispatcher import Dispatcher
from storage.purge import purge
from storage.store import Store

log = structlog.get_logger()
TICK = DELIVER = 1  # seconds between two bells
HEARTBEAT = 15
WATCH = 60 * 60
LOOK_AT_CLOCK = 5.0  # seconds, on the monotonic clock
STEP = 2.0  # seconds by which the host's clock differs from it to have been set
PURGE = 6 * 60 * 60  # at most a day passes between two purges, restarts included
IN_HAND = 9.0  # seconds to finish what is in hand when told to stop


class Runtime:
    """Everything that happens by itself in one process: start it, stop it, and it is done."""

    def __init__(self, app: App, store: Store, runner: Runner, dispatcher: Dispatcher) -> None:
        self._app = app
        self._store = store
        self.runner = runner
        self.dispatcher = dispatcher
        self.pulse: dict[str, datetime] = {}
        """When each bell last did its work to the end, for health checks."""
        self._bells = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._awake = asyncio.Event()
        self._beside: list[asyncio.Task[None]] = []
        self._ringing: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Ring from now on."""
        for name, ring, seconds in (
            ("tick", self.runner.look, TICK),
            ("deliver", self.dispatcher.look, DELIVER),
            ("heartbeat", self._store.alive, HEARTBEAT),
            ("watch", self.runner.watch, WATCH),
            ("purge", self._purge, PURGE),
        ):
            bell, at_once = IntervalTrigger(seconds=seconds), datetime.now(UTC)
            self._bells.add_job(self._ring, bell, [name, ring], id=name, next_run_time=at_once)
        self._bells.start()
        self._store.wake = self._awake.set
        self._beside = [asyncio.create_task(each()) for each in (self._wake_up, self._keep_time)]

    async def stop(self, seconds: float = IN_HAND) -> None:
        """Ring no more and finish what is in hand; what takes longer is taken up again later."""
        self._store.wake = _sleep_on
        self._bells.pause()
        for each in self._beside:
            each.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds + 0.5):
                await asyncio.gather(self.runner.stop(seconds), self.dispatcher.stop(seconds))
                await asyncio.gather(*self._ringing)
        self._bells.shutdown(wait=False)  # cancels what a bell is still at, so it comes last
        await asyncio.gather(*self._ringing, return_exceptions=True)
        if self._app.executor:
            self._app.executor.shutdown()

    async def _ring(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        """Do a bell's work where stopping can wait for it."""
        ringing = asyncio.create_task(self._work(name, work))
        self._ringing.add(ringing)
        ringing.add_done_callback(self._ringing.discard)
        await ringing

    async def _work(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        """Do a bell's work; what goes wrong is logged, and the next ring tries again."""
        try:
            await work()
        except Exception:
            log.exception("bell failed", bell=name)
        else:
            self.pulse[name] = self._app.clock.now()

    async def _wake_up(self) -> None:
        """Let what is owed after a press leave at once, not at the next bell."""
        while True:
            await self._awake.wait()
            self._awake.clear()
            for ring in (self.dispatcher.look, self.runner.look):
                await self._ring("wake", ring)

    async def _keep_time(self) -> None:
        """Ring every bell when the host's clock was set, and go on by its new time."""
        ahead = _ahead()
        while True:
            await asyncio.sleep(LOOK_AT_CLOCK)
            by = _ahead() - ahead
            if abs(by) > STEP:
                log.warning("clock was set", seconds=round(by))
                for bell in self._bells.get_jobs():
                    bell.modify(next_run_time=datetime.now(UTC))
                ahead += by

    async def _purge(self) -> None:
        await purge(self._store, self._app.clock.now())


def _ahead() -> float:
    """Return by how much the host's clock is ahead of the monotonic one, in seconds."""
    return time.time() - time.monotonic()


def _sleep_on() -> None:
    """Wake nobody."""
