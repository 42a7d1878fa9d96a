"""Reading a day that a person typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.time.date_parsing import DaySpan, Doubt, NoDay, read_day, read_span, spoken

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
        ("next Friday 5pm", "2026-03-06"),
        ("Friday at 17:00", "2026-03-06"),
        ("tomorrow morning", "2026-03-03"),
        ("tomorow", "2026-03-03"),
        ("tommorrow", "2026-03-03"),
        ("Wensday", "2026-03-04"),
        ("3 Febuary", "2027-02-03"),
        ("\u201ctomorrow\u201d", "2026-03-03"),
        ("14.8.", "2026-08-14"),
        ("3.4.", "2026-04-03"),
        ("14/8", "2026-08-14"),
        ("8/14", "2026-08-14"),
        ("Aug 14", "2026-08-14"),
        ("14th of August", "2026-08-14"),
        ("14 Aug. 2026", "2026-08-14"),
        ("August 14th, 2026", "2026-08-14"),
        ("14-08-2026", "2026-08-14"),
        ("14.8.26", "2026-08-14"),
        ("Thursday, 12 March 2026", "2026-03-12"),
        ("29 Feb", "2028-02-29"),
        ("in two weeks", "2026-03-16"),
        ("2 weeks from now", "2026-03-16"),
        ("in a fortnight", "2026-03-16"),
        ("end of the month", "2026-03-31"),
        ("the end of this week", "2026-03-06"),
        ("the day after tomorrow", "2026-03-04"),
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
        ("Friday 12 March 2026", Doubt.WEEKDAY),
        ("Friday 12 March", Doubt.WEEKDAY),
        ("Juny 3", Doubt.UNKNOWN),
        ("13/13", Doubt.IMPOSSIBLE),
        ("3-4", Doubt.UNKNOWN),
        ("14 8", Doubt.UNKNOWN),
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


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("1 August to 14 August", "2026-08-01", "2026-08-14"),
        ("from 1 August until 14 August", "2026-08-01", "2026-08-14"),
        ("from 3 to 5 May", "2026-05-03", "2026-05-05"),
        ("1-14 Aug", "2026-08-01", "2026-08-14"),
        ("1\u201314 Aug", "2026-08-01", "2026-08-14"),
        ("Aug 1-14", "2026-08-01", "2026-08-14"),
        ("Aug 28 - Sep 2", "2026-08-28", "2026-09-02"),
        ("1.8. - 14.8.", "2026-08-01", "2026-08-14"),
        ("1.8.-14.8.", "2026-08-01", "2026-08-14"),
        ("1.-14.8.", "2026-08-01", "2026-08-14"),
        ("8/1 - 8/14", "2026-08-01", "2026-08-14"),
        ("2026-08-01 to 2026-08-14", "2026-08-01", "2026-08-14"),
        ("28 December to 3 January", "2026-12-28", "2027-01-03"),
        ("25 February to 6 March", "2026-02-25", "2026-03-06"),
        ("1 March 2027 to 1 December 2027", "2027-03-01", "2027-12-01"),
        ("until Friday", "2026-03-02", "2026-03-06"),
        ("next week", "2026-03-09", "2026-03-15"),
        ("this week", "2026-03-02", "2026-03-08"),
        ("August", "2026-08-01", "2026-08-31"),
        ("next month", "2026-04-01", "2026-04-30"),
        ("for two weeks", "2026-03-02", "2026-03-15"),
        ("from Monday for 3 days", "2026-03-09", "2026-03-11"),
        ("Monday to Wednesday", "2026-03-09", "2026-03-11"),
        ("tomorrow", "2026-03-03", "2026-03-03"),
        ("14 August", "2026-08-14", "2026-08-14"),
    ],
)
@pytest.mark.shows("R12")
def test_people_write_spans_in_many_ways(typed: str, start: str, end: str) -> None:
    """Two ends, one end, a length or a whole week: the first and the last day are read."""
    assert read_span(typed, MONDAY) == DaySpan(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("14 August to 1 August", Doubt.BACKWARDS),
        ("14 August 2026 to 1 August 2026", Doubt.BACKWARDS),
        ("1 to 31 June", Doubt.IMPOSSIBLE),
        ("some time to rest", Doubt.UNKNOWN),
        ("1 January 2026 to 3 January 2026", Doubt.PAST),
        ("until 3/4", Doubt.AMBIGUOUS),
        ("1/4 to 3/4", Doubt.AMBIGUOUS),
        ("31 December 9999 to 1 January", Doubt.FAR),
        ("0001-01-01 to 2 January", Doubt.PAST),
        ("31 December 9999 for 3 days", Doubt.FAR),
    ],
)
def test_a_span_in_doubt_says_what_to_put_right(typed: str, doubt: Doubt) -> None:
    """A span that cannot be taken raises its own doubt, with a sentence."""
    with pytest.raises(NoDay) as raised:
        read_span(typed, MONDAY)
    assert raised.value.doubt is doubt
    assert raised.value.sentence


@given(st.text(max_size=50))
def test_whatever_is_typed_is_a_span_or_a_doubt(typed: str) -> None:
    """No text makes it fail in any other way, and no span ends before it begins or today."""
    try:
        span = read_span(typed, MONDAY)
    except NoDay:
        return
    assert span.start <= span.end
    assert span.end >= MONDAY


def test_a_day_is_told_unmistakably() -> None:
    """Weekday, day and month are told, and the year where it is not this one."""
    assert spoken(date(2026, 8, 14), MONDAY) == "Friday 14 August"
    assert spoken(date(2027, 8, 14), MONDAY) == "Saturday 14 August 2027"


def test_a_doubt_names_the_days_it_is_about() -> None:
    """A contradiction, two meanings and a past day are told with the days that were understood."""
    told = {"Friday 12 March 2026": "Thursday 12 March 2026", "1 March 2026": "Sunday 1 March 2026",
            "3/4": "Friday 3 April 2026"}  # fmt: skip
    for typed, day in told.items():
        with pytest.raises(NoDay) as raised:
            read_day(typed, MONDAY)
        assert day in raised.value.sentence


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
