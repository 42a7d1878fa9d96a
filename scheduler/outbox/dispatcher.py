"""Delivers what is owed, lane by lane, so that nobody's trouble keeps others waiting.

Any number of lanes may have something due. A few at a time take messages and make them ready; then
the next ones have their turn, in order of arrival, while messages wait for their moment or for a
platform. So nothing is claimed that could not leave soon, and no platform keeps another waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

import structlog

from scheduler.outbox.delivery import Delivery, nothing
from scheduler.outbox.lane import LaneRun
from scheduler.outbox.queue import Lane, NoteQueue

log = structlog.get_logger()
AT_WORK = 2  # lanes that take messages and make them ready; more let presses wait for no gain


class Dispatcher:
    """Everything that is owed, for as long as the process runs."""

    def __init__(
        self,
        delivery: Delivery,
        outbox: NoteQueue,
        now: Callable[[], datetime],
        at: Callable[[str], Awaitable[None]] = nothing,
    ) -> None:
        self._outbox = outbox
        turns = asyncio.Semaphore(AT_WORK)
        self._begin = partial(
            LaneRun, delivery=delivery, outbox=outbox, now=now, at=at, turns=turns
        )
        self._now = now
        self._running: dict[Lane, tuple[LaneRun, asyncio.Task[int]]] = {}
        self._stopping = False

    async def look(self) -> None:
        """See where something is due and have it delivered, without waiting for it."""
        for lane in await self._outbox.lanes(self._now()):
            if lane not in self._running and not self._stopping:
                begun = self._begin(lane)
                task = asyncio.create_task(begun.run())
                self._running[lane] = begun, task
                task.add_done_callback(partial(self._ended, lane))

    def _ended(self, lane: Lane, task: asyncio.Task[int]) -> None:
        del self._running[lane]
        error = None if task.cancelled() else task.exception()
        if error:
            log.error("lane failed", community=lane.community, exc_info=error)

    async def __call__(self) -> int:
        """Deliver everything that is due now, at its pace; say how many messages that was."""
        count = 0
        while True:
            await self.look()
            if not self._running:
                return count
            count += sum(await asyncio.gather(*(task for _, task in self._running.values())))

    async def stop(self, seconds: float) -> None:
        """Finish what is in hand within `seconds`; what takes longer is tried again later."""
        self._stopping = True
        for begun, _ in self._running.values():
            begun.finish()
        tasks = [task for _, task in self._running.values()]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
