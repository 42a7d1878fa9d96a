"""One tick of the clock: every due row is asked of the App.

Any number of processes may tick at the same moment: a short job takes its row in the transaction
that does the work; a long job holds its row by a lease it keeps renewing.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from datetime import timedelta

import structlog

from bot import jobs
from bot.app import App
from bot.kit.ports import TryLater
from bot.kit.programme import LongJob
from storage.agenda import Agenda, Due

log = structlog.get_logger()
AT_ONCE = 100  # rows read in one go
ATTEMPTS = 10  # before a row is given up
BACKOFF = timedelta(seconds=15)


class Tick:
    """Asks what is due. `executor` computes long jobs; None computes them right here."""

    def __init__(
        self, app: App, agenda: Agenda, executor: Executor | None = None
    ) -> None:
        self._app = app
        self._agenda = agenda
        self._executor = executor
        self._ticking = asyncio.Lock()

    async def __call__(self) -> int:
        """Do everything that is due now and say how many rows that was."""
        async with self._ticking:
            done = 0
            while rows := await self._agenda.ready(self._app.clock.now(), AT_ONCE):
                for row in rows:
                    done += await self._safely(row)
            return done

    async def _safely(self, row: Due) -> bool:
        try:
            return await self._one(row)
        except jobs.Lost:
            return False
        except TryLater as wait:
            await self._agenda.postpone(
                row, self._app.clock.now() + timedelta(seconds=wait.seconds)
            )
        except Exception:
            log.exception(
                "job failed", job=row.job, subject=row.subject, attempts=row.attempts
            )
            await self._after_failure(row)
        return False

    async def _after_failure(self, row: Due) -> None:
        if row.attempts + 1 >= ATTEMPTS:
            await jobs.give_up(self._app, row)
        else:
            wait = BACKOFF * 2**row.attempts
            await self._agenda.postpone(row, self._app.clock.now() + wait)

    async def _one(self, row: Due) -> bool:
        job = self._app.job(row.job)
        if not isinstance(job, LongJob):
            return await jobs.run(self._app, row)
        token = await self._agenda.lease(row, self._app.clock.now())
        if token is None:
            return False

        async def holds() -> bool:
            return await self._agenda.holds(row, token, self._app.clock.now())

        await jobs.run_long(self._app, row, job, holds, self._executor)
        return True
