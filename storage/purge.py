"""Lets go of what has been kept for long enough: the retention table, enforced.

Every step deletes a few rows in a transaction of its own, so that nobody waits for it and a purge
that was cut short is simply done again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Table,
    and_,
    delete,
    not_,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.pacing import milliseconds
from storage.store import Store
from storage.tables import Keep, metadata

AT_ONCE = 500  # rows of one transaction
REMOVED = timedelta(days=30)  # rule O5: restored if the bot is added back before
PAUSE_OVER = timedelta(days=7)

SPARED: Mapping[str, ColumnElement[bool]] = {
    "notes": or_(tables.notes.c.state.in_(("waiting", "taken")), tables.notes.c.slot != ""),
}
"""Rows that stay whatever their age: what is still owed, and cards that still stand."""

FOLLOWS = ((tables.seats.c.place, tables.places), (tables.notes.c.place, tables.places))
"""Columns whose rows go when what they refer to is gone."""


async def purge(store: Store, now: datetime) -> dict[str, int]:
    """Delete what is over its time; the number of rows by table, tables without any left out."""
    gone: dict[str, int] = {}
    for table in metadata.sorted_tables:
        gone[table.name] = await _purge_old(store, table, now)
    for column, owner in FOLLOWS:
        lost = and_(column != "", column.not_in(select(owner.c.id)))
        gone[column.table.name] += await _delete(store, column.table, lost)
    gone["communities"] += await _purge_removed(store, now)
    await _end_pauses(store, now)
    return {name: count for name, count in gone.items() if count}


async def _purge_old(store: Store, table: Table, now: datetime) -> int:
    keep: Keep = table.info["keep"]
    if keep.age is None:
        return 0
    since = table.c[keep.since]
    limit = now - keep.age
    old = since < (milliseconds(limit) if isinstance(since.type, BigInteger) else limit)
    spared = SPARED.get(table.name)
    return await _delete(store, table, old if spared is None else and_(old, not_(spared)))


async def _purge_removed(store: Store, now: datetime) -> int:
    """Forget communities the bot was taken out of a while ago, with everything they own."""
    home = tables.communities
    over = and_(home.c.standing == "frozen", home.c.frozen_at < now - REMOVED)
    removed = select(home.c.id).where(over)  # asked anew each time: it may be added back meanwhile
    for table in reversed(metadata.sorted_tables):
        if "community" in table.c:
            await _delete(store, table, table.c.community.in_(removed))
    return await _delete(store, home, over)


async def _delete(store: Store, table: Any, which: ColumnElement[bool]) -> int:
    key = tuple_(*table.primary_key)
    few = delete(table).where(key.in_(select(*table.primary_key).where(which).limit(AT_ONCE)))

    async def run(connection: AsyncConnection) -> int:
        return int((await connection.execute(few)).rowcount)

    count = 0
    while gone := await store.patiently(run):
        count += gone
    return count


async def _end_pauses(store: Store, now: datetime) -> None:
    """Forget until when somebody paused, once that has long been over."""
    members = tables.members
    over = and_(members.c.paused, members.c.paused_until < now - PAUSE_OVER)
    ended = update(members).where(over).values(paused=False, paused_until=None)

    async def run(connection: AsyncConnection) -> None:
        await connection.execute(ended)

    await store.patiently(run)
