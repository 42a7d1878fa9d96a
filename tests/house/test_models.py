"""What the core declares lies in a table of the same shape."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Index, Table, UniqueConstraint

from bot.kit.model.declared import Keep, Model, declaration
from bot.programmes import MODELS
from storage.schema import table_of
from storage.tables import whole

ONLY_STORAGE = {"community", "key"}  # whose row it is, and the community's own key
OF_NONE = {"leases", "pacing", "communities"}  # tables that span communities


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__qualname__)
def test_fields_are_columns(model: type[Model]) -> None:
    """A model's fields and its table's columns share their names, one for one."""
    columns = set(table_of(model).c.keys())
    fields = {each.name for each in declaration(model).fields}
    assert fields <= columns
    assert declaration(model).by_hand or columns - fields <= ONLY_STORAGE


def test_every_table_is_declared_or_a_queue() -> None:
    """There is no table that nobody declared, but for the queues."""
    declared = {declaration(model).table for model in MODELS}
    assert set(whole().tables) - declared == {"handled", "leases", "pacing"}


@pytest.mark.shows("R8")
@pytest.mark.parametrize("table", whole().sorted_tables, ids=lambda table: table.name)
def test_retention_is_said(table: Table) -> None:
    """Every table says what it keeps, for how long, and from which moment on."""
    keep = table.info["keep"]
    assert isinstance(keep, Keep)
    assert keep.what
    if keep.age is not None:
        assert keep.age > timedelta(0)
        assert keep.since in table.c


@pytest.mark.parametrize("table", whole().sorted_tables, ids=lambda table: table.name)
def test_communities_lie_apart(table: Table) -> None:
    """The community comes first in every key and every unique rule, so that tables can be parted
    by it."""
    if table.name in OF_NONE:
        return
    keys = [[*table.primary_key]]
    keys += [[*each.columns] for each in table.constraints if isinstance(each, UniqueConstraint)]
    keys += [[*each.columns] for each in table.indexes if _unique(each)]
    assert all(key[0].name == "community" for key in keys)


def _unique(index: Index) -> bool:
    return bool(index.unique)
