"""Times that suit everybody, over zones, working hours and changes of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.time.meeting_times import FIRST, LAST, OFFERED, Free, offer
from bot.kit.time.working_hours import Hours
from tests.examples import examples

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Pacific/Auckland",
    "Pacific/Chatham",
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
        st.integers(0, 47).map(lambda half: half * 30),
        st.integers(0, 95).map(lambda quarter: quarter * 15),
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
    assert all(now + FIRST <= at <= now + LAST for at in times)
    assert all(each.at(at) for each in people for at in times) is offered.overlap
    assert offer(people, now, now + FORTNIGHT, seed) == offered, "the same for the same seed"


def _own(free: Free, moment: datetime) -> bool:
    """Say whether a minute is somebody's own, by looking at the clock on their wall."""
    hours, local = free.hours, moment.astimezone(free.hours.zone)
    minutes = local.hour * 60 + local.minute
    if free.weekends and local.isoweekday() > 5 and 10 * 60 <= minutes < 18 * 60:
        return True
    day = local.isoweekday() in hours.days and hours.starts < hours.ends
    if free.evenings and day and hours.ends <= minutes < 21 * 60:
        return True
    return hours.includes(moment)


@pytest.mark.shows("C4", "R5")
@examples(40)
@given(st.lists(frees, min_size=2, max_size=3), moments, st.integers(0, 100), st.randoms())
def test_the_order_of_people_changes_nothing(
    people: list[Free], now: datetime, seed: int, dice: Random
) -> None:
    """The same people get the same times, in whatever order they are handed in."""
    shuffled = list(people)
    dice.shuffle(shuffled)
    until = now + FORTNIGHT
    assert offer(shuffled, now, until, seed) == offer(people, now, until, seed)


@pytest.mark.shows("C4", "R5")
@examples(25)
@given(st.lists(frees, min_size=2, max_size=3), moments)
def test_no_time_is_missed(people: list[Free], now: datetime) -> None:
    """Where any minute suits everybody, by trying each of them, a time is offered that does."""
    first = now.replace(second=0, microsecond=0) + FIRST + timedelta(minutes=1)
    run = longest = 0
    for each in range((LAST - FIRST) // timedelta(minutes=1) + 29):
        suits = all(_own(one, first + timedelta(minutes=each)) for one in people)
        run = run + 1 if suits else 0
        longest = max(longest, run)
        if longest == 30:
            break
    assert offer(people, now, now + FORTNIGHT, 0).overlap is (longest >= 30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("America/New_York", 540, 1020), ("Asia/Kolkata", 720, 1200)),
        (("Europe/Berlin", 540, 780), ("Europe/Berlin", 750, 1080)),
        (("Asia/Kathmandu", 540, 600), ("UTC", 195, 255)),
        (("Europe/Berlin", 1320, 360), ("America/Los_Angeles", 840, 900)),
        (("UTC", 553, 590), ("UTC", 557, 620)),
        (("Pacific/Chatham", 480, 510), ("UTC", 0, 1439)),
    ],
)
@pytest.mark.shows("C4", "R5")
def test_hours_that_meet_are_found(one: tuple[str, int, int], other: tuple[str, int, int]) -> None:
    """Half-hours, quarter-hour zones, nights and odd minutes are met, whoever comes first."""
    days = frozenset(range(1, 8))
    a, b = (Free(Hours(ZoneInfo(zone), days, *kept)) for zone, *kept in (one, other))
    offered = offer([a, b], MONDAY, MONDAY + FORTNIGHT, 1)
    assert offered.overlap
    assert offered == offer([b, a], MONDAY, MONDAY + FORTNIGHT, 1)


def test_full_hours_are_rather_offered() -> None:
    """Where a full hour is one for everybody it is taken; else what is easy for most."""
    times = offer([office("Europe/Berlin"), office("UTC")], MONDAY, MONDAY + FORTNIGHT, 5).times
    assert {at.minute for at in times} == {0}


@given(frees, moments)
def test_a_meeting_ends_in_somebodys_time(free: Free, at: datetime) -> None:
    """A time that suits has no strain, and its half hour ends inside the same person's time."""
    if free.at(at):
        assert free.strain(at) == 0
        assert all(_own(free, at + timedelta(minutes=each)) for each in range(30))


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
