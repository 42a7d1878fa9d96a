"""Notes that are owed: claiming them a few at a time and writing down what became of them.

A claim takes a lease and leaves a fencing token on the rows; whoever comes back after its lease ran
out finds another token there and changes nothing. Notes for one member that wait together are
claimed together and share a `batch` for good, so that a repeated try repeats the same message.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.ids import new_id
from bot.kit.limits import MESSAGE_CARDS
from storage.store import Store
from storage.tables import communities, notes

LEASE = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Note:
    """One owed note, as claimed."""

    id: str
    community: str
    card: str
    ids: tuple[str, ...]
    member: str
    place: str
    channel: str
    slot: str
    version: int
    prompt: bool
    attempts: int
    token: str
    batch: str
    room: str
    message: str

    @classmethod
    def of(cls, row: RowMapping) -> Note:
        return cls(**{name: row[name] for name in cls.__slots__})


class Outbox:
    """The notes of every community, as the process that delivers them sees them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def claim(self, now: datetime, limit: int) -> list[tuple[Note, ...]]:
        """Take up to `limit` due notes under a lease; each inner tuple is one message."""
        token = new_id()
        async with self._store.transaction() as connection:
            leads = await self._take(connection, _ready(now), now, token, limit)
            for lead in [each for each in leads if each.member and not each.slot]:
                with_it = and_(_ready(now), _companion(lead))
                leads += await self._take(
                    connection, with_it, now, token, MESSAGE_CARDS
                )
            return [await self._batch(connection, group) for group in _messages(leads)]

    async def _take(
        self,
        connection: AsyncConnection,
        which: ColumnElement[bool],
        now: datetime,
        token: str,
        limit: int,
    ) -> list[Note]:
        ids = (
            select(notes.c.id)
            .where(which)
            .order_by(notes.c.due, notes.c.id)
            .limit(limit)
        )
        if not self._store.lite:
            ids = ids.with_for_update(skip_locked=True)
        taken = await connection.execute(
            update(notes)
            .where(notes.c.id.in_(ids.scalar_subquery() if self._store.lite else ids))
            .values(state="taken", token=token, leased_until=now + LEASE)
            .returning(*notes.c)
        )
        return [Note.of(row) for row in taken.mappings()]

    async def _batch(
        self, connection: AsyncConnection, group: list[Note]
    ) -> tuple[Note, ...]:
        batch = group[0].batch or group[0].id
        fresh = [note.id for note in group if note.batch != batch]
        if fresh:
            await connection.execute(
                update(notes).where(notes.c.id.in_(fresh)).values(batch=batch)
            )
        return tuple(replace(note, batch=batch) for note in group)

    async def mark(self, note: Note, state: str, **values: Any) -> bool:
        """Write what became of a note; False where another process holds it by now.

        A standing card that was changed meanwhile stays owed.
        """
        changed_since = and_(notes.c.version > note.version, notes.c.slot != "")
        async with self._store.transaction() as connection:
            row = await connection.execute(
                update(notes)
                .where(notes.c.id == note.id, notes.c.token == note.token)
                .values(state=state, leased_until=None, **values)
                .returning(changed_since)
            )
            marked = row.first()
            if marked and marked[0]:
                await connection.execute(
                    update(notes).where(notes.c.id == note.id).values(state="waiting")
                )
            return marked is not None

    async def next_due(self) -> datetime | None:
        """Return when the earliest waiting note is due, or None where none waits."""
        query = select(func.min(notes.c.due)).where(notes.c.state == "waiting")
        async with self._store.transaction(reads_only=True) as connection:
            found: datetime | None = await connection.scalar(query)
            return found

    async def requeue(self, community: str, now: datetime) -> int:
        """Let dead notes of a community be tried again and say how many there were."""
        dead = and_(notes.c.community == community, notes.c.state == "dead")
        again = update(notes).where(dead).values(state="waiting", attempts=0, due=now)
        async with self._store.transaction() as connection:
            return int((await connection.execute(again)).rowcount)


def _ready(now: datetime) -> ColumnElement[bool]:
    served = select(communities.c.id).where(communities.c.standing == "active")
    waiting = and_(notes.c.state == "waiting", notes.c.due <= now)
    abandoned = and_(notes.c.state == "taken", notes.c.leased_until <= now)
    return and_(or_(waiting, abandoned), notes.c.community.in_(served))


def _companion(lead: Note) -> ColumnElement[bool]:
    same = and_(notes.c.member == lead.member, notes.c.community == lead.community)
    batch = notes.c.batch == lead.batch if lead.batch else notes.c.batch == ""
    return and_(same, batch, notes.c.slot == "", notes.c.prompt.is_(lead.prompt))


def _messages(taken: list[Note]) -> list[list[Note]]:
    groups: dict[tuple[str, str, str, bool], list[Note]] = {}
    messages: list[list[Note]] = []
    for note in taken:
        mergeable = note.member and not note.slot
        key = (note.community, note.member, note.batch, note.prompt)
        group = groups.get(key) if mergeable else None
        if group is None or len(group) >= MESSAGE_CARDS:
            group = []
            messages.append(group)
            groups[key] = group
        group.append(note)
    return messages
