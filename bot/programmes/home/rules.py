"""How long a pause lasts, and in which order things stand on a home."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from bot.kit.contracts.programme import HomeLine
from bot.kit.screen.buttons import Press
from bot.kit.time.cadence import add_months


class Span(StrEnum):
    """How long somebody may pause at one press."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    OPEN = "open"  # until they come back


def back_on(span: Span, today: date) -> date | None:
    """Return the day a pause that begins today is over; None: until resumed."""
    match span:
        case Span.WEEK:
            return today + timedelta(weeks=1)
        case Span.FORTNIGHT:
            return today + timedelta(weeks=2)
        case Span.MONTH:
            return add_months(today, 1)
        case Span.OPEN:
            return None


def in_order(lines: Iterable[HomeLine]) -> list[HomeLine]:
    """Return lines as they stand on a home: the rare ones last, then the lightest first.

    What two would do alike is done by the first of them.
    """
    by_press: dict[Press | None, HomeLine] = {}
    for line in sorted(lines, key=lambda each: (each.rare, each.weight)):
        by_press.setdefault(line.button.press, line)
    return list(by_press.values())
