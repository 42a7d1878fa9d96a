"""Notes that are owed: claiming them a few at a time and writing down what became of them.

A claim takes a lease and leaves a fencing token on the rows; whoever comes back after its lease ran
out finds another token there and changes nothing. Just before it is sent a message is sealed: its
notes share a `batch` for good from then on, so that a repeated try repeats the same message under
the same key. In one place or channel notes leave in the order of their turns.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    and_,
    case,
    exists,
    func,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.model.ids import new_id
from bot.kit.model.owed import REST, UNFINISHED, NoteReason, NoteState
from bot.kit.screen.limits import MESSAGE_CARDS
from storage.compare_and_set import changed, swap, swapped
from storage.served import served
from storage.store import Store
from storage.tables import members, notes, places

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
    posted: int
    room: str
    message: str

    @classmethod
    def of(cls, row: RowMapping) -> Note:
        """Return a row of the table as a value."""
        return cls(**{name: row[name] for name in cls.__slots__})

    @property
    def recipient(self) -> str:
        """What names who or where it is for."""
        return self.member or self.place or self.channel

    @property
    def key(self) -> str:
        """What a platform that takes keys is given: the same for every try of one message."""
        if not self.slot:
            return self.batch
        return f"{self.batch}e{self.version}" if self.message else f"{self.batch}.{self.posted}"


Message = tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """What is delivered side by side without waiting for other lanes.

    That is one community's new messages, or its edits (platforms pace the two apart).
    """

    community: str
    edits: bool


class NoteQueue:
    """The notes of every community on these platforms, as a process that delivers sees them."""

    def __init__(self, store: Store, platforms: Collection[str]) -> None:
        self._store = store
        self._served = served(notes, platforms)

    async def lanes(self, now: datetime) -> list[Lane]:
        """Return where something is due."""
        query = select(notes.c.community, _EDIT.label("edits")).where(self._ready(now)).distinct()
        async with self._store.transaction(reads_only=True) as connection:
            rows = await connection.execute(query)
            return [Lane(row.community, bool(row.edits)) for row in rows]

    async def claim(
        self, lane: Lane, now: datetime, limit: int, busy: Collection[str] = ()
    ) -> list[Message]:
        """Take up to `limit` due messages under a lease, one for each recipient.

        `busy` are recipients to leave alone: something for them is on its way.
        """
        mine = and_(notes.c.community == lane.community, _EDIT.is_(lane.edits))
        apart = (column.not_in(list(busy)) for column in (_MEMBER, _PLACE, _CHANNEL))
        query = select(notes).where(mine, self._ready(now), *apart).limit(limit)

        async def run(connection: AsyncConnection) -> list[Message]:
            found = await self._locked(connection, query)
            leads: dict[str, Note] = {}
            for note in found:
                leads.setdefault(note.recipient, note)
            messages = [
                await self._with_companions(connection, lead, now) for lead in leads.values()
            ]
            return await self._take(connection, messages, now)

        return await self._store.patiently(run)

    async def _with_companions(
        self, connection: AsyncConnection, lead: Note, now: datetime
    ) -> Message:
        if lead.slot or not lead.member:
            return (lead,)
        query = select(notes).where(self._ready(now), _companion(lead)).limit(MESSAGE_CARDS - 1)
        return (lead, *await self._locked(connection, query))

    async def _locked(
        self, connection: AsyncConnection, query: Select[tuple[Any, ...]]
    ) -> list[Note]:
        query = query.order_by(notes.c.due, notes.c.turn)
        if not self._store.lite:
            query = query.with_for_update(skip_locked=True, of=notes)
        return [Note.of(row) for row in (await connection.execute(query)).mappings()]

    async def _take(
        self, connection: AsyncConnection, messages: list[Message], now: datetime
    ) -> list[Message]:
        token = new_id()
        ids = [note.id for message in messages for note in message]
        if ids:
            mine = notes.c.community == messages[0][0].community
            taken = update(notes).where(mine, notes.c.id.in_(ids))
            held = taken.values(state=NoteState.TAKEN, token=token, leased_until=now + LEASE)
            await swap(connection, held, len(ids))
        return [tuple(replace(note, token=token) for note in message) for message in messages]

    async def seal(self, message: Message, now: datetime) -> Message | None:
        """Bind notes into the message that is sent next and renew their lease.

        None, with nothing changed, where another process holds one of them by now: then nothing
        must be sent.
        """
        lead = message[0]
        batch, posted = lead.batch or lead.id, lead.posted or lead.version
        sealed = {"batch": batch, "posted": posted, "leased_until": now + LEASE}
        held = update(notes).where(_held(message)).values(sealed)
        if not await swapped(self._store, held, len(message)):
            return None
        return tuple(replace(note, batch=batch, posted=posted) for note in message)

    async def mark(
        self,
        message: Message,
        state: NoteState,
        reason: NoteReason = NoteReason.NONE,
        /,
        **values: Any,
    ) -> bool:
        """Write what became of a message and why; False, with nothing changed, where another
        process holds a part of it by now.

        A standing card that was changed meanwhile, or whose platform may still show an older
        version, stays owed. Where direct messages go is remembered with the receipt.
        """
        if (state in UNFINISHED) is bool(reason):
            raise ValueError(f"a note that is {state} for the reason {reason!r}")
        if not message:
            return True
        lead = message[0]
        # A first post that was tried before may have been taken then, with the words of then.
        shown = lead.posted if state is NoteState.SENT and not lead.message else lead.version
        newer = and_(notes.c.slot != "", notes.c.version > shown)
        row = {
            "state": case((newer, NoteState.WAITING), else_=state),
            "reason": case((newer, NoteReason.NONE), else_=reason),
            "leased_until": None,
            "token": "",
        }
        if "due" in values:  # unless it was let go at once meanwhile
            same = notes.c.prompt.is_(lead.prompt)
            row["due"] = case((same, values.pop("due")), else_=notes.c.due)
        marked = update(notes).where(_held(message)).values(row | values)
        told = members.c.dm != values.get("room", "")
        reader = and_(members.c.community == lead.community, members.c.id == lead.member)
        dm = update(members).where(reader, told)
        after = [dm.values(dm=values["room"])] if lead.member and "room" in values else []
        return await swapped(self._store, marked, len(message), *after)

    async def opened(self, lead: Note, room: str, thread: str) -> None:
        """Remember where the place of a note is, unless it was closed meanwhile."""
        mine = and_(places.c.id == lead.place, places.c.community == lead.community)
        there = update(places).where(mine, places.c.door != "closed")

        async def run(connection: AsyncConnection) -> None:
            await self._store.queue_up(connection, lead.community)
            await connection.execute(there.values(door="open", room=room, thread=thread))

        await self._store.patiently(run)

    async def next_due(self) -> datetime | None:
        """Return when the earliest note may leave, or None where none waits."""
        waits = and_(notes.c.state == NoteState.WAITING, self._served, _NOT_BEHIND)
        query = select(func.min(notes.c.due)).where(waits)
        async with self._store.transaction(reads_only=True) as connection:
            found: datetime | None = await connection.scalar(query)
            return found

    async def requeue(self, community: str, now: datetime) -> int:
        """Let dead notes of a community be tried again and say how many there were."""
        dead = and_(notes.c.community == community, notes.c.state == NoteState.DEAD)
        fresh = {"state": NoteState.WAITING, "reason": NoteReason.NONE}
        again = update(notes).where(dead).values(**fresh, attempts=0, due=now)

        async def run(connection: AsyncConnection) -> int:
            return await changed(connection, again)

        return await self._store.patiently(run)

    def _ready(self, now: datetime) -> ColumnElement[bool]:
        waiting = and_(notes.c.state == NoteState.WAITING, notes.c.due <= now)
        abandoned = and_(notes.c.state == NoteState.TAKEN, notes.c.leased_until <= now)
        return and_(or_(waiting, abandoned), self._served, _NOT_BEHIND)


_EDIT = and_(notes.c.slot != "", notes.c.message != "")
_MEMBER, _PLACE, _CHANNEL = notes.c.member, notes.c.place, notes.c.channel


def _behind_another() -> ColumnElement[bool]:
    """Say whether a note must wait for an earlier one of its place or channel.

    An answer to a press need not wait for what waits for the readers' hours. A place rests only
    after its cards are changed, too: changing one would wake it.
    """
    first = notes.alias("first")
    waits = and_(first.c.state == NoteState.WAITING, or_(first.c.prompt, not_(notes.c.prompt)))
    earlier = exists().where(
        first.c.community == notes.c.community,
        first.c.place == notes.c.place,
        first.c.channel == notes.c.channel,
        first.c.turn < notes.c.turn,
        or_(first.c.message == "", notes.c.card == REST),
        or_(first.c.state == NoteState.TAKEN, waits),
    )
    return and_(notes.c.member == "", notes.c.message == "", earlier)


_NOT_BEHIND = not_(_behind_another())


def _companion(lead: Note) -> ColumnElement[bool]:
    same = and_(notes.c.member == lead.member, notes.c.community == lead.community)
    alike = and_(notes.c.slot == "", notes.c.prompt.is_(lead.prompt), notes.c.id != lead.id)
    return and_(same, alike, notes.c.batch == lead.batch)


def _held(message: Message) -> ColumnElement[bool]:
    ids = [note.id for note in message]
    mine = and_(notes.c.community == message[0].community, notes.c.id.in_(ids))
    return and_(mine, notes.c.token == message[0].token)
