"""Who writes next."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext

import pytest

from bot.kit.contracts.events import Event
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community
from storage.store import Store
from storage.write_lock import Queue
from tests.databases import MONDAY


async def test_the_patient_let_others_go_first() -> None:
    """Of many patient ones at most one stands before somebody whose answer is waited for."""
    queue, went = Queue(), list[str]()
    begun = asyncio.Event()

    async def go(name: str, *, patient: bool) -> None:
        async with queue.turn(nullcontext(), patient=patient):
            went.append(name)
            if name == "first":
                await begun.wait()

    async with asyncio.TaskGroup() as group:
        group.create_task(go("first", patient=True))
        for number in range(5):
            group.create_task(go(f"job {number}", patient=True))
        await asyncio.sleep(0)
        group.create_task(go("press", patient=False))
        await asyncio.sleep(0)
        begun.set()
    assert went.index("press") <= 1
    assert [each for each in went if each.startswith("job")] == [f"job {n}" for n in range(5)]


async def test_whoever_gives_up_waiting_holds_up_nobody() -> None:
    """A cancelled waiter leaves both doors open."""
    queue = Queue()
    async with queue.turn(nullcontext(), patient=True):
        waiting = asyncio.create_task(queue.turn(nullcontext(), patient=True).__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    async with asyncio.timeout(5), queue.turn(nullcontext(), patient=True):
        pass


async def _deaf(_event: Event, _work: Transaction) -> None:
    """Hear nothing."""


@pytest.mark.parametrize("patient", [True, False])
async def test_one_writer_at_a_time(store: Store, acme: Community, patient: bool) -> None:
    """Patient or not, each sees what the one before it wrote."""
    inside = 0

    async def write() -> None:
        nonlocal inside
        async with store.begin(acme.id, MONDAY, _deaf, patient=patient) as tx:
            inside += 1
            assert inside == 1
            await tx.first_time("anything")
            inside -= 1

    await asyncio.gather(*(write() for _ in range(5)))
