"""A row of a model that names a member in one field, with marked words in every field of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from bot.kit.model.declared import (
    MEMBERS,
    THEIRS,
    By,
    Declaration,
    Holds,
    Mark,
    Model,
    ModelField,
    PartOf,
)
from bot.kit.model.ids import new_id

MARK = '"Xanadu"'  # JSON, as what waits in a form is
CLOSED = {"form": "pair", "opener": "first-hour-today", "series": ""}  # of what is there
THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMING = (*MEMBERS, Mark.ABOUT)


def seeds(found: Declaration) -> Iterator[ModelField]:
    """Return the fields of a model that may name a member."""
    return (each for each in found.marked(*NAMING) if each.base is str)


def plant(found: Declaration, named: ModelField, member: str, other: str, **given: str) -> Model:
    """Return a row that names `member` in one field, and `other` wherever else a member stands."""
    values = {each.name: _value(each, named, member, other) for each in found.fields}
    return found.model(**(values | given))


def _value(one: ModelField, named: ModelField, member: str, other: str) -> Any:
    if one.name == named.name:
        return member
    if one.mark in MEMBERS and one.name != "id":
        return other
    if one.base is str:
        return _text(one, named)
    return None if one.optional else _plain(one.base)


def _text(one: ModelField, named: ModelField) -> str:
    if one.name in CLOSED:
        return CLOSED[one.name]
    if one.name == "id" or one.mark is Mark.REF:
        return new_id()
    by = one.note(By)
    theirs = named.mark in THEIRS or (by is not None and by.mention == named.name)
    return MARK if theirs else "plain"


def _plain(base: Any) -> Any:
    if base is bool:
        return False
    if base is int:
        return 1
    if base is datetime:
        return THEN
    if issubclass(base, StrEnum):
        return next(iter(base))
    return ("a", "b")


def parents(found: Declaration, row: Model) -> Iterator[tuple[type[Model], str]]:
    """Return what a row is part of or holds: the model, and its id."""
    yield from ((part.model, getattr(row, one.name)) for one, part in found.noted(PartOf))
    yield from ((held.model, getattr(row, one.name)) for one, held in found.noted(Holds))
