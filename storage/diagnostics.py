"""The database's condition: the facts that `confab doctor` tells and explains."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.kit.model.owed import NoteState
from storage.crypto import WrongKey
from storage.engine import reason, wal_is_safe
from storage.master_key import prove
from storage.migrate import TooNew, pending
from storage.store import Store
from storage.tables import notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How a database is. Where `error` is not empty it could not be asked for the rest; where
    `absent`, there is none yet at `path`.

    `skew` is how far its clock is ahead of this computer's; None where both are the same.
    `newer` names the version of a database this code is too old for.
    """

    kind: str
    path: Path | None = None  # of an SQLite file
    absent: bool = False
    error: str = ""
    version: str = ""
    journal: str = ""
    wal_safe: bool = True
    pending: tuple[str, ...] = ()
    newer: str = ""
    key_fits: bool = True
    skew: timedelta | None = None
    communities: int = 0
    waiting: int = 0
    dead: int = 0


async def condition(store: Store) -> Condition:
    """Look at a database without changing anything."""
    kind = "SQLite" if store.lite else "PostgreSQL"
    safe = wal_is_safe() or not store.lite
    path = Path(store.engine.url.database or "") if store.lite else None
    if path and not path.exists():  # connecting would make it
        return Condition(kind=kind, path=path, absent=True, wal_safe=safe)
    try:
        async with store.transaction(reads_only=True) as connection:
            facts = await connection.run_sync(_facts)
        steps = await pending(store)
    except TooNew as newer:
        return Condition(kind=kind, newer=newer.found, wal_safe=safe)
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        return Condition(kind=kind, error=reason(error), wal_safe=safe)
    made = Condition(kind=kind, wal_safe=safe, pending=tuple(steps), **facts)
    return made if steps else await _used(store, made)


async def _used(store: Store, made: Condition) -> Condition:
    async with store.transaction(reads_only=True) as connection:
        rows = await connection.execute(select(notes.c.state, func.count()).group_by(notes.c.state))
        owed: dict[str, int] = {row[0]: row[1] for row in rows}
    made = replace(made, waiting=owed.get(NoteState.WAITING, 0), dead=owed.get(NoteState.DEAD, 0))
    try:
        await prove(store)
        return replace(made, communities=len(await store.communities()))
    except WrongKey:
        return replace(made, key_fits=False)


def _facts(connection: Connection) -> dict[str, Any]:
    if connection.dialect.name == "sqlite":
        journal = connection.scalar(text("PRAGMA journal_mode"))
        return {"version": sqlite3.sqlite_version, "journal": journal}
    version = connection.scalar(text("SHOW server_version"))
    there = connection.scalar(text("SELECT clock_timestamp()"))
    return {"version": version, "skew": there - datetime.now(UTC)}
