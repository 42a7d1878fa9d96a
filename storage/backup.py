"""A copy of the database that can be put back: SQLite by itself, PostgreSQL by its own tools.

The master key is never in a backup; without it what people typed cannot be read from one.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from storage.crypto import Vault, WrongKey
from storage.master_key import prove
from storage.migrate import pending
from storage.store import Store


class CannotBackUp(Exception):
    """Why a backup or restore was not done, and what to do instead; nothing was changed."""


def backup(url: str, target: Path) -> None:
    """Copy the database to a new file, as it is at this moment, while Confab runs."""
    source = _file(url, "pg_dump --format=custom --file", target)
    if not source.exists():
        raise CannotBackUp(f"There is no database at {source} yet.")
    if target.exists():
        raise CannotBackUp(f"{target} is there already: choose another name.")
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(source, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", (str(draft),))
        _sound(draft)
        _put(draft, target)
    except sqlite3.Error as error:
        raise CannotBackUp(f"The copy could not be made: {error}.") from error
    finally:
        draft.unlink(missing_ok=True)


async def restore(url: str, source: Path, vault: Vault, now: datetime) -> Path | None:
    """Put a backup in the place of the database; stop Confab before.

    Returns where the database that stood there was moved to, or None where there was none. A
    damaged backup, one of a newer version or one made under another master key is refused.
    """
    target = _file(url, "pg_restore --clean --if-exists --dbname", source)
    _sound(source)
    await _fits(source, vault)
    return _swap(source, target, now)


def _swap(source: Path, target: Path, now: datetime) -> Path | None:
    draft = target.with_name(target.name + ".part")
    shutil.copyfile(source, draft)
    aside = target.with_name(f"{target.name}.before-{now:%Y%m%d-%H%M%S}")
    there = target.exists()
    if there:
        _alone(target)
        target.rename(aside)
    _put(draft, target)
    return aside if there else None


def _file(url: str, tool: str, other: Path) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        address = parsed.set(drivername="postgresql").render_as_string()
        line = f"{tool} {other} '{address}'" if "dump" in tool else f"{tool} '{address}' {other}"
        raise CannotBackUp(f"PostgreSQL has its own tools for this. Run: {line}")
    return Path(parsed.database or "")


def _sound(path: Path) -> None:
    """Check that a file is a whole database of ours."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise CannotBackUp(f"{path} is no database of Confab, or is damaged: {error}.") from error
    if said != "ok":
        raise CannotBackUp(f"{path} is damaged: {said}.")


async def _fits(path: Path, vault: Vault) -> None:
    store = Store(f"sqlite:///{path}", vault)
    try:
        await pending(store)  # raises TooNew
        await prove(store)
    except WrongKey as error:
        raise CannotBackUp(
            "This backup was made under another master key: set CONFAB_KEY to that one."
        ) from error
    finally:
        await store.close()


def _alone(path: Path) -> None:
    """Check that nobody writes to the database that is about to be moved aside."""
    try:
        with closing(sqlite3.connect(path, timeout=1)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        raise CannotBackUp("Confab is still running on this database: stop it first.") from error


def _put(draft: Path, target: Path) -> None:
    """Move a finished file to its name so that it is there whole or not at all."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
