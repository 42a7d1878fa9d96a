"""What the core calls by a noun lies in a table of the same shape."""

from __future__ import annotations

import ast
import dataclasses
import importlib
from datetime import timedelta

import pytest
from sqlalchemy import Table

from storage.tables import Keep, metadata
from tests.house.source import Module, modules

ONLY_STORAGE = {"community", "key"}  # whose row it is, and the community's own key
LOOKED_AT = "bot.kit.owed"  # nouns of tables that `Work` writes in ways of its own


def _nouns() -> list[type]:
    """Return every dataclass of the core that names its table."""
    rooms = [importlib.import_module(name) for name, each in modules().items() if _names_one(each)]
    found = {value for room in rooms for value in vars(room).values() if _is_noun(value)}
    return sorted(found, key=lambda each: each.__qualname__)


def _names_one(module: Module) -> bool:
    targets = [node.target for node in ast.walk(module.tree) if isinstance(node, ast.AnnAssign)]
    return any(isinstance(each, ast.Name) and each.id == "TABLE" for each in targets)


def _is_noun(value: object) -> bool:
    return isinstance(value, type) and dataclasses.is_dataclass(value) and "TABLE" in vars(value)


@pytest.mark.parametrize("noun", _nouns(), ids=lambda noun: noun.__name__)
def test_fields_are_columns(noun: type) -> None:
    """A noun's fields and its table's columns share their names, one for one."""
    columns = set(metadata.tables[vars(noun)["TABLE"]].c.keys())
    fields = {each.name for each in dataclasses.fields(noun)}
    assert fields <= columns
    assert noun.__module__ == LOOKED_AT or columns - fields <= ONLY_STORAGE


def test_tables_are_told_apart() -> None:
    """No two nouns lie in one table."""
    tables = [vars(noun)["TABLE"] for noun in _nouns()]
    assert len(tables) == len(set(tables))


@pytest.mark.shows("R8")
@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_retention_is_said(table: Table) -> None:
    """Every table says what it keeps, for how long, and from which moment on."""
    keep = table.info["keep"]
    assert isinstance(keep, Keep)
    assert keep.what
    if keep.age is not None:
        assert keep.age > timedelta(0)
        assert keep.since in table.c
