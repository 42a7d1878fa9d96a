"""Lists that may be longer than a card: rows, and behind *More* what does not fit.

The press of *More* carries how many rows were shown before. It counts from the top of the list as
it stands when it is pressed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.text import Text
from bot.kit.screen.words import Words

words = Words("bot.kit")


def page(
    title: Text,
    rows: Sequence[Row],
    more: Press,
    *,
    start: str = "",
    most: int = limits.ROWS,
    text: Text | None = None,
    buttons: tuple[Button, ...] = (),
    why: Text | None = None,
) -> Card:
    """Return the card of the rows from `start` on, at most `most` of them, with *More* for the
    others; `more` is its press without a subject. `text` stands above the rows."""
    first = int(start) if start.isdecimal() and int(start) < len(rows) else 0
    head, small = text or Text(), why or Text()
    room = limits.CARD - len(title) - len(head) - len(small)
    shown = list(_fitting(rows[first : first + most], room))
    after = first + len(shown)
    ways = (*buttons, _more(more, after, len(rows) - after)) if after < len(rows) else buttons
    return Card(title, head, *shown, buttons=ways, why=small)


def with_rest(lines: Sequence[Text], most: int) -> list[Text]:
    """Return the first `most` lines, and how many more there are: for lines one can do nothing
    about, which need no page of their own."""
    left = len(lines) - most
    return [*lines[:most], *([words("and-more", count=left)] if left > 0 else [])]


def _fitting(rows: Sequence[Row], room: int) -> Iterator[Row]:
    """Return the first rows that fit, one in any case: too long a line is a mistake of ours."""
    for number, row in enumerate(rows):
        room -= len(row.text)
        if number and room < 0:
            return
        yield row


def _more(more: Press, start: int, left: int) -> Button:
    return Button(words.line("more", left=left), replace(more, subject=str(start)))
