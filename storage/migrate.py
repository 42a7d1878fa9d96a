"""Brings a database to the form this code expects, by itself at start, one process at a time.

Alembic is imported only when there is something to do: start-up and memory are better without.
"""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.engine import connect, reason
from storage.migrations import HERE, head
from storage.store import Store

if TYPE_CHECKING:
    from alembic.config import Config

LOCK = 0x436F6E666162  # PostgreSQL's advisory lock for migrations: "Confab"


class TooNew(Exception):
    """This database was written by another Confab, most likely a newer one: {found}.

    Start that version again, or restore a backup made with this one. Nothing was changed.
    """

    def __init__(self, found: str) -> None:
        super().__init__(cleandoc(TooNew.__doc__ or "").format(found=found))
        self.found = found


class NoAnswer(Exception):
    """The database does not answer: {why}.

    Check CONFAB_DATABASE, and that the database is there and lets Confab in. `confab doctor`
    looks at everything that is set.
    """

    def __init__(self, why: str) -> None:
        super().__init__(cleandoc(NoAnswer.__doc__ or "").format(why=why))


async def pending(store: Store) -> list[str]:
    """Return the steps this database has yet to take, oldest first; TooNew where it is ahead."""
    async with store.transaction(reads_only=True) as connection:
        found = await connection.run_sync(_revision)
        return [] if found == head() else await connection.run_sync(_steps)


async def upgrade(store: Store) -> list[str]:
    """Take every pending step and say which they were.

    All of it is one transaction, under a lock: several processes may start at once. Raises TooNew
    where the database is ahead, NoAnswer where it cannot be reached.
    """
    try:
        async with store.transaction(reads_only=True) as connection:
            if await connection.run_sync(_revision) == head():
                return []
    except (DBAPIError, OSError) as error:
        raise NoAnswer(reason(error)) from error
    engine = _engine(store)
    try:
        async with engine.begin() as connection:  # on SQLite this already is the lock
            if not store.lite:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
            return await _take(connection)
    finally:
        if engine is not store.engine:
            await engine.dispose()


async def _take(connection: AsyncConnection) -> list[str]:
    steps = await connection.run_sync(_steps)
    if steps:
        await connection.run_sync(_upgrade)
    return steps


def _engine(store: Store) -> AsyncEngine:
    """Return an engine that does not enforce foreign keys on SQLite.

    A table that is made anew is dropped on the way; enforced, that would delete every row that
    refers to it.
    """
    in_memory = store.lite and store.engine.url.database in (None, "", ":memory:")
    return store.engine if in_memory else connect(store.url, enforce=False)


def config(connection: Connection) -> Config:
    """Return Alembic's settings for one connection."""
    from alembic.config import Config

    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.set_main_option("file_template", "%%(rev)s")
    return made


def _revision(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def _steps(connection: Connection) -> list[str]:
    from alembic.script import ScriptDirectory

    found, chain = _revision(connection), ScriptDirectory.from_config(config(connection))
    known = [step.revision for step in chain.walk_revisions()]
    if found and found not in known:
        raise TooNew(found)
    ahead = known[: known.index(found)] if found else known
    return ahead[::-1]


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(config(connection), "head")
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise RuntimeError(f"a migration left {len(broken)} rows without their owner")
