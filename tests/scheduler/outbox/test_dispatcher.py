"""Tests of many lanes: a few are at work at a time, and each has its turn."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from sqlalchemy import event

from bot.kit.contracts.platform import Post, Receipt
from bot.kit.model.people import Community
from scheduler.outbox.dispatcher import AT_WORK
from storage.store import Store
from tests.databases import community
from tests.scheduler.post_office import Platform, PostOffice

MANY = 4 * AT_WORK


async def _owed(office: PostOffice, names: list[str]) -> None:
    """Let each of these communities be owed a note that says its name."""
    for name in names:
        home = await office.store.welcome(community(name))
        async with office.app.begin(home.id) as tx:
            await tx.send("C1", "p:say", name, prompt=True)


async def test_few_lanes_are_at_work_at_once(office: PostOffice) -> None:
    """However many communities are owed something, a few claims are in hand; in the end all of it
    arrived."""
    names = [f"w{number}" for number in range(MANY)]
    await _owed(office, names)
    inside, most, full, over = 0, 0, asyncio.Event(), asyncio.Event()

    async def at(point: str) -> None:
        nonlocal inside, most
        if point == "after claim":
            inside += 1
            most = max(most, inside)
            if inside == AT_WORK:
                full.set()
            await over.wait()
            inside -= 1

    delivering = asyncio.create_task(office.delivery(at)())
    async with asyncio.timeout(30):
        await full.wait()
        for _ in range(MANY):  # long enough for every lane to claim, if it were let in
            await office.store.alive()
        over.set()
        assert await delivering == MANY
    assert most == AT_WORK
    assert sorted(office.platform.words()) == sorted(names)


async def test_deliveries_use_no_connection_of_answers(office: PostOffice) -> None:
    """Whatever a delivery reads and writes, answers to people keep their connections."""
    await _owed(office, ["w1", "w2"])
    taken = list[object]()
    event.listen(office.store.engine.sync_engine, "checkout", lambda *_: taken.append(1))
    assert await office.deliver() == 2
    assert not taken


@dataclass
class Stuck(Platform):
    """Leaves those who post in workspaces called `stuck…` without an answer until told."""

    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, post: Post) -> Receipt:
        """Answer when it is time."""
        if post.workspace.startswith("stuck"):
            await self.over.wait()
        return await super().deliver(post)


async def test_whoever_waits_for_a_platform_keeps_nobody_waiting(
    store: Store, acme: Community
) -> None:
    """While a platform answers nobody in many communities, a note of another one arrives."""
    platform = Stuck()
    office = PostOffice.of(store, acme, platform)
    stuck = [f"stuck{number}" for number in range(MANY)]
    await _owed(office, [*stuck, "free"])
    delivering = asyncio.create_task(office.delivery()())
    async with asyncio.timeout(30):
        while not platform.shown:
            await office.store.alive()
        assert platform.words() == ["free"]
        platform.over.set()
        assert await delivering == MANY + 1
    assert sorted(platform.words()) == sorted([*stuck, "free"])
