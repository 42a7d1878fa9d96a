"""Tests of retention: what is over its time goes, everything else stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.kit.contracts.transaction import Match
from bot.kit.model.declared import Keep
from bot.kit.model.people import Community, Draft, Member, Standing
from bot.kit.model.series import Act, Occurrence, Place, PlaceMember, Result
from scheduler.outbox.pacing import Pacing
from storage import tables
from storage.purge import AT_ONCE, purge
from storage.retention import table
from storage.store import Store
from storage.tables import metadata
from tests.databases import MONDAY, community
from tests.storage.test_transaction import begin, member

LATER = timedelta(days=1)


async def _count(store: Store, model: type, home: Community, **match: Match) -> int:
    async with begin(store, home, reads_only=True) as tx:
        return await tx.count(model, **match)


def test_every_table_says_how_long() -> None:
    """No table is without a retention rule, and a rule names a moment the table has."""
    for each in metadata.sorted_tables:
        keep = each.info["keep"]
        assert isinstance(keep, Keep), each.name
        assert keep.days is None or keep.since in each.c, each.name
        assert f"`{each.name}`" in table()


@pytest.mark.shows("R8")
async def test_what_is_over_its_time_goes(store: Store, acme: Community) -> None:
    """Drafts go after seven days, the log of the clock after 180; nothing a day younger does."""
    now = MONDAY + timedelta(days=1000)
    async with begin(store, acme) as tx:
        for days in (6, 8):
            await tx.add(Draft(member="m", press=str(days), typed="x", created=now - LATER * days))
        for days in (179, 181):
            ran = now - LATER * days
            await tx.add(Occurrence(job="j", subject="", due=ran, ran=ran, result=Result.DONE))
        await tx.add(Act(member="m", act="a", created=now - LATER * 731))
        await tx.add(member("ana", created=MONDAY))
    gone = await purge(store, now)
    assert gone == {"drafts": 1, "occurrences": 1, "acts": 1}
    assert await _count(store, Draft, acme, press="6") == 1
    assert await _count(store, Member, acme) == 1
    assert await purge(store, now) == {}


@pytest.mark.shows("R8", "H7")
async def test_idle_lines_name_nobody_for_long(store: Store, acme: Community) -> None:
    """The pace of one's own messages goes a day after the last; what is held back stays."""
    pacing = Pacing(store)
    await pacing.reserve("slack:T1:post:U1", 1, MONDAY)
    await pacing.hold("slack:T1:post", MONDAY + LATER * 2, MONDAY)
    assert await purge(store, MONDAY + LATER * 0.9) == {}
    assert await purge(store, MONDAY + LATER * 1.1) == {"pacing": 1}
    assert await pacing.reserve("slack:T1:post", 1, MONDAY) == MONDAY + LATER * 2


async def test_many_rows_go_in_small_steps(store: Store, acme: Community) -> None:
    """More rows than fit one step are all deleted."""
    async with begin(store, acme) as tx:
        for count in range(AT_ONCE + 3):
            await tx.first_time(str(count))
    assert await purge(store, MONDAY + LATER * 15) == {"handled": AT_ONCE + 3}


async def test_what_is_owed_is_never_purged(store: Store, acme: Community) -> None:
    """Delivered notes go after thirty days; waiting ones and standing cards stay."""
    async with begin(store, acme) as tx:
        await tx.send("C1", "p:say", "waiting")
        await tx.send("C1", "p:say", "sent")
        await tx.show("C1", "card", "p:say", "standing")
    notes = tables.notes
    async with store.transaction() as connection:
        sent = notes.c.ids.in_([("sent",), ("standing",)])
        await connection.execute(notes.update().where(sent).values(state="sent"))
    await purge(store, MONDAY + LATER * 400)
    async with store.transaction(reads_only=True) as connection:
        left = {ids[0] for ids in await connection.scalars(select(notes.c.ids))}
    assert left == {"waiting", "standing"}


async def test_what_belongs_to_a_place_goes_with_it(store: Store, acme: Community) -> None:
    """Seats and standing cards do not outlive their place."""
    place = Place(created=MONDAY)
    async with begin(store, acme) as tx:
        await tx.add(place)
        await tx.add(PlaceMember(place=place.id, member="m"))
        await tx.show(place, "card", "p:say", "standing")
        await tx.remove(Place, id=place.id)
    gone = await purge(store, MONDAY)
    assert gone == {"seats": 1, "notes": 1}


@pytest.mark.shows("O5: removed and restored")
async def test_a_removed_community_goes_after_thirty_days(store: Store, acme: Community) -> None:
    """Everything of it and its key goes; one removed yesterday and one that stays keep theirs."""
    other = await store.welcome(community("other"))
    for home, days in ((acme, 31), (other, 29)):
        async with begin(store, home) as tx:
            await tx.add(member("ana"))
            await tx.first_time("x")
            await tx.later("p:job", MONDAY)
            frozen = MONDAY - LATER * days
            await tx.save(replace(home, standing=Standing.FROZEN, frozen_at=frozen))
    await purge(store, MONDAY)
    assert [each.external for each in await store.communities()] == ["other"]
    async with store.transaction(reads_only=True) as connection:
        for each in metadata.sorted_tables:
            if "community" in each.c:
                query = select(func.count()).where(each.c.community == acme.id)
                assert await connection.scalar(query) == 0, each.name
    assert await _count(store, Member, other) == 1


@pytest.mark.shows("R2")
async def test_a_pause_long_over_is_forgotten(store: Store, acme: Community) -> None:
    """The date until when somebody paused is not kept for ever; a present pause is."""
    async with begin(store, acme) as tx:
        await tx.add(member("ana", paused=True, paused_until=MONDAY - LATER * 8))
        await tx.add(member("ben", paused=True, paused_until=MONDAY + LATER))
        await tx.add(member("eve", paused=True))
    await purge(store, MONDAY)
    async with begin(store, acme) as tx:
        found = {each.account: each.paused for each in await tx.find(Member)}
    assert found == {"ana": False, "ben": True, "eve": True}
