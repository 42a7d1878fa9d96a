"""Checks every `@pytest.mark.shows` before anything runs, and keeps what all of them say."""

from __future__ import annotations

import pytest

from tests.house.capabilities import ROOT, Shown
from tests.house.marks import shown_by

EVERYTHING = pytest.StashKey[Shown]()
"""What all tests show, on a run that collected all, whichever of them it then runs."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse to run with a mark that names nothing."""
    for item in items:
        shown_by(item)
    if _all(config, items):
        config.stash[EVERYTHING] = shown = Shown()
        shown.read(items)


def _all(config: pytest.Config, items: list[pytest.Item]) -> bool:
    """Say whether every file of tests was collected, and each as a whole."""
    files = {item.path for item in items}
    whole = not any("::" in each for each in config.args)
    return whole and files.issuperset((ROOT / "tests").rglob("test_*.py"))
