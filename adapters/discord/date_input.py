"""Days and hours as people type them into a line of a form: Discord has no picker for either."""

from __future__ import annotations

import re
from datetime import date, time

from bot.kit.time.date_parsing import NoDay, read_day

_HOUR = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)
_EARLIEST = date(1, 1, 1)


def day(typed: str, today: date) -> str:
    """Return a day as 2026-03-31 where it can be read; else what was typed, for the form to mend.

    Whether it is too early or too late is for whoever asked to say.
    """
    try:
        return read_day(typed, today, _EARLIEST).isoformat()
    except NoDay:
        return typed.strip()


def hour(typed: str) -> str:
    """Return a time as 14:30 where it can be read (9, 9.30, 9h30, 2 pm); else what was typed."""
    said = typed.strip()
    found = _HOUR.fullmatch(said)
    try:
        return f"{_time(found):%H:%M}" if found else said
    except ValueError:
        return said


def _time(found: re.Match[str]) -> time:
    at = time(int(found["hour"]) % 24, int(found["minute"] or 0))
    if not found["half"]:
        return time(int(found["hour"]), at.minute)
    if not 1 <= int(found["hour"]) <= 12:
        raise ValueError(found[0])
    late = found["half"].lower().startswith("p")
    return at.replace(hour=at.hour % 12 + 12 * late)
