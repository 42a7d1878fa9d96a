"""Tests of backup, restore and the facts for `doctor`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from storage.backup import CannotBackUp, backup, restore
from storage.crypto import Vault, fresh_master_key
from storage.diagnostics import condition
from storage.store import Store
from tests.databases import MONDAY, community


@pytest.fixture
def lite(lite_template: Path, tmp_path: Path) -> str:
    """Return the address of a fresh SQLite database."""
    path = tmp_path / "confab.db"
    path.write_bytes(lite_template.read_bytes())
    return f"sqlite:///{path}"


async def _known(url: str, vault: Vault) -> list[str]:
    store = Store(url, vault)
    try:
        return [each.external for each in await store.communities()]
    finally:
        await store.close()


@pytest.mark.shows("O7: backup and restore")
async def test_a_backup_brings_everything_back(lite: str, vault: Vault, tmp_path: Path) -> None:
    """What was there at the moment of the backup is there again; what came after moves aside."""
    store = Store(lite, vault)
    await store.welcome(community("acme"))
    backup(lite, tmp_path / "copy.db")
    await store.welcome(community("later"))
    await store.close()
    aside = await restore(lite, tmp_path / "copy.db", vault, MONDAY)
    assert await _known(lite, vault) == ["acme"]
    assert sorted(await _known(f"sqlite:///{aside}", vault)) == ["acme", "later"]


@pytest.mark.shows("O7: backup and restore")
async def test_a_backup_holds_no_master_key(lite: str, tmp_path: Path) -> None:
    """The master key is in no backup, in no form it could be set in."""
    key = fresh_master_key()
    store = Store(lite, Vault(key))
    await store.welcome(community("acme"))
    await store.close()
    backup(lite, tmp_path / "copy.db")
    assert key.encode() not in (tmp_path / "copy.db").read_bytes()
    with pytest.raises(CannotBackUp, match="another master key"):
        await restore(lite, tmp_path / "copy.db", Vault(fresh_master_key()), MONDAY)


async def test_a_damaged_backup_is_refused(lite: str, vault: Vault, tmp_path: Path) -> None:
    """A file that is cut short or is no database at all changes nothing."""
    backup(lite, tmp_path / "copy.db")
    whole = (tmp_path / "copy.db").read_bytes()
    for damaged in (whole[: len(whole) // 2], b"not a database" * 100, b""):
        (tmp_path / "bad.db").write_bytes(damaged)
        with pytest.raises(CannotBackUp, match=r"bad\.db is"):
            await restore(lite, tmp_path / "bad.db", vault, MONDAY)
    assert await _known(lite, vault) == []


async def test_nothing_is_restored_under_a_running_confab(
    lite: str, vault: Vault, tmp_path: Path
) -> None:
    """While somebody writes to the database it stays where it is."""
    backup(lite, tmp_path / "copy.db")
    with sqlite3.connect(lite.removeprefix("sqlite:///")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotBackUp, match="stop it first"):
            await restore(lite, tmp_path / "copy.db", vault, MONDAY)
    writer.close()


def test_postgresql_has_its_own_tools(tmp_path: Path) -> None:
    """The refusal is the very line to run, without a password."""
    with pytest.raises(CannotBackUp, match=r"pg_dump .* 'postgresql://me:\*\*\*@db/confab'"):
        backup("postgresql://me:secret@db/confab", tmp_path / "x")


@pytest.mark.shows("O7: doctor")
async def test_a_sound_database_has_nothing_to_mend(store: Store) -> None:
    """A migrated database of ours is reachable, complete, under the right key and on time."""
    await store.welcome(community("acme"))
    found = await condition(store)
    assert (found.error, found.pending, found.newer, found.key_fits) == ("", (), "", True)
    assert found.communities == 1
    assert found.version
    assert found.skew is None or abs(found.skew.total_seconds()) < 5


@pytest.mark.shows("O7: doctor")
async def test_trouble_is_told(empty_database_url: str, store: Store) -> None:
    """A database that is missing or empty, another key and a missing server are told."""
    empty = Store(empty_database_url, Vault(fresh_master_key()))
    found = await condition(empty)
    assert found.absent if empty.lite else found.pending
    await empty.close()
    await store.welcome(community("acme"))
    stranger = Store(store.url, Vault(fresh_master_key()))
    assert not (await condition(stranger)).key_fits
    await stranger.close()
    nowhere = Store("postgresql://nobody@127.0.0.1:1/x", Vault(fresh_master_key()))
    assert (await condition(nowhere)).error
    await nowhere.close()
