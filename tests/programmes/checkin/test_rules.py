"""When a check-in comes: rhythms over a decade, in every zone, across every change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.model.people import Community, Member
from bot.kit.model.series import Series
from bot.kit.time.cadence import LAST, Every
from bot.programmes.checkin import rules
from bot.programmes.checkin.models import OFF, Habit, Window

ZONES = sorted(available_timezones() - {"Factory", "localtime"})
HOME = Community(platform="sandbox", external="W", name="W", zone="Europe/Berlin")
DAYS = st.dates(date(2024, 1, 1), date(2034, 1, 1))
DECADE = st.builds(lambda d, t: datetime.combine(d, t, UTC), DAYS, st.times())
MINUTES = st.integers(0, 24 * 60 - 1)


def series(every: Every, weekday: int = 1, nth: int = 1, anchor: date = date(2024, 1, 1)) -> Series:
    """Return a series that begins on a day."""
    began = datetime.combine(anchor, time(12), UTC)
    return Series(
        programme="checkin", channel="C", name="N", every=every, weekday=weekday, nth=nth,
        zone="Europe/Berlin", anchor=began,
    )  # fmt: skip


def window(day: date, open_days: int = 7) -> Window:
    """Return a window that opens on a day."""
    return Window(
        theme="growth", day=day.isoformat(), until=rules.until(day, open_days).isoformat()
    )


def member(zone: str) -> Member:
    """Return somebody in a zone."""
    return Member(account="a", name="A", zone=zone)


@pytest.mark.shows("K1", "R5")
@given(DECADE, st.sampled_from(ZONES), MINUTES)
def test_everybody_is_asked_on_that_day(now: datetime, zone: str, at: int) -> None:
    """In whatever zone, the clock shows the series' time on the series' day; a gap moves it on."""
    opens = rules.opens_next(series(Every.MONTH, nth=LAST), now)
    day = rules.day_of(opens)
    asked = rules.asked_at(window(day), at, member(zone), HOME)
    local = asked.astimezone(ZoneInfo(zone))
    wanted = datetime.combine(day, time(*divmod(at, 60)))
    late = local.replace(tzinfo=None) - wanted
    gap = timedelta(hours=24) if zone in ("Pacific/Apia", "Pacific/Fakaofo") else timedelta(hours=2)
    assert timedelta(0) <= late <= gap
    assert opens <= asked <= rules.everywhere(day, at) + gap


@given(DECADE, st.sampled_from(ZONES), st.integers(1, 14))
def test_a_window_closes_as_its_last_day_ends(now: datetime, zone: str, days: int) -> None:
    """It is open on its last day and closed on the day after, by the reader's own calendar."""
    made = window(now.date(), days)
    closes = rules.closes(made, member(zone), HOME)
    before = (closes - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).date()
    assert before <= made.last
    assert closes.astimezone(ZoneInfo(zone)).date() > made.last
    assert rules.is_open(made, member(zone), HOME, closes - timedelta(seconds=1))
    assert not rules.is_open(made, member(zone), HOME, closes)


@pytest.mark.shows("K1")
@given(DECADE, st.sampled_from(rules.EVERY), st.integers(1, 7), st.sampled_from(rules.NTHS))
def test_rhythms_hold_for_years(now: datetime, every: Every, weekday: int, nth: int) -> None:
    """Every window falls on the weekday asked for, in order, and as often as asked for."""
    made = series(every, weekday, nth)
    days = [rules.day_of(each) for each in rules.days(made).upcoming(now, 30)]
    assert all(day.isoweekday() == weekday for day in days)
    apart = {(after - before).days for before, after in pairwise(days)}
    expected = {
        Every.WEEK: {7},
        Every.TWO_WEEKS: {14},
        Every.MONTH: {28, 35},
        Every.QUARTER: set(range(84, 100)),
    }[every]
    assert apart <= expected
    if every in (Every.MONTH, Every.QUARTER):
        last = [(day + timedelta(days=7)).month != day.month for day in days]
        assert all(last) if nth == LAST else {(day.day - 1) // 7 + 1 for day in days} == {nth}


@pytest.mark.parametrize(
    ("every", "weekday", "nth", "after", "day"),
    [
        (Every.MONTH, 4, LAST, date(2024, 2, 1), date(2024, 2, 29)),  # 29 February
        (Every.QUARTER, 5, LAST, date(2026, 3, 1), date(2026, 3, 27)),  # a quarter's end
        (Every.TWO_WEEKS, 4, 1, date(2026, 12, 20), date(2026, 12, 31)),  # a year of 53 weeks
        (Every.MONTH, 1, 1, date(2026, 12, 30), date(2027, 1, 4)),
    ],
)
def test_odd_days(every: Every, weekday: int, nth: int, after: date, day: date) -> None:
    """Leap days, quarter ends and years of 53 weeks come out as a calendar says."""
    anchors = {Every.QUARTER: date(2025, 12, 1), Every.TWO_WEEKS: date(2026, 12, 3)}
    made = series(every, weekday, nth, anchors.get(every, date(2024, 1, 1)))
    assert rules.day_of(rules.opens_next(made, datetime.combine(after, time(), UTC))) == day


@pytest.mark.shows("R5")
def test_apia_and_honolulu() -> None:
    """Nearly a day lies between the two, and both are asked at ten in the morning of one day."""
    made = window(date(2026, 3, 2))
    apia = rules.asked_at(made, 600, member("Pacific/Apia"), HOME)
    honolulu = rules.asked_at(made, 600, member("Pacific/Honolulu"), HOME)
    assert (apia.isoformat(), honolulu.isoformat()) == (
        "2026-03-01T21:00:00+00:00",
        "2026-03-02T20:00:00+00:00",
    )


@given(DECADE, st.sampled_from(ZONES), st.sampled_from(rules.EVERY), MINUTES)
def test_a_rhythm_of_ones_own(now: datetime, zone: str, every: Every, at: int) -> None:
    """It comes after now, on the weekday one chose, in one's own zone; without one, never."""
    habit = Habit(id="m", every=every, weekday=3, nth=2, at=at, anchor=now)
    found = rules.next_personal(habit, member(zone), HOME, now)
    assert found
    assert found > now
    assert found.astimezone(ZoneInfo(zone)).isoweekday() in (3, 4)  # a gap at midnight moves it on
    assert rules.next_personal(Habit(id="m", every=OFF), member(zone), HOME, now) is None


@given(DAYS, st.integers(1, 40), st.integers(1, 40))
def test_windows_never_overlap(day: date, open_days: int, gap: int) -> None:
    """A window ends before the next one begins, and its reminder lies inside it."""
    following = day + timedelta(days=gap)
    last = rules.until(day, open_days, following)
    assert day <= last < following
    reminds = rules.reminds_on(Window(theme="x", day=day.isoformat(), until=last.isoformat()))
    assert reminds is None or day < reminds <= last


@pytest.mark.shows("K8")
def test_shared_by_five_others() -> None:
    """A challenge is common once every holder has at least five others with it."""
    assert rules.shared([("a", "b")] * 6 + [("c",)] * 5) == ["a", "b"]
