"""Due rows: what the clock still has to do, over all communities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    and_,
    delete,
    func,
    or_,
    select,
    update,
)

from bot.kit.ids import new_id
from storage.store import Store
from storage.tables import communities, due

LEASE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: ask `job` in `community` about `subject`; it was meant for `at`."""

    id: str
    community: str
    job: str
    subject: str
    at: datetime
    attempts: int

    @classmethod
    def of(cls, row: RowMapping) -> Due:
        return cls(**{name: row[name] for name in cls.__slots__})


class Agenda:
    """The due rows of every community, as the process that rings the bells sees them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def ready(self, now: datetime, limit: int) -> list[Due]:
        """Return due rows that nobody holds, earliest first."""
        query = (
            select(due).where(due.c.at <= now, _free(now), _served()).order_by(due.c.at)
        )
        async with self._store.transaction(reads_only=True) as connection:
            rows = await connection.execute(query.limit(limit))
            return [Due.of(row) for row in rows.mappings()]

    async def lease(self, row: Due, now: datetime) -> str | None:
        """Hold a due row for a long job; the token to prove it, or None where another was quicker."""
        token = new_id()
        take = update(due).where(due.c.id == row.id, _free(now))
        async with self._store.transaction() as connection:
            taken = await connection.execute(
                take.values(token=token, leased_until=now + LEASE)
            )
            return token if taken.rowcount else None

    async def holds(self, row: Due, token: str, now: datetime) -> bool:
        """Renew a lease; False where it was lost."""
        renew = update(due).where(due.c.id == row.id, due.c.token == token)
        async with self._store.transaction() as connection:
            return bool(
                (
                    await connection.execute(renew.values(leased_until=now + LEASE))
                ).rowcount
            )

    async def postpone(self, row: Due, until: datetime) -> None:
        """Try a row again later, after it failed."""
        again = update(due).where(due.c.id == row.id)
        async with self._store.transaction() as connection:
            await connection.execute(
                again.values(attempts=row.attempts + 1, leased_until=until)
            )

    async def drop(self, row: Due) -> None:
        """Give a row up."""
        async with self._store.transaction() as connection:
            await connection.execute(delete(due).where(due.c.id == row.id))

    async def next_due(self) -> datetime | None:
        """Return when the earliest row is due, or None where there is none."""
        query = select(func.min(due.c.at)).where(_served())
        async with self._store.transaction(reads_only=True) as connection:
            found: datetime | None = await connection.scalar(query)
            return found


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(due.c.leased_until.is_(None), due.c.leased_until <= now)


def _served() -> ColumnElement[bool]:
    active = select(communities.c.id).where(communities.c.standing == "active")
    return and_(due.c.community.in_(active))
