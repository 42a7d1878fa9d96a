"""Reading days and spans of days as people type them: `14.8.`, `next Friday 5pm`, `1-14 Aug`.

A small grammar of our own: what it does not know is asked, never guessed (decision 018).
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from dateutil.relativedelta import SU, relativedelta

from bot.kit.screen.words import Words

words = Words("bot.kit")
LONGEST = 60  # letters; nobody writes a day at such length
LONG_AGO, FURTHEST = date(1900, 1, 1), relativedelta(years=10)
DAY, YEAR = relativedelta(days=1), relativedelta(years=1)
HALF_A_YEAR = 183  # days: what seems longer was written the wrong way round

_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_DAYS = [name.lower() for name in calendar.day_name]
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "year": YEAR,
}
_COUNT = r"(?P<count>\d{1,3}|[a-z]+) (?P<unit>day|week|fortnight|month|year)s?"
_AHEAD = re.compile(rf"(?:in |for |the next |next )?{_COUNT}(?: from (?:now|today))?")
_SOON = {
    "today": relativedelta(),
    "tonight": relativedelta(),
    "tomorrow": DAY,
    "the day after tomorrow": relativedelta(days=2),
    "day after tomorrow": relativedelta(days=2),
    "next week": relativedelta(days=1, weekday=0),  # its Monday
    "next month": relativedelta(months=1, day=1),
    "next year": relativedelta(years=1, month=1, day=1),
    "end of week": relativedelta(weekday=4),  # Friday: people mean work
    "end of next week": relativedelta(days=1, weekday=0) + relativedelta(days=4),
    "end of month": relativedelta(day=31),
    "end of next month": relativedelta(months=1, day=31),
    "end of year": relativedelta(month=12, day=31),
}
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + "|sept"
_WEEKDAY = "|".join(f"{name}|{name[:3]}" for name in _DAYS) + "|tues|thur|thurs"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})")
_WRITTEN = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})\.? )?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)?[ -]?(?P<month>{_MONTH})\.?"
    rf"|(?P<month2>{_MONTH})\.? ?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:[ -]'?(?P<year>\d{4}|\d{2}))?"
)
_NUMBERED = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})\.? )?"
    r"(?P<one>\d{1,2})(?P<sign>[./-])(?P<other>\d{1,2})(?:(?P=sign)(?P<year>\d{4}|\d{2})|(?P<dot>\.))?"
)
_CLOCK = re.compile(
    r"(?:\b(?:at|around) )?(?:(?<![\d.])\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b\.?|\b\d{1,2}:\d{2}\b"
    r"|\b(?:noon|midnight|midday)\b)|\bat \d{1,2}$"
    r"|(?:\bin the )?\b(?:morning|afternoon|evening)\b"
)
_OPENING = re.compile(r"^(?:(?:until|till|by|on|the|next|this|coming) )+")
_UNTIL = re.compile(r"(?:until|till|through|up to) (?P<end>.+)")
_FOR = re.compile(rf"(?:from )?(?P<start>.+) for {_COUNT}")
_BETWEEN = re.compile(
    r"(?:from |between )?(?P<start>.+?)"
    r"(?: (?:to|until|till|through|and) | - |(?<=[a-z.])-(?=\d)"
    r"|(?<=^\d)-|(?<=^\d\d)-|(?<= \d)-|(?<= \d\d)-)"
    r"(?P<end>.+)"
)
_DATE_ONLY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?")
_KNOWN = [*_MONTHS, *_DAYS, "today", "tomorrow", "week", "weeks", "month", "months", "year",
          "fortnight", "until", "next", "after"]  # fmt: skip


class Doubt(StrEnum):
    """Why a day could not be taken."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"  # 03/04: March or April?
    IMPOSSIBLE = "impossible"  # 31 June
    WEEKDAY = "weekday"  # a Friday that is a Thursday
    BACKWARDS = "backwards"  # a span that ends before it begins
    PAST = "past"
    SOON = "soon"  # not past, but before the first day that is wanted
    FAR = "far"


class NoDay(ValueError):
    """What was typed is no day one can act on; `doubt` says why, `days` which were understood."""

    def __init__(self, doubt: Doubt, *days: date) -> None:
        super().__init__(doubt)
        self.doubt = doubt
        self.days = days

    @property
    def sentence(self) -> str:
        """How to put it right, for the person who typed it."""
        told = words.line("day-or").join(f"{spoken(day)} {day.year}" for day in self.days)
        return words.line(f"day-{self.doubt}", days=told)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days in a row, the first and the last of them included."""

    start: date
    end: date


def read_day(typed: str, today: date, earliest: date | None = None) -> date:
    """Return the day that was typed, as meant by somebody for whom it is `today`; else NoDay.

    A day without a year is the next such day; a time of day beside it is passed over. `earliest`
    is the first day that is taken; None: today.
    """
    day = _one(_meanings(_said(typed), today))
    return _bounded(day, today, earliest or today)


def read_span(typed: str, today: date, earliest: date | None = None) -> DaySpan:
    """Return the days that were typed ("1 to 14 August", "until Friday", "next week"); else NoDay.

    A single day is a span of one. One that is under way begins before today, if `earliest` allows.
    """
    said = _said(typed)
    span = _whole(said, today) or _until(said, today) or _long(said, today) or _ends(said, today)
    if span is None:
        day = _one(_meanings(said, today))
        span = DaySpan(day, day)
    if span.end < span.start:
        raise NoDay(Doubt.BACKWARDS, span.start, span.end)
    _bounded(span.end, today, today)
    if earliest and span.start < earliest:
        raise NoDay(Doubt.PAST if span.start < today else Doubt.SOON, span.start)
    return span


def spoken(day: date, today: date | None = None) -> str:
    """Return a day so that it cannot be misunderstood; with its year where it is not this one."""
    told = f"{day:%A} {day.day} {day:%B}"
    return told if today is None or day.year == today.year else f"{told} {day.year}"


def _bounded(day: date, today: date, earliest: date) -> date:
    if day < earliest:
        raise NoDay(Doubt.PAST if day < today else Doubt.SOON, day)
    if day > today + FURTHEST:
        raise NoDay(Doubt.FAR, day)
    return day


def _one(days: Iterable[date]) -> date:
    """Return the only day that can be meant."""
    meant = sorted(set(days))
    if len(meant) != 1:
        raise NoDay(Doubt.AMBIGUOUS, *meant)
    return meant[0]


# -- words -----------------------------------------------------------------------------------------


def _said(typed: str) -> str:
    """Return what was typed in plain words: no capitals, quotes or clock, slips put right."""
    plain = unicodedata.normalize("NFKC", typed).casefold()
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub("[\"`\u2018\u201a-\u201f\xab\xbb,]|^'|'$", " ", plain)
    said = " ".join(_CLOCK.sub(" ", plain).split())
    if not said or len(said) > LONGEST:
        raise NoDay(Doubt.UNKNOWN)
    return re.sub(r"[a-z]{5,}", lambda found: _spelled(found[0]), said)


def _spelled(word: str) -> str:
    near = get_close_matches(word, _KNOWN, 1, 0.8)
    return word if word.endswith("s") and word[:-1] in _UNITS else near[0] if near else word


# -- one day ---------------------------------------------------------------------------------------


def _meanings(said: str, today: date) -> list[date]:
    """Return every day that can be meant; NoDay where there is none."""
    if found := _YEAR_FIRST.fullmatch(said):
        return [_date(*map(int, found.groups()))]
    if day := _ahead(said, today):
        return [day]
    bare = _OPENING.sub("", said)
    if (weekday := _index(bare, _DAYS)) is not None:
        return [today + relativedelta(days=1, weekday=weekday)]
    if found := _WRITTEN.fullmatch(bare):
        month = _index(found["month"] or found["month2"], _MONTHS)
        day_of = int(found["day"] or found["day2"])
        return [_dated((month or 0) + 1, day_of, found["year"], found["weekday"], today)]
    if found := _NUMBERED.fullmatch(bare):
        return _numbered(found, today)
    raise NoDay(Doubt.UNKNOWN)


def _ahead(said: str, today: date) -> date | None:
    soon = re.sub(
        r"(end of) (?:the |this )+", r"\1 ", said.removeprefix("at ").removeprefix("the ")
    )
    for each in (said, soon):
        if each in _SOON:
            return today + _SOON[each]
    found = _AHEAD.fullmatch(said)
    count = _number(found["count"]) if found else 0
    return today + _UNITS[found["unit"]] * count if found and count else None


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _NUMBERS.get(said, 0)


def _index(said: str, names: list[str]) -> int | None:
    """Return which of these names it is, written out or shortened; None: none of them."""
    if len(said.rstrip(".")) < 3:
        return None
    return next((at for at, name in enumerate(names) if name.startswith(said.rstrip("."))), None)


def _numbered(found: re.Match[str], today: date) -> list[date]:
    """Return what two numbers can mean, the day first or the month first.

    A full stop at the end ("3.4.") and a number above twelve leave one meaning.
    """
    if found["sign"] == "-" and not found["year"]:
        raise NoDay(Doubt.UNKNOWN)
    one, other = int(found["one"]), int(found["other"])
    orders = [(other, one)] if found["dot"] else [(other, one), (one, other)]
    likely = [each for each in orders if each[0] <= 12] or orders[:1]
    meant: list[date] = []
    for month, day in likely:
        try:
            meant.append(_dated(month, day, found["year"], found["weekday"], today))
        except NoDay:
            if len(likely) == 1:
                raise
    if not meant:
        raise NoDay(Doubt.IMPOSSIBLE)
    return meant


def _dated(month: int, day: int, year: str | None, weekday: str | None, today: date) -> date:
    """Return a date, in the year named or else the next such day; its weekday must be right."""
    if year:
        found = _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    else:
        found = _next(month, day, today)
    if weekday and _index(weekday, _DAYS) != found.weekday():
        raise NoDay(Doubt.WEEKDAY, found)
    return found


def _next(month: int, day: int, today: date) -> date:
    _date(2000, month, day)  # a leap year: what is impossible there is so in any year
    years = range(today.year, today.year + 9)
    found = (date(year, month, day) for year in years if day <= _length(year, month))
    return next(each for each in found if each >= today)


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoDay(Doubt.IMPOSSIBLE) from error


# -- several days ----------------------------------------------------------------------------------


def _whole(said: str, today: date) -> DaySpan | None:
    """Return a week or a month that was named as a whole."""
    monday, first = today + _SOON["next week"], today + _SOON["next month"]
    spans = {
        "this week": (today, today + relativedelta(weekday=SU)),
        "next week": (monday, monday + relativedelta(days=6)),
        "this month": (today, today + relativedelta(day=31)),
        "next month": (first, first + relativedelta(day=31)),
    }
    if said in spans:
        return DaySpan(*spans[said])
    month = _index(_OPENING.sub("", said).removeprefix("in "), _MONTHS)
    if month is None:
        return None
    last = _next(month + 1, 28, today) + relativedelta(day=31)
    return DaySpan(max(last.replace(day=1), today), last)


def _until(said: str, today: date) -> DaySpan | None:
    found = _UNTIL.fullmatch(said)
    return DaySpan(today, _one(_meanings(found["end"], today))) if found else None


def _long(said: str, today: date) -> DaySpan | None:
    """Return a span that was told by its length: "for two weeks", "from Monday for 3 days"."""
    found = _FOR.fullmatch(said) or re.fullmatch(rf"(?:for |the next |next ){_COUNT}", said)
    count = _number(found["count"]) if found else 0
    if not found or not count:
        return None
    told = found.groupdict().get("start")
    start = _bounded(_one(_meanings(told, today)), today, LONG_AGO) if told else today
    return DaySpan(start, start + _UNITS[found["unit"]] * count - DAY)


def _ends(said: str, today: date) -> DaySpan | None:
    """Return a span that was told by its first and its last day."""
    found = _BETWEEN.fullmatch(said)
    if not found or _YEAR_FIRST.fullmatch(said):
        return None
    start, end = _completed(found["start"], found["end"])
    starts = [_bounded(one, today, LONG_AGO) for one in _meanings(start, today)]
    pairs = [_paired(one, end, today) for one in starts]
    likely = [each for each in pairs if each.end >= each.start]
    if len(likely) > 1:
        raise NoDay(Doubt.AMBIGUOUS, *sorted({each.start for each in likely}))
    return likely[0] if likely else pairs[0]


def _completed(start: str, end: str) -> tuple[str, str]:
    """Give a lone number the month that stands beside the other: "3 to 5 May", "Aug 1-14"."""
    if one := _DATE_ONLY.fullmatch(start):
        if dotted := re.fullmatch(r"\d{1,2}(\.\d{1,2}\..*)", end):
            return f"{one[1]}{dotted[1]}", end
        rest = re.search(rf"(?:{_MONTH}).*", end)
        return (f"{one[1]} {rest[0]}" if rest else start), end
    if other := _DATE_ONLY.fullmatch(end):
        month = re.search(rf"(?:{_MONTH})", start)
        return start, f"{month[0]} {other[1]}" if month else end
    return start, end


def _paired(start: date, end: str, today: date) -> DaySpan:
    """Return the span from a day on; one that is under way has begun in the year before."""
    ends, before = sorted(_meanings(end, today)), start - YEAR
    later = [last for last in _meanings(end, start) if last >= start]
    spans = [
        *(DaySpan(start, last) for last in ends if last >= start),
        *(
            DaySpan(before, last)
            for last in ends
            if before < today <= last and _short(before, last)
        ),
        *(DaySpan(start, last) for last in later if _short(start, last)),
    ]
    return spans[0] if spans else DaySpan(start, ends[0])


def _short(first: date, last: date) -> bool:
    return 0 <= (last - first).days < HALF_A_YEAR
