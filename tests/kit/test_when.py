"""Reading a day that a person typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.when import Doubt, NoDay, read_day

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-3-4", "2026-03-04"),
        ("2026/04/05", "2026-04-05"),
        ("3 March", "2026-03-03"),
        ("March 3rd", "2026-03-03"),
        ("the 3rd of March", "2026-03-03"),
        ("3 Mar 2027", "2027-03-03"),
        ("1 March", "2027-03-01"),
        ("13.4.2026", "2026-04-13"),
        ("13/04", "2026-04-13"),
        ("03/03", "2026-03-03"),
        ("29 Feb 2028", "2028-02-29"),
        ("Monday 9 March", "2026-03-09"),
        ("until 5 April", "2026-04-05"),
        ("today", "2026-03-02"),
        ("Tomorrow", "2026-03-03"),
        ("Friday", "2026-03-06"),
        ("Monday", "2026-03-09"),
        ("next Monday", "2026-03-09"),
        ("next week", "2026-03-09"),
        ("next month", "2026-04-01"),
        ("in 2 weeks", "2026-03-16"),
        ("two weeks", "2026-03-16"),
        ("for a month", "2026-04-02"),
    ],
)
@pytest.mark.shows("R12")
def test_people_write_days_in_many_ways(typed: str, meant: str) -> None:
    """Dates, weekdays and spans are read as a person means them on Monday 2 March 2026."""
    assert read_day(typed, MONDAY).isoformat() == meant


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("", Doubt.UNKNOWN),
        ("when I feel like it", Doubt.UNKNOWN),
        ("14:00", Doubt.UNKNOWN),
        ("12", Doubt.UNKNOWN),
        ("June", Doubt.UNKNOWN),
        ("2027", Doubt.UNKNOWN),
        ("in 0 days", Doubt.UNKNOWN),
        ("x" * 10_000, Doubt.UNKNOWN),
        ("03/04", Doubt.AMBIGUOUS),
        ("3.4.2026", Doubt.AMBIGUOUS),
        ("31 June", Doubt.IMPOSSIBLE),
        ("30 February", Doubt.IMPOSSIBLE),
        ("2026-13-01", Doubt.IMPOSSIBLE),
        ("31/06", Doubt.IMPOSSIBLE),
        ("1 March 2026", Doubt.PAST),
        ("2025-03-03", Doubt.PAST),
        ("3 March 9999", Doubt.FAR),
        ("in 999 years", Doubt.FAR),
    ],
)
@pytest.mark.shows("R12")
def test_a_day_in_doubt_says_what_to_put_right(typed: str, doubt: Doubt) -> None:
    """What cannot be taken raises its own doubt, with a sentence that says how to mend it."""
    with pytest.raises(NoDay) as raised:
        read_day(typed, MONDAY)
    assert raised.value.doubt is doubt
    assert raised.value.sentence


def test_today_is_past_where_a_later_day_is_needed() -> None:
    """Whoever needs a day after today says so with `earliest`."""
    with pytest.raises(NoDay):
        read_day("today", MONDAY, MONDAY + timedelta(days=1))


@given(st.text(max_size=50))
def test_whatever_is_typed_is_a_day_to_come_or_a_doubt(typed: str) -> None:
    """No text makes it fail in any other way, and no day it returns is past or far."""
    try:
        day = read_day(typed, MONDAY)
    except NoDay:
        return
    assert MONDAY <= day <= MONDAY.replace(year=2036)


@given(st.dates(MONDAY, date(2035, 12, 31)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    """ISO dates and days with the month as a word come back as they were written."""
    assert read_day(day.isoformat(), MONDAY) == day
    assert read_day(f"{day.day} {day:%B} {day.year}", MONDAY) == day
