"""Nouns to rows and back: fields and columns share names; what people typed is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from sqlalchemy import ColumnElement, Table, and_, true
from sqlalchemy.engine import RowMapping

from bot.kit.ports import After, AtLeast, Below, Match, N, Noun
from storage.columns import Sealed
from storage.crypto import Cipher
from storage.tables import metadata


class Shape:
    """How one noun lies in its table."""

    def __init__(self, noun: Any) -> None:
        self.table: Table = metadata.tables[noun.TABLE]
        self.noun = noun
        self.names = [each.name for each in fields(self.noun)]
        hints = get_type_hints(noun)
        self.enums: dict[str, type[StrEnum]] = {
            name: hints[name]
            for name in self.names
            if isinstance(hints[name], type) and issubclass(hints[name], StrEnum)
        }
        self.sealed = [name for name in self.names if isinstance(self.table.c[name].type, Sealed)]

    def row(self, value: Noun, cipher: Cipher) -> dict[str, Any]:
        """Return a noun as a row to write, without its community."""
        row = {name: _storable(getattr(value, name)) for name in self.names}
        for name in self.sealed:
            words = row[name].encode()
            row[name] = cipher.seal(words, self._bound(name, value.id)) if words else b""
        return row

    def read(self, row: RowMapping, cipher: Cipher) -> Any:
        """Return a row as a noun."""
        values = {name: row[name] for name in self.names}
        for name in self.sealed:
            sealed = values[name]
            bound = self._bound(name, values["id"])
            values[name] = cipher.open(sealed, bound).decode() if sealed else ""
        for name, enum in self.enums.items():
            values[name] = enum(values[name])
        return self.noun(**values)

    def where(self, match: Mapping[str, Match]) -> ColumnElement[bool]:
        """Return the condition that every field of `match` holds."""
        return and_(true(), *(self._holds(name, wanted) for name, wanted in match.items()))

    def _holds(self, name: str, wanted: Match) -> ColumnElement[bool]:
        if name not in self.names or name in self.sealed:
            raise ValueError(f"{self.noun.__name__} cannot be looked up by {name!r}")
        column = self.table.c[name]
        match wanted:
            case Below(value):
                return column < value
            case After(value):
                return column > value
            case AtLeast(value):
                return column >= value
            case str() | int() | bool() | None:
                return column.is_(None) if wanted is None else column == wanted
            case list() | tuple() | set() | frozenset():
                return column.in_(wanted)
        return column == wanted

    def _bound(self, name: str, id: str) -> str:
        return f"{self.table.name}:{name}:{id}"


def _storable(value: Any) -> Any:
    """Return text without what no database takes: zero characters and halves of a letter."""
    if type(value) is not str:
        return value
    return value.replace("\0", "").encode("utf-8", "replace").decode()


@cache
def shape(noun: type[N]) -> Shape:
    """Return how a noun lies in its table; made once."""
    return Shape(noun)
