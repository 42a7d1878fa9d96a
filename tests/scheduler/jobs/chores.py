"""Chores that note down what they did, and a bench to do them on: for tests of the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from bot.compose import Confab, Parts, PlatformParts, compose
from bot.kit.contracts.context import Context
from bot.kit.contracts.jobs import CatchUp, Job, LongJob
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Reads, Transaction
from bot.kit.model.people import Community
from bot.kit.model.series import Occurrence, PlaceMember, Result
from scheduler.jobs.runner import Runner
from storage.store import Store
from tests.scheduler import post_office
from tests.scheduler.post_office import Clock, Directory, office


class Chores:
    """Jobs that note down what they did, in rows; they can be told to fail."""

    def __init__(self) -> None:
        self.fail: list[BaseException] = []
        self.reached = asyncio.Event()

    def programme_jobs(self) -> dict[str, Job | LongJob]:
        """Return a short job, one that is not wanted late, a long one, and two that come round."""
        long = LongJob(self._gather, self._compute, self._settle, self._finish, batch=2)
        return {
            "short": Job(self._do),
            "prompt": Job(self._do, CatchUp.SKIP),
            "long": long,
            "weekly": Job(self._do, again=partial(_in_a_week, "p:weekly")),
            "weekly_long": replace(long, again=partial(_in_a_week, "p:weekly_long")),
        }

    async def _do(self, ctx: Context, tx: Transaction) -> None:
        await tx.add(PlaceMember(place=ctx.subject, member=tx.now.isoformat()))
        if self.fail:
            raise self.fail.pop(0)

    async def _gather(self, ctx: Context, reads: Reads) -> list[str]:
        async with reads() as tx:
            done = {seat.member for seat in await tx.find(PlaceMember, place=ctx.subject)}
        return [each for each in "abcdef" if each not in done]

    async def _compute(self, gathered: list[str], outside: Outside) -> Sequence[Any]:
        return [await outside.worker(str.lower, each) for each in gathered]

    async def _settle(self, ctx: Context, tx: Transaction, batch: Sequence[Any]) -> None:
        for each in batch:
            assert await tx.add(PlaceMember(place=ctx.subject, member=each))
        if self.fail:
            raise self.fail.pop(0)

    async def _finish(self, ctx: Context, tx: Transaction) -> None:
        await tx.add(PlaceMember(place=ctx.subject, member="finished"))
        if self.fail:
            raise self.fail.pop(0)


class Bench:
    """An app with chores on one database; any number of ticks on it."""

    def __init__(self, store: Store, community: Community) -> None:
        self.store, self.community, self.clock, self.chores = store, community, Clock(), Chores()
        self.programme = office(self.chores.programme_jobs())
        self._sandbox = PlatformParts(Directory(), post_office.Platform())
        confab = self._confab()
        self.app, self.agenda = confab.app, confab.due

    def _confab(self) -> Confab:
        platforms, parts = {"sandbox": self._sandbox}, Parts(rest=_forever)
        return compose(self.store, [self.programme], platforms, self.clock, parts=parts)

    def tick(self) -> Runner:
        """Return the tick of one more process; a lease is never renewed by itself."""
        return self._confab().runner

    async def owe(self, job: str, subject: str, **later: float) -> None:
        """Owe a due row."""
        async with self.app.begin(self.community.id) as tx:
            await tx.later(f"p:{job}", self.clock.now() + timedelta(**later), subject)

    async def done(self, subject: str) -> list[str]:
        """Return what was noted down about a subject."""
        async with self.app.begin(self.community.id, reads_only=True) as tx:
            return sorted(seat.member for seat in await tx.find(PlaceMember, place=subject))

    async def results(self) -> list[tuple[str, Result]]:
        """Return what the log says was done."""
        async with self.app.begin(self.community.id, reads_only=True) as tx:
            return [(each.subject, each.result) for each in await tx.find(Occurrence)]


async def _in_a_week(job: str, ctx: Context, tx: Transaction) -> None:
    await tx.later(job, tx.now + timedelta(days=7), ctx.subject)


async def _forever(_seconds: float) -> None:
    await asyncio.Event().wait()
