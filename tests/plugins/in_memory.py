"""Temporary files stand in memory where there is room for them.

Every commit of a test's database waits for the disk otherwise. What a killed process has written is
there all the same. TMPDIR, where set, is obeyed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
ROOM = 2 << 30  # bytes


def _has_room() -> bool:
    try:
        return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    except OSError:  # there is none, as on a Mac
        return False


if "TMPDIR" not in os.environ and _has_room():
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None  # look again
