"""One transaction in one community: the only way the core reads and writes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    RowMapping,
    and_,
    case,
    delete,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.contracts.declarations import Declared
from bot.kit.contracts.events import Event
from bot.kit.contracts.transaction import Hear, Match, N
from bot.kit.model.declared import Model
from bot.kit.model.ids import new_id
from bot.kit.model.owed import REST, UNFINISHED, NoteReason, NoteState
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Place
from storage import statements, tables
from storage.compare_and_set import changed
from storage.crypto import Cipher
from storage.mapper import Shape, shape
from storage.sequence import next_turn
from storage.statements import MINE, Compared

CHUNK = 400  # ids in one IN (…): well under every database's limit of bound values
FIRST_VERSION = 1
LEASE = timedelta(minutes=10)  # how long a long job holds its row without a sign of life


class SqlTransaction:
    """`bot.kit.contracts.transaction.Transaction` over one open transaction.

    Scoping lives here alone: every statement on a table of a community carries its id.
    """

    def __init__(
        self,
        connection: AsyncConnection,
        community: Community,
        cipher: Cipher,
        now: datetime,
        hear: Hear,
        declared: Declared,
    ) -> None:
        self._connection = connection
        self._cipher = cipher
        self._hear = hear
        self._declared = declared
        self.community = community
        self.now = now
        self.owes = False  # something may leave as soon as this is committed

    async def get(self, model: type[N], id: str) -> N | None:
        return await self.one(model, id=id)

    async def one(self, model: type[N], **match: Match) -> N | None:
        only: dict[str, Any] = dict(match)
        found = await self.find(model, limit=1, **only)
        return found[0] if found else None

    async def find(
        self, model: type[N], *, order: str = "id", limit: int = 0, **match: Match
    ) -> list[N]:
        lies = shape(model)
        chunks = list(_chunks(match))
        found: list[RowMapping] = []
        for narrow in chunks:
            compared, values = self._looked_up(lies, narrow)
            query = statements.find(
                lies.table, compared, order, limited=bool(limit), lite=self._lite
            )
            values |= {"limit_": limit} if limit else {}
            found += (await self._connection.execute(query, values)).mappings()
        if len(chunks) > 1:
            found = _merged(found, order)[: limit or None]
        return [lies.read(row, self._cipher) for row in found]

    async def count(self, model: type[N], **match: Match) -> int:
        lies, found = shape(model), 0
        for narrow in _chunks(match):
            compared, values = self._looked_up(lies, narrow)
            query = statements.count(lies.table, compared)
            found += await self._connection.scalar(query, values) or 0
        return found

    async def ids(self, model: type[N], of: str = "id", **match: Match) -> list[str]:
        lies = shape(model)
        found: list[str] = []
        for narrow in _chunks(match):
            compared, values = self._looked_up(lies, narrow)
            rows = await self._connection.scalars(
                statements.values(lies.table, compared, of), values
            )
            found += (lies.opened(of, each, self._cipher) for each in rows)
        return found

    async def add(self, value: Model) -> bool:
        lies = shape(type(value))
        row = lies.row(value, self._cipher) | {"community": self.community.id}
        return await self._insert_once(lies.table, row)

    async def add_all(self, values: Iterable[Model]) -> None:
        by_model: defaultdict[type[Model], list[Model]] = defaultdict(list)
        for value in values:
            by_model[type(value)].append(value)
        for model, alike in by_model.items():
            lies, mine = shape(model), {"community": self.community.id}
            rows = [lies.row(value, self._cipher) | mine for value in alike]
            once = self._insert(lies.table).on_conflict_do_nothing()
            await self._connection.execute(once, rows)

    async def save(self, value: Model) -> None:
        lies = shape(type(value))
        row = lies.row(value, self._cipher)
        compared, values = self._looked_up(lies, {"id": value.id})
        change = statements.change(lies.table, compared)
        if not await changed(self._connection, change, row | values):
            raise LookupError(f"no {type(value).__name__} with the id {value.id!r} here")

    async def remove(self, model: type[N], **match: Match) -> int:
        if not match:
            raise ValueError("say which rows to remove")
        lies = shape(model)
        gone = 0
        for narrow in _chunks(match):
            compared, values = self._looked_up(lies, narrow)
            rows = statements.remove(lies.table, compared)
            gone += await changed(self._connection, rows, values)
        return gone

    async def blank(self, model: type[N], name: str, value: str, *also: str) -> None:
        lies = shape(model)
        empty = {each: lies.emptied(each) for each in (name, *also)}
        compared, values = self._looked_up(lies, {name: value})
        change = statements.change(lies.table, compared)
        await self._connection.execute(change, empty | values)

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
        await self._owe({"key": unique, "prompt": prompt, **self._note(card, ids), **target})

    async def keep(self, to: Member, card: str, *ids: str) -> None:
        target = _target(to)
        unique = _digest(card, *target.values(), *ids, "")
        await self._owe(
            {
                "key": unique,
                "prompt": False,
                "state": NoteState.KEPT,
                "reason": NoteReason.ASKED_ONLY,
                **self._note(card, ids),
                **target,
            }
        )

    async def send_all(self, to: Iterable[Member], card: str, *ids: str) -> None:
        rows = []
        for member in to:
            target = _target(member)
            unique = _digest(card, *target.values(), *ids, "")
            note = {"key": unique, "prompt": False, **self._note(card, ids), **target}
            rows.append(self._owed(note))
        if rows:
            self.owes = True
            once = self._insert(tables.notes).on_conflict_do_nothing()
            await self._connection.execute(once, rows)

    async def show(self, to: Place | str, slot: str, card: str, *ids: str) -> None:
        target = _target(to)
        unique = _digest("standing", slot, *target.values())
        note = {
            "key": unique,
            "slot": slot,
            "prompt": False,
            **self._note(card, ids),
            **target,
        }
        if await self._owe(note):
            return
        notes = tables.notes
        on_its_way = notes.c.state == NoteState.TAKEN
        await self._connection.execute(
            update(notes)
            .where(self._mine(notes), notes.c.key == unique)
            .values(
                **self._note(card, ids),
                version=notes.c.version + 1,
                # One that is on its way is sent again once its receipt is here: by two at a time
                # it would be posted twice.
                state=case((on_its_way, NoteState.TAKEN), else_=NoteState.WAITING),
                reason=NoteReason.NONE,
                due=self.now,
                attempts=0,
                prompt=notes.c.prompt | (notes.c.message != ""),
            )
        )
        self.owes = True

    def _note(self, card: str, ids: tuple[str, ...]) -> dict[str, Any]:
        self._declared.card(card)
        return {"card": card, "ids": ids}

    async def _owe(self, note: dict[str, Any]) -> bool:
        self.owes = True
        return await self._insert_once(tables.notes, self._owed(note))

    def _owed(self, note: dict[str, Any]) -> dict[str, Any]:
        row = {
            "id": new_id(),
            "community": self.community.id,
            "version": FIRST_VERSION,
            "state": NoteState.WAITING,
            "reason": NoteReason.NONE,
            "due": self.now,
            "turn": next_turn(),
            "error": "",
            "created": self.now,
        }
        return row | note

    async def open_now(self, place: Place) -> None:
        notes = tables.notes
        await self._connection.execute(
            update(notes)
            .where(
                self._mine(notes),
                notes.c.place == place.id,
                notes.c.state.in_(UNFINISHED),
            )
            .values(prompt=True, due=self.now)
        )
        self.owes = True

    async def rest(self, place: Place) -> None:
        unique = _digest(REST, place.id, str(next_turn()))
        note = {"key": unique, "prompt": False, "card": REST, "ids": ()}
        await self._owe({**note, **_target(place)})

    async def later(self, job: str, at: datetime, subject: str = "") -> None:
        self._declared.job(job)
        row = {"id": new_id(), "job": job, "subject": subject, "at": at}
        await self._insert_once(tables.due, row | {"community": self.community.id})
        self.owes = self.owes or at <= self.now

    async def cancel(self, job: str, subject: str = "") -> None:
        self._declared.job(job)
        due = tables.due
        await self._connection.execute(
            delete(due).where(self._mine(due), due.c.job == job, due.c.subject == subject)
        )

    async def take(self, due_id: str) -> bool:
        """Take a due row as done; False where another process was quicker.

        The row is deleted in the transaction that does what it asks for: either both are there
        after a crash or neither, and a second process waits for the first and then finds nothing.
        """
        due = tables.due
        row = delete(due).where(self._mine(due), due.c.id == due_id)
        return await changed(self._connection, row) == 1

    async def holds(self, due_id: str, token: str) -> bool:
        """Say whether a leased due row is still held under `token`, and keep it so.

        Asked in the transaction that writes, so that whoever lost the lease writes nothing.
        """
        due = tables.due
        mine = and_(self._mine(due), due.c.id == due_id, due.c.token == token)
        held = update(due).where(mine).values(leased_until=self.now + LEASE)
        return await changed(self._connection, held) == 1

    async def tell(self, event: Event) -> None:
        await self._hear(event, self)

    async def first_time(self, key: str) -> bool:
        # A platform's key may name an account, and must not outlive what is known of it.
        row = {"community": self.community.id, "key": _digest(key), "at": self.now}
        return await self._insert_once(tables.handled, row)

    async def _insert_once(self, table: Any, row: dict[str, Any]) -> bool:
        once = statements.insert_once(table, lite=self._lite)
        return (await self._connection.execute(once, row)).first() is not None

    def _insert(self, table: Any) -> Any:
        """Return this database's INSERT, which knows ON CONFLICT."""
        return sqlite.insert(table) if self._lite else postgresql.insert(table)

    @property
    def _lite(self) -> bool:
        return self._connection.dialect.name == "sqlite"

    def _looked_up(
        self, lies: Shape, match: Mapping[str, Match]
    ) -> tuple[Compared, dict[str, Any]]:
        compared, values = lies.looked_up(match, self._cipher)
        return compared, values | {MINE: self.community.id}

    def _mine(self, table: Any) -> Any:
        owner = table.c.id if table is tables.communities else table.c.community
        return owner == self.community.id


def _chunks(match: Mapping[str, Match]) -> Iterator[dict[str, Match]]:
    """Yield the same match with every long sequence in pieces that a database takes."""
    for name, value in match.items():
        if isinstance(value, (list, tuple, set, frozenset)) and len(value) > CHUNK:
            wanted = list(dict.fromkeys(value))
            for start in range(0, len(wanted), CHUNK):
                yield from _chunks({**match, name: wanted[start : start + CHUNK]})
            return
    yield dict(match)


def _merged(rows: list[RowMapping], order: str) -> list[RowMapping]:
    name = order.lstrip("-")
    rows.sort(key=lambda row: row["id"])
    rows.sort(
        key=lambda row: (row[name] is not None, row[name]) if row[name] is not None else (False,),
        reverse=order.startswith("-"),
    )
    return rows


def _target(to: Member | Place | str) -> dict[str, str]:
    match to:
        case Member():
            return {"member": to.id, "place": "", "channel": ""}
        case Place():
            return {"member": "", "place": to.id, "channel": ""}
    return {"member": "", "place": "", "channel": to}


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
