"""One tick of the clock: every due row is asked of the App.

Any number of processes may tick at the same moment: a short job takes its row in the transaction
that does the work; a long job holds its row by a lease that is renewed, and checked again in each
transaction that settles a part of it. Long jobs run beside the tick: nothing waits for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.app import App
from bot.kit.contracts.jobs import LongJob
from bot.kit.contracts.platform import TryLater
from bot.kit.contracts.storage import UnreadableCommunity
from scheduler.jobs import execution
from scheduler.jobs.queue import Due, DueQueue
from storage.transaction import LEASE

log = structlog.get_logger()
AT_ONCE = 100  # rows read in one go
LONG_AT_ONCE = 2
ATTEMPTS = 10  # before a row is given up
BACKOFF = timedelta(seconds=15)
PARKED = timedelta(hours=1)  # what cannot even be given up waits so long


class Runner:
    """Asks what is due. `executor` computes long jobs; None computes them right here."""

    def __init__(
        self,
        app: App,
        due: DueQueue,
        executor: Executor | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._app = app
        self._due = due
        self._executor = executor
        self._sleep = sleep
        self._ticking = asyncio.Lock()
        self._long: dict[str, asyncio.Task[bool]] = {}
        self._few_long = asyncio.Semaphore(LONG_AT_ONCE)
        self._stopping = False

    async def __call__(self) -> int:
        """Do everything that is due now, long jobs included; say how many rows that was."""
        done = 0
        while True:
            done += await self.look()
            if not self._long:
                return done
            done += sum(await asyncio.gather(*self._long.values()))

    async def look(self) -> int:
        """Do what is short and due now, begin what is long; say how many rows were done."""
        async with self._ticking:
            done, seen = 0, set[str]()
            while rows := [row for row in await self._ready() if row.id not in seen]:
                for row in rows:
                    seen.add(row.id)
                    done += await self._begin(row)
            return done

    async def watch(self) -> None:
        """See that whatever comes round is planned; one community's trouble is its own."""
        for community in await self._due.communities():
            try:
                await execution.watch(self._app, community)
            except UnreadableCommunity:  # the store has said so
                continue
            except Exception:
                log.exception("watching failed", community=community)

    async def stop(self, seconds: float) -> None:
        """Begin nothing new and wait for what runs; what takes longer is taken up again later."""
        self._stopping = True
        async with self._ticking:
            if self._long:
                _, late = await asyncio.wait(self._long.values(), timeout=seconds)
                for task in late:
                    task.cancel()
                await asyncio.gather(*late, return_exceptions=True)

    async def _ready(self) -> list[Due]:
        if self._stopping:
            return []
        rows = await self._due.ready(self._app.clock.now(), AT_ONCE)
        return [row for row in rows if row.id not in self._long]

    async def _begin(self, row: Due) -> bool:
        if self._stopping:
            return False
        job = self._app.job(row.job)
        if not isinstance(job, LongJob):
            return await self._safely(row, lambda: execution.run(self._app, row))
        held = await self._leased(row)
        if held:
            task = asyncio.create_task(self._safely(held, lambda: self._at_length(held, job)))
            self._long[row.id] = task
            task.add_done_callback(lambda _: self._long.pop(row.id))
        return False

    async def _leased(self, row: Due) -> Due | None:
        try:
            token = await self._due.lease(row, self._app.clock.now())
        except Exception:
            log.exception("lease failed", job=row.job, row=row.id)
            return None
        return replace(row, token=token) if token else None

    async def _at_length(self, row: Due, job: LongJob) -> bool:
        async with self._kept(row), self._few_long:
            await execution.run_long(self._app, row, job, row.token, self._executor)
        return True

    @asynccontextmanager
    async def _kept(self, row: Due) -> AsyncIterator[None]:
        """Renew a lease for as long as the job gathers and computes."""

        async def renew() -> None:
            while True:
                await self._sleep(LEASE.total_seconds() / 4)
                await self._due.keep(row, self._app.clock.now())

        renewing = asyncio.create_task(renew())
        try:
            yield
        finally:
            renewing.cancel()

    async def _safely(self, row: Due, run: Callable[[], Awaitable[bool]]) -> bool:
        now = self._app.clock.now
        try:
            return await run()
        except execution.LeaseLost:
            log.info("lease lost", job=row.job)
        except TryLater as wait:
            seconds = max(timedelta(seconds=wait.seconds), BACKOFF)
            await self._postpone(row, now() + seconds, failed=False)
        except UnreadableCommunity:  # no try has failed, and nothing is given up
            await self._postpone(row, now() + PARKED, failed=False)
        except Exception:
            log.exception("job failed", job=row.job, subject=row.subject, attempts=row.attempts)
            await self._after_failure(row)
        return False

    async def _after_failure(self, row: Due) -> None:
        if row.attempts + 1 >= ATTEMPTS:
            await self._give_up(row)
        else:
            again = self._app.clock.now() + BACKOFF * 2**row.attempts
            await self._postpone(row, again, failed=True)

    async def _give_up(self, row: Due) -> None:
        try:
            await execution.give_up(self._app, row)
        except Exception:
            log.exception("job cannot be given up", job=row.job, row=row.id)
            await self._postpone(row, self._app.clock.now() + PARKED, failed=False)

    async def _postpone(self, row: Due, until: datetime, *, failed: bool) -> None:
        """Try a row again later; where not even that can be written, the others go on."""
        try:
            await self._due.postpone(row, until, failed=failed)
        except Exception:
            log.exception("row left as it is", job=row.job, row=row.id)
