"""Tests of the bells, the worker process, and stopping."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime, timedelta

import pytest

from bot import compose
from bot.app import App
from bot.kit.contracts.context import Context
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.platform import Post, Receipt
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community, Member
from scheduler.jobs import runtime
from scheduler.jobs.runtime import Runtime
from scheduler.jobs.worker_process import WorkerProcess
from storage.diagnostics import condition
from storage.store import Store
from tests.scheduler.post_office import Directory, Platform, office


class WallClock:
    """The real time."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


class Loud(Platform):
    """A platform that says when something arrived, and can be slow."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived = asyncio.Event()
        self.slow: asyncio.Event | None = None
        self.began = asyncio.Event()

    async def deliver(self, post: Post) -> Receipt:
        """Take a message, slowly if told so."""
        self.began.set()
        if self.slow:
            await self.slow.wait()
        receipt = await super().deliver(post)
        self.arrived.set()
        return receipt


def _running(store: Store, platform: Loud) -> tuple[App, Runtime]:
    done = asyncio.Event()

    async def finish(ctx: Context, tx: Transaction) -> None:
        done.set()

    programmes = [office({"short": Job(finish)})]
    platforms = {"sandbox": compose.PlatformParts(Directory(), platform)}
    confab = compose.compose(store, programmes, platforms, WallClock(), worker=WorkerProcess())
    return confab.app, confab.runtime()


async def _ana(app: App, community: Community) -> Member:
    ana = Member(account="ana", name="Ana", joined=datetime.now(UTC))
    async with app.begin(community.id) as tx:
        await tx.add(ana)
    return ana


async def test_what_is_owed_leaves_at_once(store: Store, acme: Community) -> None:
    """A note owed by a press is delivered without anybody ringing for it."""
    platform = Loud()
    app, clockwork = _running(store, platform)
    clockwork.start()
    try:
        ana = await _ana(app, acme)
        async with app.begin(acme.id) as tx:
            await tx.send(ana, "p:say", "hello", prompt=True)
        await asyncio.wait_for(platform.arrived.wait(), 10)
    finally:
        await clockwork.stop()
    assert platform.words() == ["hello"]
    assert {"tick", "deliver", "heartbeat"} <= clockwork.pulse.keys()


async def test_stopping_finishes_what_is_in_hand(store: Store, acme: Community) -> None:
    """A message on its way when the process is told to stop arrives and is marked."""
    platform = Loud()
    platform.slow = asyncio.Event()
    app, clockwork = _running(store, platform)
    clockwork.start()
    ana = await _ana(app, acme)
    async with app.begin(acme.id) as tx:
        await tx.send(ana, "p:say", "hello", prompt=True)
    await asyncio.wait_for(platform.began.wait(), 10)
    stopping = asyncio.create_task(clockwork.stop())
    await asyncio.sleep(0)
    platform.slow.set()
    await asyncio.wait_for(stopping, 10)
    assert platform.words() == ["hello"]
    assert (await condition(store)).waiting == 0


async def test_stopping_does_not_wait_for_ever(store: Store, acme: Community) -> None:
    """A platform that never answers does not keep the process alive; the note stays owed."""
    platform = Loud()
    platform.slow = asyncio.Event()
    app, clockwork = _running(store, platform)
    clockwork.start()
    ana = await _ana(app, acme)
    async with app.begin(acme.id) as tx:
        await tx.send(ana, "p:say", "hello", prompt=True)
    await asyncio.wait_for(platform.began.wait(), 10)
    await asyncio.wait_for(clockwork.stop(seconds=0.1), 5)
    assert platform.words() == []


async def test_a_killed_worker_is_replaced() -> None:
    """What a killed worker was at fails; the next job gets a new one."""
    workshop = WorkerProcess()
    loop = asyncio.get_running_loop()
    try:
        pid = await loop.run_in_executor(workshop, os.getpid)
        assert pid != os.getpid()
        with pytest.raises(BrokenProcessPool):
            await loop.run_in_executor(workshop, os.kill, pid, signal.SIGKILL)
        assert await loop.run_in_executor(workshop, max, 3, 4) == 4
        assert await loop.run_in_executor(workshop, os.getpid) != pid
    finally:
        workshop.shutdown()


async def test_bells_ring_on_when_the_clock_is_set_back(
    store: Store, acme: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour back, every bell would be planned an hour ahead: they ring at once and go on."""
    monkeypatch.setattr(runtime, "LOOK_AT_CLOCK", 0.02)
    _, clockwork = _running(store, Loud())
    clockwork.start()
    try:
        await _rings(clockwork)
        for bell in clockwork._bells.get_jobs():
            bell.modify(next_run_time=datetime.now(UTC) + timedelta(hours=1))
        monkeypatch.setattr(runtime, "_ahead", lambda: time.time() - time.monotonic() - 3600)
        await _rings(clockwork)
    finally:
        await clockwork.stop()


async def _rings(clockwork: Runtime) -> None:
    clockwork.pulse.clear()
    async with asyncio.timeout(20):
        while not {"tick", "deliver", "heartbeat"} <= clockwork.pulse.keys():  # noqa: ASYNC110
            await asyncio.sleep(0.02)  # a bell leaves no other sign
