"""Reading a day that a person typed: `2027-03-03`, `3 March`, `next Monday`, `in 2 weeks`.

dateutil reads what it can; around it stand the words it does not know and the doubts it hides.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum

from dateutil import parser
from dateutil.relativedelta import relativedelta

from bot.kit.words import Words

words = Words("bot.kit")
LONGEST = 40  # letters; nobody writes a day at such length
FURTHEST = relativedelta(years=10)

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}
_SPAN = re.compile(r"(?:in |for )?(?P<count>\d{1,3}|[a-z]+) (?P<unit>day|week|month|year)s?")
_SOON = {
    "today": relativedelta(),
    "tomorrow": relativedelta(days=1),
    "the day after tomorrow": relativedelta(days=2),
    "next week": relativedelta(days=1, weekday=0),  # its Monday
    "next month": relativedelta(months=1, day=1),
    "next year": relativedelta(years=1, month=1, day=1),
}
_YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})")
_OPENING = re.compile(r"^(?:(?:until|till|on|the|next|this|coming) )+")
# Two days that share no year, month, date or weekday: what changes with them was not typed.
_ONE, _OTHER = date(2000, 1, 1), date(2004, 3, 2)


class Doubt(StrEnum):
    """Why a day could not be taken."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"  # 03/04: March or April?
    IMPOSSIBLE = "impossible"  # 31 June
    PAST = "past"
    FAR = "far"


class NoDay(ValueError):
    """What was typed is no day one can act on; `doubt` says why."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt)
        self.doubt = doubt

    @property
    def sentence(self) -> str:
        """How to put it right, for the person who typed it."""
        return words.line(f"day-{self.doubt}")


def read_day(typed: str, today: date, earliest: date | None = None) -> date:
    """Return the day that was typed, as meant by somebody for whom it is `today`; else NoDay.

    A day without a year is the next such day. `earliest` is the first day that is not past;
    None: today.
    """
    said = " ".join(typed.lower().replace(",", " ").split())
    if not said or len(said) > LONGEST:
        raise NoDay(Doubt.UNKNOWN)
    day = _year_first(said) or _span(said, today) or _date(_OPENING.sub("", said), today)
    if day < (earliest or today):
        raise NoDay(Doubt.PAST)
    if day > today + FURTHEST:
        raise NoDay(Doubt.FAR)
    return day


def _year_first(said: str) -> date | None:
    found = _YEAR_FIRST.fullmatch(said)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError as error:
        raise NoDay(Doubt.IMPOSSIBLE) from error


def _span(said: str, today: date) -> date | None:
    if said in _SOON:
        return today + _SOON[said]
    found = _SPAN.fullmatch(said)
    count = _number(found["count"]) if found else 0
    return today + _UNITS[found["unit"]] * count if found and count else None


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _NUMBERS.get(said, 0)


def _date(said: str, today: date) -> date:
    """Read what dateutil understands, but only where it is sure of what was typed."""
    if (weekday := _weekday(said)) is not None:
        return today + relativedelta(days=1, weekday=weekday)
    this_year = _meant(said, today.replace(day=1))
    one, other = _meant(said, _ONE), _meant(said, _OTHER)
    if (one.month, one.day) != (other.month, other.day):
        raise NoDay(Doubt.UNKNOWN)  # there is no day in it, or no month
    if one.year == other.year or this_year >= today:
        return this_year
    return _meant(said, date(today.year + 1, 1, 1))


def _weekday(said: str) -> int | None:
    days = parser.parserinfo.WEEKDAYS
    return next((at for at, names in enumerate(days) if said.title() in names), None)


def _meant(said: str, default: date) -> date:
    """Return the only day it can mean, the day first or the month first."""
    meanings: set[date] = set()
    doubt = Doubt.UNKNOWN
    midnight = datetime(default.year, default.month, default.day)  # noqa: DTZ001 - only days count
    for day_first in (True, False):
        try:
            read = parser.parse(said, default=midnight, dayfirst=day_first, ignoretz=True)
        except (ValueError, OverflowError) as error:
            if "range" in str(error) or "must be in" in str(error):
                doubt = Doubt.IMPOSSIBLE
        else:
            meanings.add(read.date())
    if len(meanings) != 1:
        raise NoDay(Doubt.AMBIGUOUS if meanings else doubt)
    return meanings.pop()
