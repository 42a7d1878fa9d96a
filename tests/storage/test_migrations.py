"""Tests of migrations: they make what the code expects, by themselves, once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from storage.crypto import Vault
from storage.engine import connect
from storage.migrate import TooNew, pending, upgrade
from storage.migrations import head
from storage.migrations.renew import revision
from storage.store import Store
from storage.tables import metadata
from tests.databases import community


def _differences(connection: Connection) -> list[Any]:
    return list(
        compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), metadata
        )
    )


async def test_migrations_make_the_tables_of_the_code(store: Store) -> None:
    """After every step a database is what the tables say, column by column."""
    async with store.transaction(reads_only=True) as connection:
        assert await connection.run_sync(_differences) == []


async def test_the_first_step_is_up_to_date() -> None:
    """The first step was written from the tables as they are (storage.migrations.renew)."""
    assert head() == revision()


async def test_several_processes_migrate_once(empty_database_url: str, vault: Vault) -> None:
    """Processes that start at the same moment take each step once between them."""
    stores = [Store(empty_database_url, vault) for _ in range(3)]
    try:
        assert await pending(stores[0]) == [head()]
        taken = await asyncio.gather(*(upgrade(store) for store in stores))
        assert sorted(map(len, taken)) == [0, 0, 1]
        assert await pending(stores[0]) == []
    finally:
        for store in stores:
            await store.close()


async def test_a_newer_database_is_refused_kindly(store: Store) -> None:
    """A database of a later version is left alone, and the error says what to do."""
    async with store.transaction() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999_later'"))
    with pytest.raises(TooNew, match="newer one: 9999_later") as refusal:
        await upgrade(store)
    assert "Start that version again" in str(refusal.value)


async def test_making_a_table_anew_keeps_what_refers_to_it(store: Store) -> None:
    """A step that alters the communities on SQLite deletes nobody's members with them."""
    acme = await store.welcome(community("acme"))
    async with store.transaction() as connection:
        row = {"id": "d", "community": acme.id, "job": "a:b", "at": acme.created}
        await connection.execute(sa.insert(metadata.tables["due"]).values(row))
    engine = connect(store.url, enforce=False)
    async with engine.begin() as connection:
        await connection.run_sync(_alter_communities)
    await engine.dispose()
    async with store.transaction(reads_only=True) as connection:
        assert await connection.scalar(sa.text("SELECT count(*) FROM due")) == 1


def _alter_communities(connection: Connection) -> None:
    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("communities", recreate="auto") as batch:
        batch.alter_column("name", type_=sa.String(500))
