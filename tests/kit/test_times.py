"""Times that suit everybody, over zones, working hours and changes of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.hours import Hours
from bot.kit.times import FIRST, LAST, OFFERED, Free, offer

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Pacific/Auckland",
    "UTC",
)
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
FORTNIGHT = timedelta(days=14)

frees = st.builds(
    Free,
    st.builds(
        Hours,
        st.sampled_from(ZONES).map(ZoneInfo),
        st.frozensets(st.integers(1, 7), min_size=1),
        st.integers(6, 11).map(lambda hour: hour * 60),
        st.integers(14, 20).map(lambda hour: hour * 60),
    ),
    st.booleans(),
    st.booleans(),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(tzinfo=UTC)
)


def office(zone: str, starts: int = 9, ends: int = 18) -> Free:
    """Return somebody who works from Monday to Friday."""
    return Free(Hours(ZoneInfo(zone), starts=starts * 60, ends=ends * 60))


@pytest.mark.shows("C4", "R5")
@given(st.lists(frees, min_size=2, max_size=5), moments, st.integers(0, 10_000))
def test_times_are_what_they_say(people: list[Free], now: datetime, seed: int) -> None:
    """Times are in order, still to come, and inside everybody's hours where that is said."""
    offered = offer(people, now, now + FORTNIGHT, seed)
    times = offered.times
    assert 1 <= len(times) <= OFFERED
    assert list(times) == sorted(set(times))
    assert all(now + FIRST <= at <= now + LAST + timedelta(hours=1) for at in times)
    assert all(each.at(at) for each in people for at in times) is offered.overlap
    assert offer(people, now, now + FORTNIGHT, seed) == offered, "the same for the same seed"


@given(frees, moments)
def test_a_meeting_ends_in_somebodys_time(free: Free, at: datetime) -> None:
    """A time that suits has no strain, and its half hour ends inside the same person's time."""
    if free.at(at):
        assert free.strain(at) == 0
        assert free.at(at) == (free._suits(at) and free._suits(at + timedelta(minutes=29)))


@pytest.mark.shows("C4")
def test_different_days() -> None:
    """Where there is a choice the times lie on three days, and not over lunch."""
    times = offer([office("Europe/Berlin"), office("UTC")], MONDAY, MONDAY + FORTNIGHT, 3).times
    assert len({at.date() for at in times}) == 3
    local = [at.astimezone(ZoneInfo("Europe/Berlin")).hour for at in times]
    assert not {12, 13} & set(local)


@pytest.mark.shows("C4")
def test_no_overlap() -> None:
    """Berlin and Auckland have no hour in common: the nearest is nobody's night, and it is said."""
    people = [office("Europe/Berlin"), office("Pacific/Auckland")]
    offered = offer(people, MONDAY, MONDAY + FORTNIGHT, 1)
    assert not offered.overlap
    assert len(offered.times) == OFFERED
    assert not any(each.hours.asleep(at) for each in people for at in offered.times)


def test_evenings_and_weekends() -> None:
    """Who likes to meet in the evening or at the weekend can be offered it; a night shift not."""
    berlin = Hours(ZoneInfo("Europe/Berlin"))
    evening = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
    saturday = datetime(2026, 3, 14, 12, tzinfo=UTC)
    assert Free(berlin, evenings=True).at(evening)
    assert not Free(berlin).at(evening)
    assert Free(berlin, weekends=True).at(saturday)
    night = Hours(ZoneInfo("Europe/Berlin"), starts=22 * 60, ends=6 * 60)
    assert not Free(night, evenings=True).at(datetime(2026, 3, 10, 11, tzinfo=UTC))


@pytest.mark.shows("R5")
def test_summer_time_moves_the_hours_with_the_clocks() -> None:
    """Between two changes of the clocks Berlin and New York share an hour more, and it is used."""
    people = [office("Europe/Berlin"), office("America/New_York")]
    for now, last in ((MONDAY - timedelta(days=21), 17), (MONDAY, 17)):
        times = offer(people, now, now + FORTNIGHT, 0).times
        hours = [at.astimezone(ZoneInfo("Europe/Berlin")).hour for at in times]
        assert all(14 <= hour <= last for hour in hours)


def test_a_short_round_still_gets_times() -> None:
    """Where a round is nearly over the times lie after its end instead of nowhere."""
    assert len(offer([office("UTC")] * 2, MONDAY, MONDAY, 0).times) == OFFERED


def test_hours_of_the_week() -> None:
    """The hours of a week that suit somebody are counted from Monday, in UTC."""
    week = office("Europe/Berlin").week(MONDAY)
    assert min(week) == 8
    assert len(week) == 45
