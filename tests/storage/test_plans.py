"""Each index is used: what SQLite, which has no statistics, plans to do for a look-up by each."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import UniqueConstraint, event

from bot.kit.model.declared import Model, declaration, every
from bot.kit.model.people import Community
from storage.crypto import Vault
from storage.schema import table_of
from storage.store import Store
from tests.databases import MONDAY, community
from tests.storage.test_transaction import begin


@pytest.fixture
async def lite(lite_template: Path, tmp_path: Path, vault: Vault) -> AsyncIterator[Store]:
    """Return a store on SQLite alone."""
    path = shutil.copy(lite_template, tmp_path / "plans.db")
    opened = Store(f"sqlite:///{path}", vault)
    yield opened
    await opened.close()


def _led() -> Iterator[tuple[type[Model], str]]:
    """Return every model with each field that leads one of its indexes or unique rules."""
    for each in every():
        if not each.by_hand:
            table = table_of(each.model)
            keys = [[*one.columns] for one in table.indexes]
            keys += [
                [*one.columns] for one in table.constraints if isinstance(one, UniqueConstraint)
            ]
            led = {key[1].name for key in keys}
            yield from ((each.model, str(name)) for name in sorted(led))


def _value(model: type[Model], name: str) -> Any:
    field = next(each for each in declaration(model).fields if each.name == name)
    return MONDAY if field.base is datetime else 1 if field.base is int else "x"


async def test_look_ups_use_their_index(lite: Store) -> None:
    """What is found by a field that leads an index is found by that, and never by walking through
    a whole community."""
    acme = await lite.welcome(community("acme"))
    walked = [
        (model.__name__, name, plan)
        for model, name in _led()
        if f"{name}=?" not in (plan := await _plan(lite, acme, model, name))
    ]
    assert not walked


async def _plan(store: Store, home: Community, model: type[Model], name: str) -> str:
    """Return how the database goes about finding rows of a model by one field."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        asked.append((statement, values))

    engine = store.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    match: dict[str, Any] = {name: _value(model, name)}
    async with begin(store, home, reads_only=True) as tx:
        await tx.find(model, **match)
    event.remove(engine, "before_cursor_execute", note)
    statement, values = asked[-1]
    async with store.transaction(reads_only=True) as connection:
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        return "; ".join(row.detail for row in rows)
