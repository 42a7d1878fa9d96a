"""What the privacy page says about retention is what the purge does."""

from __future__ import annotations

import pytest

from tests.house.privacy import PAGE, page


@pytest.mark.shows("R8")
def test_table_is_fresh() -> None:
    """The page's retention table is made from the tables; `make docs` renews it."""
    assert PAGE.read_text("utf-8") == page()
