"""Another process holds a lock on the SQLite file: whoever needs it waits, the loop goes on."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.kit.contracts.events import Event
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community
from storage.store import Store
from storage.tables import communities
from tests.databases import MONDAY

TURNS = 300  # of the loop, a millisecond and more each, in which the file stays locked


@pytest.fixture
def fresh_database(lite_template: Path, tmp_path: Path) -> Callable[[], str]:
    """Return what makes an SQLite database: the other one has no file."""
    path = tmp_path / "confab.db"
    path.write_bytes(lite_template.read_bytes())
    return lambda: f"sqlite:///{path}"


@asynccontextmanager
async def _locked(store: Store) -> AsyncIterator[asyncio.Task[int]]:
    """Lock the file as another process would; yields the task that counts turns of the loop
    and then lets the file go."""
    with closing(sqlite3.connect(store.engine.url.database or "", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        async def turn() -> int:
            for _ in range(TURNS):
                await asyncio.sleep(0.001)
            other.rollback()
            return TURNS

        yield asyncio.create_task(turn())


async def _deaf(_event: Event, _work: Transaction) -> None:
    """Hear nothing."""


async def _read(store: Store) -> None:
    async with store.transaction(reads_only=True) as connection:
        assert len((await connection.execute(select(communities.c.id))).all()) == 1


async def _find(store: Store) -> None:
    assert await store.community("sandbox", "acme")


async def _write(store: Store, home: str) -> None:
    async with store.begin(home, MONDAY, _deaf, patient=True) as tx:
        assert await tx.first_time("job")


async def _press(store: Store, home: str) -> None:
    async with store.begin(home, MONDAY, _deaf) as tx:
        assert await tx.first_time("press")


@pytest.mark.parametrize("known", [True, False], ids=["known file", "new connections"])
async def test_the_loop_goes_on_while_the_file_is_locked(
    store: Store, acme: Community, known: bool
) -> None:
    """Reads and writes wait, nothing else does; once the file is free they are done."""
    waits: list[Callable[[], Awaitable[None]]] = [
        partial(_read, store),
        partial(_find, store),
        partial(_write, store, acme.id),
        partial(_press, store, acme.id),
    ]
    if known:
        await _read(store)
    else:
        await store.close()
    async with _locked(store) as turning, asyncio.timeout(20):
        waiting = [asyncio.ensure_future(wait()) for wait in waits]
        assert await turning == TURNS
        await asyncio.gather(*waiting)
