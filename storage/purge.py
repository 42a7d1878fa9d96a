"""Lets go of what has been kept for long enough: the retention table, enforced.

Every step deletes a few rows in a transaction of its own, so that nobody waits for it and a purge
that was cut short is simply done again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Table,
    and_,
    delete,
    exists,
    not_,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.contracts.events import Event
from bot.kit.contracts.storage import UnknownCommunity, UnreadableCommunity
from bot.kit.contracts.transaction import Transaction, pages
from bot.kit.model.declared import Keep, PartOf, every
from bot.kit.model.owed import UNFINISHED
from bot.kit.model.people import Member
from storage import tables
from storage.columns import milliseconds
from storage.compare_and_set import changed
from storage.crypto import WrongKey
from storage.schema import table_of
from storage.store import Store
from storage.tables import whole

AT_ONCE = 500  # rows of one transaction
REMOVED = timedelta(days=30)  # rule O5: restored if the bot is added back before
PAUSE_OVER = timedelta(days=7)

SPARED: Mapping[str, ColumnElement[bool]] = {
    "notes": or_(tables.notes.c.state.in_(UNFINISHED), tables.notes.c.slot != ""),
}
"""Rows that stay whatever their age: what is still owed, and cards that still stand."""


def _follows() -> Iterator[tuple[Column[Any], Table]]:
    """Return the columns whose rows go when what they refer to is gone."""
    yield tables.notes.c.place, tables.places
    for each in every():
        for one, part in each.noted(PartOf):
            yield table_of(each.model).c[one.name], table_of(part.model)


async def purge(store: Store, now: datetime) -> dict[str, int]:
    """Delete what is over its time; the number of rows by table, tables without any left out."""
    gone: dict[str, int] = {}
    for table in whole().sorted_tables:
        gone[table.name] = await _purge_old(store, table, now)
    for column, owner in _follows():
        gone[column.table.name] += await _delete(store, column.table, _lost(column, owner))
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
    for table in reversed(whole().sorted_tables):
        if "community" in table.c:
            await _delete(store, table, table.c.community.in_(removed))
    return await _delete(store, home, over)


async def _delete(store: Store, table: Any, which: ColumnElement[bool]) -> int:
    key = tuple_(*table.primary_key)
    few = delete(table).where(key.in_(select(*table.primary_key).where(which).limit(AT_ONCE)))

    async def run(connection: AsyncConnection) -> int:
        return await changed(connection, few)

    count = 0
    while gone := await store.patiently(run):
        count += gone
    return count


def _lost(column: Column[Any], owner: Table) -> ColumnElement[bool]:
    """Say whether a row belongs to one that is not there any more."""
    mine = and_(owner.c.community == column.table.c.community, owner.c.id == column)
    return and_(column != "", not_(exists().where(mine)))


async def _end_pauses(store: Store, now: datetime) -> None:
    """Forget until when somebody paused, once that has long been over.

    Only who holds the key can tell, so the members are read. A community whose key does not open
    keeps nobody else's purge.
    """
    async with store.transaction(reads_only=True) as connection:
        homes = list(await connection.scalars(select(tables.communities.c.id)))
    for home in homes:
        with suppress(UnreadableCommunity, WrongKey, UnknownCommunity):
            await _end_pauses_in(store, home, now)


async def _end_pauses_in(store: Store, home: str, now: datetime) -> None:
    begin = partial(store.begin, home, now, _nobody_hears, patient=True)
    for each in await pages(partial(begin, reads_only=True), Member):
        if each.paused_until and each.paused_until < now - PAUSE_OVER:
            async with begin() as tx:
                if await tx.get(Member, each.id) == each:
                    await tx.save(replace(each, paused=False, paused_until=None))


async def _nobody_hears(_event: Event, _work: Transaction) -> None:
    """The end of a pause long over is no news: whoever had to hear of it did."""
