"""Checks every `@pytest.mark.shows` before anything runs."""

from __future__ import annotations

import pytest

from tests.house.marks import shown_by


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse to run with a mark that names nothing."""
    for item in items:
        shown_by(item)
