"""Empty SQLite files with every table, each a copy of one that is made once."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine

from bot.programmes import MODELS
from storage.engine import wal_is_safe
from storage.tables import make_tables, whole


def blank(path: Path) -> str:
    """Put an empty database there and return its address."""
    make_tables(MODELS)
    path.write_bytes(_made(frozenset(whole().tables)))
    return f"sqlite:///{path}"


@cache
def _made(tables: frozenset[str]) -> bytes:
    """Return such a file. A test may declare a model, so which tables there are may change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "blank.db")
        engine = create_engine(f"sqlite:///{path}")
        with engine.begin() as connection:
            whole().create_all(connection)
        if wal_is_safe():
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        engine.dispose()
        return path.read_bytes()
