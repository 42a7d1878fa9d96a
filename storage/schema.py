"""Tables made from what is declared: one for each model, its community first in every key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from bot.kit.model.declared import (
    BLIND,
    SEALED,
    THEIRS,
    Declaration,
    Mark,
    Model,
    ModelField,
    UndeclaredModel,
    declaration,
)
from storage.columns import Blind, Instant, Sealed, Tags
from storage.table_parts import ID, LONG_ID, metadata, owned

_made: dict[type[Model], Table] = {}


def table_of(model: type[Model]) -> Table:
    """Return the table of a model, made when it is first asked for."""
    if model not in _made:
        found = declaration(model)
        _made[model] = metadata.tables[found.table] if found.by_hand else _table(found)
    return _made[model]


def columns(found: Declaration) -> Iterator[Column[Any]]:
    """Return a column for each field of a model."""
    for each in found.fields:
        nullable = each.optional and each.guard is None
        yield Column(each.name, _type(each), nullable=nullable, primary_key=each.name == "id")


def _table(found: Declaration) -> Table:
    _, *rest = columns(found)
    unique = [UniqueConstraint("community", *names) for names in found.unique]
    items: list[SchemaItem] = [*rest, *unique, *map(_index, _indexes(found))]
    return owned(found.table, found.keep, *items)


def _index(names: tuple[str, ...]) -> Index:
    return Index(None, "community", *names)


def _indexes(found: Declaration) -> list[tuple[str, ...]]:
    """Return what is looked up by: as declared, and whatever says whose a row is."""
    led = {names[0] for names in (*found.unique, *found.index)} | {"id"}
    whose = [(each.name,) for each in found.marked(*THEIRS) if each.name not in led]
    return [*found.index, *whose]


def _type(one: ModelField) -> TypeEngine[Any]:
    if one.guard is SEALED or one.mark in (Mark.TYPED, Mark.COMMON):
        return Sealed()
    if one.guard is BLIND:
        return Blind()
    if one.base is str:
        return _text(one)
    return _plain(one)


def _text(one: ModelField) -> TypeEngine[Any]:
    match one.mark:
        case Mark.WORD:
            return Text()
        case Mark.REF | Mark.ABOUT | Mark.OWNER | Mark.PARTY | Mark.MENTION:
            return String(ID if one.name == "id" else LONG_ID)
    raise UndeclaredModel(f"{one.name}: no column is known for the mark {one.mark}")


def _plain(one: ModelField) -> TypeEngine[Any]:
    if one.base is bool:
        return Boolean()
    if one.base is int:
        return BigInteger() if one.mark is Mark.BIG else Integer()
    if one.base is datetime:
        return Instant()
    if one.base == tuple[str, ...]:
        return Tags()
    if isinstance(one.base, type) and issubclass(one.base, StrEnum):
        return Text()
    raise UndeclaredModel(f"{one.name}: no column is known for {one.base}")
