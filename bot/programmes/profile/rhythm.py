"""Working hours as a person writes them: `09:00-18:00`, `9-17:30`, a night shift `22:00-06:00`."""

from __future__ import annotations

import re

MIDNIGHT = 24 * 60
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?"
_HOURS = re.compile(rf"{_CLOCK}\s*(?:[-\u2013\u2014]|to|until)\s*{_CLOCK}")


def read_hours(typed: str) -> tuple[int, int] | None:
    """Return minutes since midnight of beginning and end; None where it makes no sense.

    An end before the beginning is a shift past midnight.
    """
    found = _HOURS.fullmatch(typed.strip().lower())
    if not found:
        return None
    begin, end = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    if begin is None or end is None or begin in {end, MIDNIGHT}:
        return None
    return begin, end


def _minutes(hours: str, minutes: str | None) -> int | None:
    past = int(minutes or 0)
    total = int(hours) * 60 + past
    return total if past < 60 and total <= MIDNIGHT else None


def written(starts: int, ends: int) -> str:
    """Return hours as they are read back: `09:00-18:00`."""
    return "-".join(f"{at // 60:02}:{at % 60:02}" for at in (starts, ends))
