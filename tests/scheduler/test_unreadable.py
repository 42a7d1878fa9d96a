"""A community whose key does not open keeps nothing from any other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot.kit.contracts.storage import UnreadableCommunity
from bot.kit.model.owed import NoteReason, NoteState
from bot.kit.model.people import Community, Member
from scheduler.outbox.delivery import ATTEMPTS
from storage.purge import purge
from storage.store import Store
from storage.tables import communities
from tests.databases import MONDAY, community
from tests.scheduler.post_office import PostOffice
from tests.storage.test_transaction import begin, member

DAMAGED = b"no key at all, but some bytes"


async def _broken(store: Store, home: Community) -> bytes:
    """Damage the key of a community; returns the one it had."""
    this = communities.c.id == home.id
    async with store.transaction() as connection:
        key = await connection.scalar(select(communities.c.key).where(this))
        await connection.execute(update(communities).where(this).values(key=DAMAGED))
    assert isinstance(key, bytes)
    return key


async def _mended(store: Store, home: Community, key: bytes) -> None:
    async with store.transaction() as connection:
        this = update(communities).where(communities.c.id == home.id)
        await connection.execute(this.values(key=key))


async def test_the_others_are_found(store: Store, acme: Community) -> None:
    """It is left out and named in the log, once and by its id; others can be met."""
    zeta = await store.welcome(community("zeta"))
    await _broken(store, acme)
    with capture_logs() as logged:
        for _ in range(2):
            assert await store.communities() == [zeta]
            with pytest.raises(UnreadableCommunity):
                await store.community(acme.platform, acme.external)
    assert [(line["event"], line["community"]) for line in logged] == [
        ("community cannot be read", acme.id)
    ]
    assert await store.welcome(community("late")) in await store.communities()


async def test_others_are_purged(store: Store, acme: Community) -> None:
    """A pause long over is forgotten everywhere else."""
    zeta = await store.welcome(community("zeta"))
    for home in (acme, zeta):
        async with begin(store, home) as tx:
            over = MONDAY - timedelta(days=8)
            await tx.add(member("ana", paused=True, paused_until=over))
    await _broken(store, acme)
    await purge(store, MONDAY)
    async with begin(store, zeta, reads_only=True) as tx:
        assert [each.paused for each in await tx.find(Member)] == [False]


@pytest.mark.shows("R6")
async def test_what_it_is_owed_arrives_with_the_right_key(office: PostOffice) -> None:
    """However long its key does not open, no try is counted as failed; the others' arrive."""
    broken, store = await office.store.welcome(community("broken")), office.store
    async with office.app.begin(broken.id) as tx:
        await tx.send("C1", "p:say", "at last", prompt=True)
    key = await _broken(store, broken)
    for day in range(ATTEMPTS + 2):
        async with office.app.begin(office.community.id) as tx:
            await tx.send("C1", "p:say", f"day {day}", prompt=True)
        await office.deliver()
        office.clock.turn(days=1)
    assert office.platform.words() == [f"day {day}" for day in range(ATTEMPTS + 2)]
    assert await office.note("at last") == (NoteState.WAITING, NoteReason.NONE)
    await _mended(store, broken, key)
    await office.deliver()
    assert office.platform.words()[-1] == "at last"
