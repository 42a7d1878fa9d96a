"""How long a pause lasts, and how what is on fits onto a home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.kit import limits
from bot.kit.cadence import add_months
from bot.kit.programme import HomeLine
from bot.kit.ui import Press

PAGES = 2  # cards for what is on; the third is for pause, leaving and data
ROOM = limits.CARD - 800  # letters for what is on


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


@dataclass(slots=True)
class Page:
    """What stands on one card of a home."""

    lines: list[HomeLine] = field(default_factory=list)
    buttons: list[tuple[str, Press]] = field(default_factory=list)


def laid_out(lines: Iterable[HomeLine]) -> tuple[list[Page], bool]:
    """Return the lines on at most two pages, and whether something had to be left out.

    The lightest come first. A button stands on the page of its line, and once only.
    """
    pages, letters, left_out = [Page()], 0, False
    for line in sorted(lines, key=lambda each: each.weight):
        letters += len(line.text) + 2
        if letters > ROOM:
            return pages, True
        taken = {press.token for page in pages for _, press in page.buttons}
        fresh = [each for each in line.buttons if each[1].token not in taken]
        if not _fits(pages[-1], fresh) and len(pages) < PAGES:
            pages.append(Page())
        left_out |= not _fits(pages[-1], fresh)
        pages[-1].lines.append(line)
        pages[-1].buttons += fresh[: limits.BUTTONS - len(pages[-1].buttons)]
    return pages, left_out


def _fits(page: Page, buttons: Sequence[tuple[str, Press]]) -> bool:
    return len(page.buttons) + len(buttons) <= limits.BUTTONS
