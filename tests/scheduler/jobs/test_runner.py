"""Tests of the tick: what is due is done once, in whatever process, and tried again kindly."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, update

from bot.kit.contracts.context import Context
from bot.kit.contracts.platform import TryLater
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community, Standing
from bot.kit.model.series import Result
from scheduler.jobs.queue import DueQueue
from scheduler.jobs.runner import ATTEMPTS
from storage.store import Store
from storage.tables import communities
from storage.transaction import LEASE
from tests.databases import MONDAY, community
from tests.scheduler.jobs.chores import Bench
from tests.scheduler.post_office import office


@pytest.fixture
def bench(store: Store, acme: Community) -> Bench:
    """Return a bench on each database."""
    return Bench(store, acme)


async def test_two_ticks_do_each_job_once(bench: Bench) -> None:
    """Two processes that tick at the same moment share what is due."""
    for count in range(12):
        await bench.owe("short", f"s{count}")
    assert sum(await asyncio.gather(bench.tick()(), bench.tick()())) == 12
    assert sorted(await bench.results()) == sorted((f"s{c}", Result.DONE) for c in range(12))
    assert [len(await bench.done(f"s{count}")) for count in range(12)] == [1] * 12


async def test_what_is_not_due_waits(bench: Bench) -> None:
    """Nothing is done before its time, and the agenda says when it is next needed."""
    await bench.owe("short", "later", hours=2)
    assert await bench.tick()() == 0
    assert await bench.agenda.next_due() == bench.clock.now() + timedelta(hours=2)
    bench.clock.turn(hours=2)
    assert await bench.tick()() == 1
    assert await bench.agenda.next_due() is None


@pytest.mark.shows("O3: why nothing happened")
async def test_after_downtime_each_job_has_its_rule(bench: Bench) -> None:
    """Three days late, what is still wanted is done and the rest is a line in the log."""
    await bench.owe("short", "still")
    await bench.owe("prompt", "too late")
    bench.clock.turn(days=3)
    await bench.tick()()
    assert sorted(await bench.results()) == [("still", Result.DONE), ("too late", Result.SKIPPED)]
    assert await bench.done("too late") == []


@pytest.mark.shows("O3: why nothing happened")
async def test_a_job_that_fails_is_tried_again_and_given_up(bench: Bench) -> None:
    """Nothing of a failed try remains; after ten of them the log says so."""
    bench.chores.fail = [ZeroDivisionError() for _ in range(ATTEMPTS)]
    await bench.owe("short", "s")
    for count in range(ATTEMPTS):
        assert await bench.results() == [], count
        assert await bench.tick()() == 0
        bench.clock.turn(hours=3)
    assert await bench.results() == [("s", Result.FAILED)]
    assert await bench.done("s") == []


@pytest.mark.shows("O3: why nothing happened")
@pytest.mark.parametrize("job", ["weekly", "weekly_long"])
async def test_what_comes_round_outlives_a_failure(bench: Bench, job: str) -> None:
    """Done or given up, the next one is planned in the same transaction as the end of this one."""
    await bench.owe(job, "s")
    await bench.tick()()
    assert await bench.agenda.next_due() == bench.clock.now() + timedelta(days=7)
    bench.clock.turn(days=7)
    bench.chores.fail = [ZeroDivisionError() for _ in range(ATTEMPTS)]
    for _ in range(ATTEMPTS):
        await bench.tick()()
        bench.clock.turn(hours=3)
    assert sorted(each for _, each in await bench.results()) == [Result.DONE, Result.FAILED]
    assert (await bench.agenda.next_due() or MONDAY) > bench.clock.now()


@pytest.mark.shows("O3: why nothing happened")
async def test_a_community_that_does_not_open_stops_no_other(bench: Bench) -> None:
    """Where a key does not open, that row alone waits: the others' are done at every look."""
    other = await bench.store.welcome(community("other"))
    async with bench.app.begin(other.id) as tx:
        await tx.later("p:short", MONDAY, "closed")
    async with bench.store.transaction() as connection:
        broken = update(communities).where(communities.c.id == other.id)
        await connection.execute(broken.values(key=b"no key at all, but some bytes"))
    for count in range(ATTEMPTS + 2):
        await bench.owe("short", f"s{count}")
        assert await bench.tick()() == 1, count
        bench.clock.turn(hours=3)
    assert len(await bench.results()) == ATTEMPTS + 2
    await bench.tick().watch()
    waiting = await bench.agenda.ready(bench.clock.now(), 10)
    assert [row.attempts for row in waiting] == [0], "nothing of it is lost, and no try has failed"


async def test_a_platform_that_asks_to_wait_fails_nothing(bench: Bench) -> None:
    """Told to wait thirty times, a job is still done at the thirty-first."""
    bench.chores.fail = [TryLater(60) for _ in range(30)]
    await bench.owe("short", "s")
    for _ in range(31):
        await bench.tick()()
        assert (await bench.agenda.next_due() or bench.clock.now()) <= (
            bench.clock.now() + timedelta(seconds=60)
        )
        bench.clock.turn(seconds=61)
    assert await bench.results() == [("s", Result.DONE)]


async def test_jobs_use_no_connection_of_answers(bench: Bench) -> None:
    """Whatever a job reads and writes, answers to people keep their connections."""
    await bench.owe("short", "s")
    await bench.owe("long", "l")
    taken = list[object]()
    event.listen(bench.store.engine.sync_engine, "checkout", lambda *_: taken.append(1))
    assert await bench.tick()() == 2
    await bench.tick().watch()
    assert not taken


async def test_a_long_job_is_settled_in_batches_and_finished(bench: Bench) -> None:
    """Gathered, computed, settled two at a time, finished, logged."""
    await bench.owe("long", "s")
    assert await bench.tick()() == 1
    assert await bench.done("s") == [*"abcdef", "finished"]
    assert await bench.results() == [("s", Result.DONE)]


async def test_a_long_job_goes_on_where_it_broke_off(bench: Bench) -> None:
    """When settling fails half-way, the next try settles the rest and nothing twice."""
    await bench.owe("long", "s")
    bench.chores.fail = []
    settled = bench.chores._settle

    async def fail_at_third(ctx: Context, tx: Transaction, batch: Sequence[Any]) -> None:
        if list(batch) == ["e", "f"] and not bench.chores.reached.is_set():
            bench.chores.reached.set()
            raise ZeroDivisionError
        await settled(ctx, tx, batch)

    bench.chores._settle = fail_at_third  # type: ignore[method-assign]
    bench.programme = office(bench.chores.programme_jobs())
    assert await bench.tick()() == 0
    assert await bench.done("s") == [*"abcd"]
    bench.clock.turn(minutes=1)
    assert await bench.tick()() == 1
    assert await bench.done("s") == [*"abcdef", "finished"]


async def test_whoever_lost_the_lease_settles_nothing_more(bench: Bench) -> None:
    """A process that slept through its lease stops; the other one does everything once."""
    await bench.owe("long", "s")
    computed, go_on = asyncio.Event(), asyncio.Event()
    compute = bench.chores._compute

    async def sleepy(gathered: list[str], outside: Outside) -> Sequence[Any]:
        if not computed.is_set():
            computed.set()
            await go_on.wait()
        return await compute(gathered, outside)

    bench.chores._compute = sleepy  # type: ignore[method-assign]
    bench.programme = office(bench.chores.programme_jobs())
    slow = asyncio.create_task(bench.tick()())
    await computed.wait()
    bench.clock.turn(seconds=LEASE.total_seconds() + 1)
    assert await bench.tick()() == 1
    go_on.set()
    assert await slow == 0
    assert await bench.done("s") == [*"abcdef", "finished"]


async def test_nothing_waits_for_a_long_job(bench: Bench) -> None:
    """While a long job computes, what is short and due is done."""
    await bench.owe("long", "long")
    computing, go_on = asyncio.Event(), asyncio.Event()
    compute = bench.chores._compute

    async def slow(gathered: list[str], outside: Outside) -> Sequence[Any]:
        computing.set()
        await go_on.wait()
        return await compute(gathered, outside)

    bench.chores._compute = slow  # type: ignore[method-assign]
    bench.programme = office(bench.chores.programme_jobs())
    tick = bench.tick()
    await tick.look()
    await computing.wait()
    await bench.owe("short", "short")
    assert await tick.look() == 1
    assert len(await bench.done("short")) == 1
    go_on.set()
    assert await tick() == 1


@pytest.mark.shows("O5: removed and restored")
async def test_a_frozen_community_is_left_alone(bench: Bench) -> None:
    """Where the bot was removed the clock does nothing until it is added back."""
    await bench.owe("short", "s")
    for standing, done in ((Standing.FROZEN, 0), (Standing.ACTIVE, 1)):
        async with bench.app.begin(bench.community.id) as tx:
            await tx.save(replace(tx.community, standing=standing))
        assert await bench.tick()() == done


@pytest.mark.shows("O7: several processes")
async def test_another_process_s_platforms_are_left_to_it(bench: Bench) -> None:
    """What is due on a platform whose keys this process lacks waits for one that has them."""
    far = await bench.store.welcome(community("globex", platform="elsewhere"))
    async with bench.app.begin(far.id) as tx:
        await tx.later("p:short", bench.clock.now(), "far")
    await bench.owe("short", "near")
    assert await bench.tick()() == 1
    assert await bench.agenda.next_due() is None
    everywhere = DueQueue(bench.store, ["sandbox", "elsewhere"])
    assert [row.subject for row in await everywhere.ready(bench.clock.now(), 10)] == ["far"]
