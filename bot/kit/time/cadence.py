"""When something comes round again, in a time zone, right across daylight-saving changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday


class Every(StrEnum):
    """How often."""

    WEEK = "week"
    TWO_WEEKS = "two-weeks"
    FOUR_WEEKS = "four-weeks"
    MONTH = "month"
    QUARTER = "quarter"


_STEPS: dict[Every, tuple[Literal[1, 2], int]] = {  # dateutil's MONTHLY and WEEKLY
    Every.WEEK: (WEEKLY, 1),
    Every.TWO_WEEKS: (WEEKLY, 2),
    Every.FOUR_WEEKS: (WEEKLY, 4),
    Every.MONTH: (MONTHLY, 1),
    Every.QUARTER: (MONTHLY, 3),
}
LAST = 5


@dataclass(frozen=True, slots=True)
class Cadence:
    """A rhythm: every so often on an ISO weekday (1-7), at a wall time in an IANA zone.

    `nth` is the week of the month (1-4, 5 for the last) where the rhythm is monthly or quarterly.
    `anchor` is the day it counts from: the first occurrence is on or after it.
    """

    every: Every
    weekday: int
    at: time
    zone: ZoneInfo
    anchor: date
    nth: int = 1

    def days(self, after: date) -> Iterator[date]:
        """Yield the days on or after `after` on which it falls."""
        midnight = datetime.combine(self.anchor, time())
        frequency, interval = _STEPS[self.every]
        on = weekday(self.weekday - 1)
        if frequency == MONTHLY:
            on = on(-1 if self.nth == LAST else self.nth)
        first = rrule(frequency, midnight, byweekday=on).after(midnight, inc=True)
        rule = rrule(frequency, first, interval=interval, byweekday=on)
        for each in rule.xafter(datetime.combine(after, time()), inc=True):
            yield each.date()

    def next(self, after: datetime) -> datetime:
        """Return the first occurrence strictly after `after` (both aware; the answer in UTC)."""
        return next(self.upcoming(after))

    def upcoming(self, after: datetime, count: int = 1) -> Iterator[datetime]:
        """Yield the next `count` occurrences strictly after `after`, in UTC."""
        day = after.astimezone(self.zone).date() - timedelta(days=1)
        moments = (wall(day, self.at, self.zone) for day in self.days(day))
        yield from islice((moment for moment in moments if moment > after), count)


def wall(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the UTC moment when clocks in `zone` show `at` on `day`.

    A wall time that a change of clocks skips is moved forward by the size of the gap; one that
    comes twice means the first (RFC 5545, section 3.3.5).
    """
    return datetime.combine(day, at, zone).replace(fold=0).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the month's last day where there is none."""
    return day + relativedelta(months=months)
