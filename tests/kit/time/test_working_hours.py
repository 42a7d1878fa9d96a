"""Property tests of working hours: in every time zone, across every change of clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.time.working_hours import Hours, together

ZONES = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)
START = datetime(2020, 1, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(), timedelta(days=17 * 365)).map(lambda each: START + each)
DAYS = st.frozensets(st.integers(1, 7), min_size=1)
MINUTES = st.integers(0, 24 * 60 - 1)
HOURS = st.builds(Hours, ZONES, DAYS, MINUTES, MINUTES)
STEP = timedelta(minutes=7)


@pytest.mark.shows("R5")
@given(HOURS, MOMENTS)
def test_the_next_opening_is_inside_the_hours(hours: Hours, moment: datetime) -> None:
    """A message leaves inside its reader's hours, never early, at most some nine days later."""
    opens = hours.next_open(moment)
    assert opens >= moment
    assert hours.includes(opens)
    assert opens - moment < timedelta(days=9)


@pytest.mark.shows("R5")
@given(HOURS, MOMENTS)
def test_no_earlier_opening_is_passed_over(hours: Hours, moment: datetime) -> None:
    """Between now and the opening there is no moment inside the hours."""
    opens, each = hours.next_open(moment), moment
    while each < opens:
        assert not hours.includes(each)
        each += STEP * 3


@given(ZONES, DAYS, MOMENTS)
def test_a_working_day_shows_the_clock_it_promises(
    zone: ZoneInfo, days: frozenset[int], moment: datetime
) -> None:
    """Nine o'clock is what the reader's own clock shows when the day begins, summer or winter."""
    hours = Hours(zone, days)
    opens = hours.next_open(moment)
    if opens > moment:
        local = opens.astimezone(zone)
        assert (local.hour, local.minute) == (9, 0)
        assert local.isoweekday() in days


@given(ZONES, MOMENTS, st.integers(1, 30))
def test_working_days_are_counted_one_by_one(zone: ZoneInfo, moment: datetime, days: int) -> None:
    """Five working days on from any weekday is the same weekday of next week, at the same time."""
    hours = Hours(zone)
    one_by_one = moment
    for _ in range(days):
        one_by_one = hours.working_days_on(one_by_one, 1)
    on = hours.working_days_on(moment, days)
    assert on.astimezone(zone).date() == one_by_one.astimezone(zone).date()
    assert on.astimezone(zone).isoweekday() in hours.days


@given(MOMENTS)
def test_nobody_works_never(moment: datetime) -> None:
    """Somebody without any working day is written to at once."""
    assert Hours(ZoneInfo("Asia/Tokyo"), frozenset()).next_open(moment) == moment


@pytest.mark.shows("R5")
@given(st.lists(HOURS, min_size=1, max_size=4), MOMENTS)
def test_a_shared_place_waits_for_everybody_or_spares_the_night(
    people: list[Hours], moment: datetime
) -> None:
    """Inside everybody's hours where there is such a moment within a day, else nobody's night."""
    chosen = together(people, moment)
    assert moment <= chosen <= moment + timedelta(days=1)
    quarters = [moment + timedelta(minutes=15) * count for count in range(96)]
    if all(each.includes(chosen) for each in people):
        return
    if chosen != moment:
        assert not any(each.asleep(chosen) for each in people)
    assert not all(each.includes(moment) for each in people)
    if not any(each.asleep(chosen) for each in people):
        return
    rounded = [q.replace(minute=q.minute // 15 * 15, second=0, microsecond=0) for q in quarters[1:]]
    assert all(any(each.asleep(quarter) for each in people) for quarter in rounded)
