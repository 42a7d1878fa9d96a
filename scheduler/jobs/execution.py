"""What the clock asks: running one due row, in one transaction or in three steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from bot.app import App, worked
from bot.kit.contracts.context import Context, Means
from bot.kit.contracts.events import GaveUp
from bot.kit.contracts.jobs import CatchUp, Job, LongJob
from bot.kit.contracts.platform import Directory
from bot.kit.contracts.transaction import Transaction, leave_room
from bot.kit.model.owed import Upcoming
from bot.kit.model.people import Community
from bot.kit.model.series import Occurrence, Result, Series, SeriesState
from bot.logs import log


class DueRow(Protocol):
    """A due row, as storage hands it over."""

    @property
    def id(self) -> str:
        """Its identifier."""

    @property
    def community(self) -> str:
        """The community it belongs to."""

    @property
    def job(self) -> str:
        """The declared job, `programme:name`."""

    @property
    def subject(self) -> str:
        """What it is about."""

    @property
    def at(self) -> datetime:
        """When it was meant to be done."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A row that should be there and is not: implements `DueRow`."""

    id: str
    community: str
    job: str
    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Beyond:
    """Implements kit's `Outside`: the platform's directory and a worker process."""

    community: Community
    directory: Directory
    executor: Executor | None = None

    async def worker(self, function: Callable[..., Any], *args: Any) -> Any:
        """Run a pure function in a worker process, or right here where there is none."""
        return await worked(self.executor, function, *args)


_DONE = Result.DONE, ""
_LATE = Result.SKIPPED, "late"


class LeaseLost(Exception):
    """The lease of a long job went to another process."""


async def run(app: App, row: DueRow) -> bool:
    """Do what a due row asks in one transaction; False where another process did it already."""

    async def once() -> Result | None:
        async with app.begin(row.community, patient=True) as tx:
            if not await tx.take(row.id):
                return None
            job = app.job(row.job)
            late = _too_late(job, row, tx.now)
            if isinstance(job, Job) and not late:
                await job.run(_ask(row, tx), tx)
            await _again(job, row, tx)
            return await _log(tx, row, *_LATE if late else _DONE)

    return _told(row, await app.retried(once))


async def run_long(
    app: App,
    row: DueRow,
    job: LongJob,
    token: str,
    executor: Executor | None,
) -> None:
    """Do what a due row asks in three steps, as long as the row is leased under `token`.

    Raises Lost as soon as it is not; whoever has it now goes on where this one stopped.
    """
    reads = partial(app.begin, row.community, reads_only=True, patient=True)
    async with reads() as tx:
        ctx, community = _ask(row, tx), tx.community
    if _too_late(job, row, ctx.now):
        return await _finish(app, row, job, token, late=True)
    gathered = await job.gather(ctx, reads)
    outside = Beyond(community, app.directories[community.platform], executor)
    results = await job.compute(gathered, outside)
    for start in range(0, len(results), job.batch):
        began = time.perf_counter()
        await _settle(app, row, job, results[start : start + job.batch], token)
        if executor:  # a turned clock waits for nobody
            await leave_room(began)
    await _finish(app, row, job, token)


async def _settle(app: App, row: DueRow, job: LongJob, batch: Sequence[Any], token: str) -> None:
    async def once() -> None:
        async with app.begin(row.community, patient=True) as tx:
            if not await tx.holds(row.id, token):
                raise LeaseLost(row.id)
            await job.settle(_ask(row, tx), tx, batch)

    await app.retried(once)


async def _finish(app: App, row: DueRow, job: LongJob, token: str, *, late: bool = False) -> None:
    async def once() -> Result:
        async with app.begin(row.community, patient=True) as tx:
            if not (await tx.holds(row.id, token) and await tx.take(row.id)):
                raise LeaseLost(row.id)
            if not late:
                await job.finish(_ask(row, tx), tx)
            await _again(job, row, tx)
            return await _log(tx, row, *_LATE if late else _DONE)

    _told(row, await app.retried(once))


async def give_up(app: App, row: DueRow) -> None:
    """Write down that a row failed for good, let organisers know, and go on with the next one."""
    result = None
    async with app.begin(row.community, patient=True) as tx:
        if await tx.take(row.id):
            await _again(app.job(row.job), row, tx)
            await tx.tell(GaveUp(row.job, row.subject))
            result = await _log(tx, row, Result.FAILED, "failed")
    _told(row, result)


async def watch(app: App, community: str) -> None:
    """Plan anew what a running series should have due and has not, however it was lost."""
    async with app.begin(community, patient=True) as tx:
        for each in await tx.find(Series, state=SeriesState.RUNNING):
            programme = app.programmes.get(each.programme)
            if programme is None or not programme.rhythm:
                continue
            job = f"{programme.name}:{programme.rhythm}"
            if not await tx.count(Upcoming, job=job, subject=each.id):
                lost = Lacking(each.id, community, job, each.id, tx.now)
                await _again(programme.jobs[programme.rhythm], lost, tx)
                log.error("job was not planned", job=job, subject=each.id, community=community)


async def _again(job: Job | LongJob | None, row: DueRow, tx: Transaction) -> None:
    if job and job.again:
        await job.again(_ask(row, tx), tx)


def _ask(row: DueRow, tx: Transaction) -> Context:
    programme, _, name = row.job.partition(":")
    return Context(
        means=Means.JOB,
        programme=programme,
        name=name,
        community=tx.community,
        now=tx.now,
        subject=row.subject,
        due=row.at,
    )


def _too_late(job: Job | LongJob | None, row: DueRow, now: datetime) -> bool:
    return job is None or (job.catch_up is CatchUp.SKIP and now - row.at > job.grace)


async def _log(tx: Transaction, row: DueRow, result: Result, note: str) -> Result:
    await tx.add(
        Occurrence(
            job=row.job,
            subject=row.subject,
            due=row.at,
            ran=tx.now,
            result=result,
            note=note,
        )
    )
    return result


def _told(row: DueRow, result: Result | None) -> bool:
    """Log what became of a row, once that is committed; False where nothing did."""
    if result is None:
        return False
    write = log.error if result is Result.FAILED else log.info
    about = {"job": row.job, "subject": row.subject, "due": row.at.isoformat()}
    write(f"job {result}", community=row.community, row=row.id, **about)
    return True
