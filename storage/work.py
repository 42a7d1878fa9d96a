"""One transaction in one community: the only way the core reads and writes."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.events import Event
from bot.kit.ids import new_id
from bot.kit.people import Community, Member
from bot.kit.ports import Hear, Match, N, Noun
from bot.kit.series import Place
from storage import tables
from storage.crypto import Cipher
from storage.rows import shape

CHUNK = 400  # ids in one IN (…): well under every database's limit of bound values
FIRST_VERSION = 1


class SqlWork:
    """`bot.kit.ports.Work` over one open transaction.

    Scoping lives here alone: every statement on a table of a community carries its id.
    """

    def __init__(
        self,
        connection: AsyncConnection,
        community: Community,
        cipher: Cipher,
        now: datetime,
        hear: Hear,
    ) -> None:
        self._connection = connection
        self._cipher = cipher
        self._hear = hear
        self.community = community
        self.now = now
        self.owes = False  # something may leave as soon as this is committed

    async def get(self, noun: type[N], id: str) -> N | None:
        return await self.one(noun, id=id)

    async def one(self, noun: type[N], **match: Match) -> N | None:
        only: dict[str, Any] = dict(match)
        found = await self.find(noun, limit=1, **only)
        return found[0] if found else None

    async def find(
        self, noun: type[N], *, order: str = "id", limit: int = 0, **match: Match
    ) -> list[N]:
        wide = next(
            (name for name, value in match.items() if len(_many(value)) > CHUNK), ""
        )
        if wide:
            return await self._find_in_chunks(noun, wide, match)
        lies = shape(noun)
        column = lies.table.c[order.lstrip("-")]
        query = select(lies.table).where(self._mine(lies.table), lies.where(match))
        query = query.order_by(column.desc() if order.startswith("-") else column)
        rows = await self._connection.execute(query.limit(limit) if limit else query)
        return [lies.read(row, self._cipher) for row in rows.mappings()]

    async def _find_in_chunks(
        self, noun: type[N], wide: str, match: dict[str, Match]
    ) -> list[N]:
        wanted = _many(match[wide])
        found: list[N] = []
        for start in range(0, len(wanted), CHUNK):
            narrow: dict[str, Any] = {**match, wide: wanted[start : start + CHUNK]}
            found += await self.find(noun, **narrow)
        return found

    async def count(self, noun: type[N], **match: Match) -> int:
        lies = shape(noun)
        query = select(func.count()).select_from(lies.table)
        found = await self._connection.scalar(
            query.where(self._mine(lies.table), lies.where(match))
        )
        return found or 0

    async def add(self, value: Noun) -> bool:
        lies = shape(type(value))
        row = lies.row(value, self._cipher) | {"community": self.community.id}
        return await self._insert_once(lies.table, row)

    async def save(self, value: Noun) -> None:
        lies = shape(type(value))
        row = lies.row(value, self._cipher)
        changed = await self._connection.execute(
            update(lies.table)
            .where(self._mine(lies.table), lies.table.c.id == value.id)
            .values(**row)
        )
        if not changed.rowcount:
            raise LookupError(
                f"no {type(value).__name__} with the id {value.id!r} here"
            )

    async def remove(self, noun: type[N], **match: Match) -> int:
        if not match:
            raise ValueError("say which rows to remove")
        lies = shape(noun)
        gone = await self._connection.execute(
            delete(lies.table).where(self._mine(lies.table), lies.where(match))
        )
        return int(gone.rowcount)

    async def send(
        self,
        to: Member | Place | str,
        card: str,
        *ids: str,
        key: str = "",
        prompt: bool = False,
    ) -> None:
        target = _target(to)
        unique = _digest(card, *target.values(), *ids, key)
        await self._owe({"key": unique, "prompt": prompt, **_note(card, ids), **target})

    async def show(self, to: Place | str, slot: str, card: str, *ids: str) -> None:
        target = _target(to)
        unique = _digest("standing", slot, *target.values())
        note = {
            "key": unique,
            "slot": slot,
            "prompt": False,
            **_note(card, ids),
            **target,
        }
        if await self._owe(note):
            return
        notes = tables.notes
        await self._connection.execute(
            update(notes)
            .where(self._mine(notes), notes.c.key == unique)
            .values(
                **_note(card, ids),
                version=notes.c.version + 1,
                state="waiting",
                due=self.now,
                attempts=0,
                prompt=notes.c.prompt | (notes.c.message != ""),
            )
        )
        self.owes = True

    async def _owe(self, note: dict[str, Any]) -> bool:
        self.owes = True
        row = {
            "id": new_id(),
            "community": self.community.id,
            "version": FIRST_VERSION,
            "state": "waiting",
            "due": self.now,
            "error": "",
            "created": self.now,
        }
        return await self._insert_once(tables.notes, row | note)

    async def open_now(self, place: Place) -> None:
        notes = tables.notes
        await self._connection.execute(
            update(notes)
            .where(
                self._mine(notes), notes.c.place == place.id, notes.c.state == "waiting"
            )
            .values(prompt=True, due=self.now)
        )
        self.owes = True

    async def later(self, job: str, at: datetime, subject: str = "") -> None:
        row = {"id": new_id(), "job": job, "subject": subject, "at": at}
        await self._insert_once(tables.due, row | {"community": self.community.id})

    async def cancel(self, job: str, subject: str = "") -> None:
        due = tables.due
        await self._connection.execute(
            delete(due).where(
                self._mine(due), due.c.job == job, due.c.subject == subject
            )
        )

    async def take(self, due_id: str) -> bool:
        """Take a due row as done; False where another process was quicker.

        The row is deleted in the transaction that does what it asks for: either both are there
        after a crash or neither, and a second process waits for the first and then finds nothing.
        """
        due = tables.due
        gone = await self._connection.execute(
            delete(due).where(self._mine(due), due.c.id == due_id)
        )
        return bool(gone.rowcount)

    async def tell(self, event: Event) -> None:
        await self._hear(event, self)

    async def first_time(self, key: str) -> bool:
        row = {"community": self.community.id, "key": key, "at": self.now}
        return await self._insert_once(tables.handled, row)

    async def _insert_once(self, table: Any, row: dict[str, Any]) -> bool:
        make = (
            sqlite.insert
            if self._connection.dialect.name == "sqlite"
            else postgresql.insert
        )
        made = await self._connection.execute(
            make(table).values(**row).on_conflict_do_nothing()
        )
        return bool(made.rowcount)

    def _mine(self, table: Any) -> Any:
        owner = table.c.id if table is tables.communities else table.c.community
        return owner == self.community.id


def _many(value: Match) -> list[str]:
    return list(value) if isinstance(value, (list, tuple, set, frozenset)) else []


def _note(card: str, ids: tuple[str, ...]) -> dict[str, Any]:
    return {"card": card, "ids": ids}


def _target(to: Member | Place | str) -> dict[str, str]:
    match to:
        case Member():
            return {"member": to.id, "place": "", "channel": ""}
        case Place():
            return {"member": "", "place": to.id, "channel": ""}
    return {"member": "", "place": "", "channel": to}


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
