"""The totals of a month, for organisers: rounded numbers, "a few" instead of small ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.kit.screen.cards import Card
from bot.kit.screen.text import Text, lines
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.models import TalkTotal
from bot.programmes.coaching.totals import PEOPLE, VALUES

words = Phrasebook("bot.programmes.coaching")


def none() -> Card:
    """Say that there are no totals yet."""
    return words.card("totals-none")


def month(name: str, found: Sequence[TalkTotal]) -> Card:
    """Show the totals of one month; what may not be told is left out."""
    counts = {(each.what, each.value): each.count for each in found}
    people = counts.get((PEOPLE, PEOPLE), 0)
    told = [words("total-people", count=people) if people else words("total-people-few")]
    told += [_kind(what, counts) for what in VALUES]
    told += [] if all(counts.values()) else [words("total-few")]
    day = date.fromisoformat(f"{name}-01")
    return words.card("totals", more=lines(told, "\n\n"), month=f"{day:%B %Y}")


def _kind(what: str, counts: Mapping[tuple[str, str], int]) -> Text:
    """Return one kind of number; nothing where none of it may be told."""
    shown = [(value, counts.get((what, value), 0)) for value in VALUES[what]]
    told = [
        words("total-line", value=words.line(f"value-{what}-{value}"), count=count)
        for value, count in shown
        if count
    ]
    return lines([words(f"total-{what}"), *told]) if told else Text()
