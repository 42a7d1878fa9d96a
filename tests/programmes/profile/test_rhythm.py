"""Reading working hours as a person writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programmes.profile.rhythm import read_hours, written


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("09:00-18:00", (540, 1080)),
        ("9-17:30", (540, 1050)),
        ("9.30 to 16", (570, 960)),
        (" 8:00 \u2013 12:15 ", (480, 735)),
        ("22:00-06:00", (1320, 360)),
        ("16-24:00", (960, 1440)),
    ],
)
@pytest.mark.shows("H3", "R12")
def test_hours_are_read(typed: str, minutes: tuple[int, int]) -> None:
    """Several ways of writing, and a shift past midnight, are understood."""
    assert read_hours(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "9", "9-9", "25-26", "24:00-06:00", "09:60-18:00", "morning", "9-18-20"]
)
@pytest.mark.shows("R12")
def test_nonsense_is_not_read(typed: str) -> None:
    """No hours at all, impossible ones, and a day of no length are not taken."""
    assert read_hours(typed) is None


@given(st.integers(0, 1439), st.integers(1, 1440))
def test_hours_written_out_are_read_back(starts: int, ends: int) -> None:
    """Whatever is stored stands in the form so that it can be sent again."""
    if starts != ends:
        assert read_hours(written(starts, ends)) == (starts, ends)
