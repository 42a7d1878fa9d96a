"""Answers to people have connections of their own."""

from __future__ import annotations

import asyncio

from bot.kit.contracts.events import Event
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community
from storage.engine import ANSWERS, BEHIND
from storage.store import Store
from tests.databases import MONDAY


async def _deaf(_event: Event, _work: Transaction) -> None:
    """Hear nothing."""


async def test_a_press_waits_for_no_delivery(store: Store, acme: Community) -> None:
    """While deliveries and jobs have every connection there is for them, and a job of the same
    community waits for one, a press reads and writes."""
    inside, full, over = list[int](), asyncio.Event(), asyncio.Event()

    async def deliver(number: int) -> None:
        async with store._behind.connect():  # no transaction: SQLite's would stop all writers
            inside.append(number)
            if len(inside) == BEHIND:
                full.set()
            await over.wait()

    async def job() -> None:
        async with store.begin(acme.id, MONDAY, _deaf, patient=True) as tx:
            assert await tx.first_time("job")

    async with asyncio.TaskGroup() as group:
        for number in range(2 * (ANSWERS + BEHIND)):
            group.create_task(deliver(number))
        await full.wait()
        waiting = group.create_task(job())
        await asyncio.sleep(0)
        async with asyncio.timeout(10):
            assert await store.community(acme.platform, acme.external) == acme
            async with store.begin(acme.id, MONDAY, _deaf) as tx:
                assert await tx.first_time("press")
        assert len(inside) == BEHIND
        assert not waiting.done()
        over.set()
