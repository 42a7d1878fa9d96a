"""Leases: of one thing there is one holder, over all processes."""

from __future__ import annotations

from datetime import timedelta

from storage.store import Store
from tests.databases import MONDAY

TERM = timedelta(seconds=30)


async def test_one_holder_at_a_time(store: Store) -> None:
    """Who holds a lease holds on to it; another gets it once it has ended, and the first is out."""
    assert await store.lease("gateway", "one", MONDAY, MONDAY + TERM)
    assert not await store.lease("gateway", "two", MONDAY, MONDAY + TERM)
    assert await store.lease("gateway", "one", MONDAY + TERM / 2, MONDAY + TERM * 2)
    assert not await store.lease("gateway", "two", MONDAY + TERM, MONDAY + TERM * 2)
    assert await store.lease("gateway", "two", MONDAY + TERM * 2, MONDAY + TERM * 3)
    assert not await store.lease("gateway", "one", MONDAY + TERM * 2, MONDAY + TERM * 3)


async def test_only_its_holder_lets_go(store: Store) -> None:
    """A lease is let go by whoever holds it, and nobody else; other leases stay."""
    assert await store.lease("gateway", "one", MONDAY, MONDAY + TERM)
    assert await store.lease("other", "one", MONDAY, MONDAY + TERM)
    await store.release("gateway", "two")
    assert not await store.lease("gateway", "two", MONDAY, MONDAY + TERM)
    await store.release("gateway", "one")
    assert await store.lease("gateway", "two", MONDAY, MONDAY + TERM)
    assert not await store.lease("other", "two", MONDAY, MONDAY + TERM)
