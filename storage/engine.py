"""Engines: SQLite tuned so that nothing committed is lost, PostgreSQL by URL."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.sqlite_driver import Connection as Lite

SAFE_WAL = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""Versions from which SQLite's reset of the write-ahead log is free of a reported race; each
mends its own branch, the first one everything after it."""

BUSY = 30_000  # milliseconds one process waits for another; then "database is locked"
ANSWERS = 20  # connections of one process for those for whose answer somebody waits
BEHIND = 4  # and for what nobody waits for: jobs and deliveries
KEPT = {"sqlite": 4, "postgresql": 10}  # of them, those that stay open while nobody needs them


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Say whether this SQLite may keep a write-ahead log."""
    newest = SAFE_WAL[0]
    branches: dict[tuple[int, ...], tuple[int, ...]] = {fix[:2]: fix for fix in SAFE_WAL}
    return version >= branches.get(version[:2], newest)


def lite_file(url: str) -> Path | None:
    """Return the file of an SQLite database by its URL; None for PostgreSQL, or in memory."""
    name = url.removeprefix("sqlite:///")
    return Path(name) if name not in (url, "", ":memory:") else None


def connect(url: str, *, enforce: bool = True, most: int = ANSWERS) -> AsyncEngine:
    """Return an engine for a database URL (sqlite:///file, postgresql://…).

    `enforce` foreign keys on SQLite; PostgreSQL always does. Whoever wants a connection while
    `most` are in use waits for one.
    """
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    kept = min(KEPT[kind], most)
    if kind == "sqlite":
        file, pragmas = parsed.database or ":memory:", _pragmas(enforce=enforce)
        engine = create_async_engine(
            parsed.set(drivername="sqlite+aiosqlite"),
            async_creator=lambda: Lite(file, pragmas).opened(),
            pool_size=kept,
            max_overflow=most - kept,
            hide_parameters=True,
        )
        event.listen(engine.sync_engine, "begin", _begin)
        return engine
    return create_async_engine(
        parsed.set(drivername="postgresql+psycopg"),
        hide_parameters=True,  # what people typed must not reach a log through an error
        pool_size=kept,
        max_overflow=most - kept,
        pool_pre_ping=True,
    )


def reason(error: Exception) -> str:
    """Return in one line why a database could not be reached, as its driver says it."""
    said = str(error.orig if isinstance(error, DBAPIError) else error).strip()
    return said.splitlines()[0] if said else type(error).__name__


def _pragmas(*, enforce: bool) -> tuple[str, ...]:
    journal = "WAL" if wal_is_safe() else "TRUNCATE"
    return (
        f"busy_timeout={BUSY}",
        f"journal_mode={journal}",
        "synchronous=FULL",
        "cache_spill=OFF",  # nothing waits for the disk before it is committed
        f"foreign_keys={int(enforce)}",
    )


def _begin(connection: Connection) -> None:
    # A deferred BEGIN fails at the first write when another writer was quicker, whatever the
    # timeout; IMMEDIATE waits its turn.
    reads_only = bool(connection.get_execution_options().get("reads_only"))
    if connection.info.get("reads_only") is not reads_only:
        connection.exec_driver_sql(f"PRAGMA query_only={int(reads_only)}")
        connection.info["reads_only"] = reads_only
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
