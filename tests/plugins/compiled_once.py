"""A statement is compiled once per worker, not once for every database that a test makes.

SQLAlchemy keeps with an engine what it compiled, by the engine's dialect. A test has an engine of
its own, so it would compile everything anew. Here all engines with the same kind of dialect share
what they know.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

ROOM = 5000  # statements


class Shared:
    """What engines with one kind of dialect know: their compiled statements, and their types."""

    def __init__(self) -> None:
        self.types: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._compiled: LRUCache[tuple[Any, ...], Any] = LRUCache(ROOM)

    def get(self, key: tuple[Any, ...]) -> Any:
        """Return a compiled statement, or None; the key begins with somebody's dialect."""
        return self._compiled.get(key[1:])

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        self._compiled[key[1:]] = compiled


_by_kind: dict[type[DefaultDialect], Shared] = {}


def pytest_configure() -> None:
    """Share it among all engines that are made from now on."""
    DefaultDialect.engine_created = classmethod(_share)  # type: ignore[assignment, method-assign]


def _share(dialect: type[DefaultDialect], engine: Any) -> None:
    shared = _by_kind.setdefault(dialect, Shared())
    engine._compiled_cache = shared
    engine.dialect._type_memos = shared.types
