"""People named in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model.people import Member
from bot.kit.screen.text import Person, Text, lines, text
from bot.kit.screen.words import Words

words = Words("bot.kit")


def listed(people: Sequence[Member | Person | Text]) -> Text:
    """Return people as one lists them: A; A and B; A, B and C.

    Where nobody is left there was one: whoever deleted everything is a former member.
    """
    named = [_named(each) for each in people] or [former()]
    if len(named) == 1:
        return named[0]
    return words("and", others=lines(named[:-1], ", "), last=named[-1])


def former() -> Text:
    """Return what somebody is called who deleted everything."""
    return words("former")


def _named(each: Member | Person | Text) -> Text:
    if isinstance(each, Member):
        return text(each.person)
    return each if isinstance(each, Text) else text(each)
