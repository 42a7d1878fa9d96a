"""Tests of the pace: slots of a line, shared by all processes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from scheduler.outbox.pacing import Busy, Pacing
from storage.crypto import Vault
from storage.store import Store
from tests.databases import MONDAY


async def test_slots_follow_each_other(store: Store) -> None:
    """A line that was quiet is free at once, and then one gap after the other."""
    pacing = Pacing(store)
    slots = [await pacing.reserve("line", 0.25, MONDAY) for _ in range(3)]
    assert slots == [MONDAY + timedelta(seconds=0.25 * count) for count in range(3)]


async def test_processes_never_share_a_slot(store: Store, vault: Vault) -> None:
    """Fifty reservations from two processes at once get fifty slots."""
    other = Store(store.url, vault)
    lines = [Pacing(store), Pacing(other)] * 25
    slots = await asyncio.gather(*(each.reserve("line", 0.1, MONDAY) for each in lines))
    await other.close()
    assert sorted(slots) == [MONDAY + timedelta(seconds=0.1) * count for count in range(50)]


async def test_a_line_too_busy_reserves_nothing(store: Store) -> None:
    """Whoever cannot wait for a slot takes none from those who can."""
    pacing = Pacing(store)
    await pacing.reserve("line", 60, MONDAY)
    for _ in range(3):
        with pytest.raises(Busy) as busy:
            await pacing.reserve("line", 60, MONDAY, patience=timedelta(seconds=5))
        assert busy.value.free == MONDAY + timedelta(seconds=60)


async def test_a_held_line_waits(store: Store) -> None:
    """Retry-After moves the whole line on, and a shorter one never moves it back."""
    pacing = Pacing(store)
    await pacing.hold("line", MONDAY + timedelta(seconds=30), MONDAY)
    await pacing.hold("line", MONDAY + timedelta(seconds=10), MONDAY)
    assert await pacing.reserve("line", 1, MONDAY) == MONDAY + timedelta(seconds=30)


async def test_a_clock_that_was_set_back_keeps_nobody_waiting(store: Store) -> None:
    """What was reserved or held by a clock an hour ahead counts no more; a minute's difference
    between two hosts still does."""
    pacing, ahead = Pacing(store), MONDAY + timedelta(hours=1)
    await pacing.reserve("slots", 0.25, ahead)
    await pacing.hold("held", ahead + timedelta(seconds=30), ahead)
    for line in ("slots", "held"):
        assert await pacing.reserve(line, 0.25, MONDAY, timedelta(seconds=5)) == MONDAY
    soon = MONDAY + timedelta(seconds=30)
    await pacing.reserve("near", 0.25, soon)
    assert await pacing.reserve("near", 0.25, MONDAY) == soon + timedelta(seconds=0.25)
