"""Models to rows and back: fields and columns share names; what is secret is sealed on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import Table
from sqlalchemy.engine import RowMapping

from bot.kit.contracts.transaction import After, AtLeast, Below, Has, Match
from bot.kit.model.declared import Model, ModelField, declaration
from storage.columns import Blind, Sealed
from storage.crypto import Cipher
from storage.schema import table_of
from storage.statements import (
    AFTER,
    ANY,
    AT_LEAST,
    BELOW,
    HAS,
    IS,
    NONE,
    Compared,
    bound,
    held,
)

EVEN = 64  # bytes to which what is no free text is filled up: its length tells nothing


class Shape:
    """How one model lies in its table."""

    def __init__(self, model: type[Model]) -> None:
        self.table: Table = table_of(model)
        self.model = model
        fields = declaration(model).fields
        self.names = [each.name for each in fields]
        self.enums: dict[str, Callable[[str], Any]] = {
            each.name: each.base
            for each in fields
            if isinstance(each.base, type) and issubclass(each.base, StrEnum)
        }
        self.sealed = {each.name: each for each in fields if self._is(each, Sealed)}
        self.blind = [each.name for each in fields if self._is(each, Blind)]

    def _is(self, one: ModelField, kind: type[Sealed | Blind]) -> bool:
        return isinstance(self.table.c[one.name].type, kind)

    def row(self, value: Model, cipher: Cipher) -> dict[str, Any]:
        """Return a model as a row to write, without its community."""
        row = {name: _storable(getattr(value, name)) for name in self.names}
        for name, one in self.sealed.items():
            words = _written(one, row[name])
            row[name] = cipher.seal(words, self._bound(name, value.id)) if words else b""
        for name in self.blind:
            row[name] = cipher.blind(row[name], self._column(name))
        return row

    def read(self, row: RowMapping, cipher: Cipher) -> Any:
        """Return a row as a model."""
        values = {name: row[name] for name in self.names}
        for name, one in self.sealed.items():
            sealed = values[name]
            words = cipher.open(sealed, self._bound(name, values["id"])) if sealed else b""
            values[name] = _read(one, words)
        for name in self.blind:
            values[name] = cipher.unblind(values[name], self._column(name))
        for name, enum in self.enums.items():
            values[name] = enum(values[name])
        return self.model(**values)

    def opened(self, name: str, value: Any, cipher: Cipher) -> str:
        """Return one value of a column that names a row or a member."""
        return cipher.unblind(value, self._column(name)) if name in self.blind else str(value)

    def emptied(self, name: str) -> str | bytes:
        """Return what stands in a column of text while there is nothing."""
        return b"" if name in self.blind or name in self.sealed else ""

    def looked_up(
        self, match: Mapping[str, Match], cipher: Cipher
    ) -> tuple[Compared, dict[str, Any]]:
        """Return how the fields of `match` are compared, and what with, as it is bound."""
        compared: list[tuple[str, str]] = []
        values: dict[str, Any] = {}
        for name, wanted in match.items():
            how, value = _compared(self._known(name, wanted, cipher))
            compared.append((name, how))
            if how != NONE:
                values[bound(name)] = value
        return tuple(compared), values

    def _known(self, name: str, wanted: Match, cipher: Cipher) -> Any:
        """Return what to look for, as it stands in the column."""
        if name not in self.names or name in self.sealed:
            raise ValueError(f"{self.model.__name__} cannot be looked up by {name!r}")
        if name not in self.blind:
            return wanted
        blinded = partial(cipher.blind, bound=self._column(name))
        match wanted:
            case str():
                return blinded(wanted)
            case list() | tuple() | set() | frozenset():
                return [blinded(each) for each in wanted]
        raise ValueError(f"{self.model.__name__}.{name} can be looked up by what it is, only")

    def _column(self, name: str) -> str:
        return f"{self.table.name}:{name}"

    def _bound(self, name: str, id: str) -> str:
        return f"{self.table.name}:{name}:{id}"


def _compared(wanted: Any) -> tuple[str, Any]:
    match wanted:
        case Below(value):
            return BELOW, value
        case After(value):
            return AFTER, value
        case AtLeast(value):
            return AT_LEAST, value
        case Has(value):
            return HAS, held(value)
        case None:
            return NONE, None
        case list() | tuple() | set() | frozenset():
            return ANY, list(wanted)
    return IS, wanted


def _written(one: ModelField, value: Any) -> bytes:
    """Return what is sealed: text as it is, anything else filled up so that it is all alike."""
    if one.base is str:
        return str(value).encode()
    plain = value.isoformat() if isinstance(value, datetime) else value
    words = json.dumps(plain).encode()
    return words.ljust(-(-len(words) // EVEN) * EVEN)


def _read(one: ModelField, words: bytes) -> Any:
    if one.base is str:
        return words.decode()
    plain = json.loads(words)
    if plain is None:
        return None
    if one.base is datetime:
        return datetime.fromisoformat(plain)
    return tuple(plain) if one.base == tuple[str, ...] else plain


def _storable(value: Any) -> Any:
    """Return text without what no database takes: zero characters and halves of a letter."""
    if type(value) is not str:
        return value
    return value.replace("\0", "").encode("utf-8", "replace").decode()


_shapes: dict[type[Model], Shape] = {}


def shape(model: type[Model]) -> Shape:
    """Return how a model lies in its table; made once."""
    if model not in _shapes:
        _shapes[model] = Shape(model)
    return _shapes[model]
