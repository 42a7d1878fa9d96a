"""Property tests of rhythms: in every time zone, across every change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.time.cadence import Cadence, Every, add_months, wall
from tests.kit.time.test_working_hours import MOMENTS, ZONES

ANCHORS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
CADENCES = st.builds(
    Cadence, st.sampled_from(Every), st.integers(1, 7), TIMES, ZONES, ANCHORS, st.integers(1, 5)
)
GAPS = {
    Every.WEEK: {7},
    Every.TWO_WEEKS: {14},
    Every.FOUR_WEEKS: {28},
    Every.MONTH: {28, 35},
    Every.QUARTER: {84, 91, 98},
}


@given(CADENCES, MOMENTS)
def test_occurrences_follow_the_rhythm(cadence: Cadence, after: datetime) -> None:
    """Each is after the one before, on its weekday, and as many days apart as the rhythm says."""
    moments = list(cadence.upcoming(after, 4))
    assert all(moment > after for moment in moments)
    days = [day for day, _ in zip(cadence.days(after.date()), range(5), strict=False)]
    assert all(day.isoweekday() == cadence.weekday and day >= cadence.anchor for day in days)
    assert {(b - a).days for a, b in pairwise(days)} <= GAPS[cadence.every]


@given(CADENCES, MOMENTS)
def test_no_occurrence_is_skipped_or_repeated(cadence: Cadence, after: datetime) -> None:
    """Asked from just before an occurrence it is the next one; asked from it, the one after is."""
    first, second = cadence.upcoming(after, 2)
    assert cadence.next(first - timedelta(microseconds=1)) == first
    assert cadence.next(first) == second


@given(CADENCES, MOMENTS)
def test_the_nth_week_of_the_month(cadence: Cadence, after: datetime) -> None:
    """A monthly rhythm falls in its week of the month; the fifth means the last."""
    if cadence.every not in {Every.MONTH, Every.QUARTER}:
        return
    day = next(cadence.days(after.date()))
    if cadence.nth == 5:
        assert (day + timedelta(days=7)).month != day.month
    else:
        assert (day.day - 1) // 7 + 1 == cadence.nth


@pytest.mark.shows("R5")
@given(st.dates(date(2020, 1, 1), date(2036, 1, 1)), TIMES, ZONES)
def test_a_wall_time_is_what_clocks_show(day: date, at: time, zone: ZoneInfo) -> None:
    """A wall time comes back, unless clocks skip it: then it moves forward, never back."""
    moment = wall(day, at, zone)
    local = moment.astimezone(zone).replace(tzinfo=None)
    meant = datetime.combine(day, at)
    assert moment.tzinfo is UTC
    assert local >= meant
    if local != meant:  # clocks were moved over it
        before = (moment - timedelta(hours=25)).astimezone(zone).utcoffset()
        assert before != moment.astimezone(zone).utcoffset()


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "01:30"),  # skipped: shows 3:30
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "00:30"),  # twice: the first
        ("Europe/Berlin", date(2026, 10, 24), time(2, 30), "00:30"),
        ("Europe/Berlin", date(2026, 10, 26), time(2, 30), "01:30"),
        ("America/New_York", date(2026, 3, 8), time(2, 30), "07:30"),
        ("America/New_York", date(2026, 11, 1), time(1, 30), "05:30"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "15:45"),  # half an hour
        ("Asia/Kathmandu", date(2026, 6, 1), time(9, 0), "03:15"),
    ],
)
def test_changes_of_clocks(zone: str, day: date, at: time, utc: str) -> None:
    """Skipped times move forward by the gap, doubled ones mean the first."""
    assert f"{wall(day, at, ZoneInfo(zone)):%H:%M}" == utc


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_end_where_they_end(day: date, months: int, expected: date) -> None:
    """A month on from its last day is the last day of the next."""
    assert add_months(day, months) == expected
