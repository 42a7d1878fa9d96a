"""Due rows: what the clock still has to do, over all communities."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, func, or_, select, update

from bot.kit.model.ids import new_id
from storage.compare_and_set import swapped
from storage.served import communities_of, served
from storage.store import Store
from storage.tables import due
from storage.transaction import LEASE


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: ask `job` in `community` about `subject`; it was meant for `at`.

    `token` proves that a long job holds it; empty for a short one.
    """

    id: str
    community: str
    job: str
    subject: str
    at: datetime
    attempts: int
    token: str

    @classmethod
    def of(cls, row: RowMapping) -> Due:
        """Return a row of the table as a value."""
        return cls(**{name: row[name] for name in cls.__slots__})


class DueQueue:
    """The due rows of every community on these platforms, as the process that rings sees them."""

    def __init__(self, store: Store, platforms: Collection[str]) -> None:
        self._store = store
        self._served = served(due, platforms)
        self._communities = communities_of(platforms)

    async def ready(self, now: datetime, limit: int) -> list[Due]:
        """Return due rows that nobody holds, earliest first."""
        query = select(due).where(due.c.at <= now, _free(now), self._served)
        async with self._store.transaction(reads_only=True) as connection:
            rows = await connection.execute(query.order_by(due.c.at).limit(limit))
            return [Due.of(row) for row in rows.mappings()]

    async def communities(self) -> list[str]:
        """Return the ids of all that are served; opens nothing."""
        async with self._store.transaction(reads_only=True) as connection:
            return list(await connection.scalars(self._communities))

    async def lease(self, row: Due, now: datetime) -> str | None:
        """Hold a due row for a long job; its token, or None where another was quicker."""
        token = new_id()
        take = update(due).where(_this(row), _free(now))
        held = await swapped(self._store, take.values(token=token, leased_until=now + LEASE))
        return token if held else None

    async def keep(self, row: Due, now: datetime) -> bool:
        """Renew the lease of a row one holds; False where it was lost."""
        return await swapped(self._store, _held(row).values(leased_until=now + LEASE))

    async def postpone(self, row: Due, until: datetime, *, failed: bool) -> None:
        """Try a row again later. `failed` counts towards giving it up."""
        attempts = row.attempts + int(failed)
        again = _held(row).values(attempts=attempts, leased_until=until, token="")
        await swapped(self._store, again)

    async def next_due(self) -> datetime | None:
        """Return when there is something to do again, or None where nothing is planned."""
        waiting = select(func.min(due.c.at)).where(due.c.leased_until.is_(None), self._served)
        held = select(func.min(due.c.leased_until)).where(self._served)
        async with self._store.transaction(reads_only=True) as connection:
            found = [await connection.scalar(waiting), await connection.scalar(held)]
        return min((each for each in found if each), default=None)


def _this(row: Due) -> ColumnElement[bool]:
    return and_(due.c.community == row.community, due.c.id == row.id)


def _held(row: Due) -> Any:
    return update(due).where(_this(row), due.c.token == row.token)


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(due.c.leased_until.is_(None), due.c.leased_until <= now)
