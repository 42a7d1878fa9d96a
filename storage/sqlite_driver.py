"""SQLite for asyncio: statements run where they are asked for, what may wait runs in a thread.

aiosqlite takes four trips to a thread for every statement (open a cursor, run it, fetch, close). A
press is ten statements of some fifty microseconds each, so the trips cost more than the database.
Here only what may wait for another process or for the disk goes to the thread: opening, beginning,
committing. To begin means to hold a lock already, to read or to write, so that no statement in
between finds the file locked and keeps the whole loop waiting. SQLAlchemy's aiosqlite dialect is
handed such a connection; its shape is `sqlalchemy.connectors.asyncio.AsyncIODBAPIConnection`.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self, TypeVar

T = TypeVar("T")
LOCK = "SELECT 1 FROM sqlite_schema LIMIT 1"
"""Takes the lock of whoever reads: a plain BEGIN leaves that to the first statement."""


class Connection:
    """One connection, used by one task at a time. It says no BEGIN of its own."""

    isolation_level = None

    def __init__(self, path: str, pragmas: Sequence[str] = ()) -> None:
        self._path, self._pragmas = path, pragmas
        self._thread = ThreadPoolExecutor(1, "sqlite")
        self._connection: sqlite3.Connection | None = None  # SQLAlchemy asks whether it is there

    async def opened(self) -> Connection:
        """Open it and return it."""
        self._connection = await self.waiting(self._open)
        return self

    def _open(self) -> sqlite3.Connection:
        made = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        for pragma in self._pragmas:  # one that asks for the journal reads the file
            made.execute(f"PRAGMA {pragma}").close()
        return made

    async def waiting(self, function: Callable[[], T]) -> T:
        """Do what may take a while in the thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, function)

    @property
    def driven(self) -> sqlite3.Connection:
        """The connection; OperationalError once it is closed."""
        if self._connection is None:
            raise sqlite3.OperationalError("connection closed")
        return self._connection

    def cursor(self) -> Cursor:
        """Return a cursor for one statement."""
        return Cursor(self)

    async def commit(self) -> None:
        """Write to the disk what was done."""
        await self.waiting(self.driven.commit)

    async def rollback(self) -> None:
        """Take back what was done."""
        await self.waiting(self.driven.rollback)

    async def create_function(self, *args: Any, **named: Any) -> None:
        """Teach the database a function (SQLAlchemy brings one for regular expressions)."""
        self.driven.create_function(*args, **named)

    async def close(self) -> None:
        """Close it; again changes nothing."""
        if self._connection is not None:
            await self.waiting(self._connection.close)
        self.stop()

    def stop(self) -> None:
        """End the thread without waiting; what it is at is finished."""
        self._connection = None
        self._thread.shutdown(wait=False)


class Cursor:
    """One statement with its rows; nothing is kept open."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    arraysize: int = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> Cursor:
        """Run a statement and take all its rows; to begin may mean to wait for another writer."""
        database = self._connection.driven
        if operation.startswith("BEGIN"):
            await self._connection.waiting(lambda: _begin(database, operation))
        else:
            self._take(database.execute(operation, parameters))
        return self

    async def executemany(self, operation: str, parameters: Sequence[Any]) -> Cursor:
        """Run a statement once for each set of parameters."""
        self._take(self._connection.driven.executemany(operation, parameters))
        return self

    def _take(self, cursor: sqlite3.Cursor) -> None:
        self._rows = cursor.fetchall()
        self.description, self.rowcount = cursor.description, cursor.rowcount
        self.lastrowid = cursor.lastrowid
        cursor.close()

    async def fetchall(self) -> list[Any]:
        """Return the rows."""
        return self._rows

    async def close(self) -> None:
        """There is nothing to close."""


def _begin(database: sqlite3.Connection, operation: str) -> None:
    """Begin, and hold a lock."""
    database.execute(operation).close()
    if operation == "BEGIN":
        database.execute(LOCK).fetchall()
