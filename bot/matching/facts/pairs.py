"""The questions that rules and terms ask about two people, and who answers them for one pair.

Rules and terms are written once, over `Pairs`. `OnePair` answers about two people in plain Python
(one late joiner, one explanation); `columns.ManyPairs` answers about a million pairs at a time in
numpy. Every answer is a whole number or a yes/no, so both agree to the last digit on any machine.
"""

# ruff: noqa: D102 - OnePair answers what `Pairs` asks; its docstrings are the contract

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, Protocol

from bot.matching.facts.values import Attribute, Person

Yes = Any
"""A bool, or an array of them."""
Count = Any
"""An int, or an array of them."""

Text = Literal[
    "team", "organisation", "field", "role", "level", "moving_from", "moving_to", "objective"
]
Topics = Literal["challenges", "ask_me_about", "want_to_learn", "languages", "hours"]
Flag = Literal["mentor", "looking_for_mentor", "welcomes", "newcomer"]
Wish = Literal["alike", "field_wish", "organisation_wish"]

WISHES = {"own": 1, "inside": 1, "other": -1, "outside": -1, "mix": 0, "either": 0}


class Pairs(Protocol):
    """What can be asked about a first and a second person; `Yes` and `Count` are per pair."""

    def same(self, first: Text, second: Text | None = None) -> Yes:
        """Both are known and equal; with a second name, the first's one is the second's other."""

    def differ(self, name: Attribute) -> Yes:
        """Both are known and not equal."""

    def near(self, levels: int) -> Yes:
        """Both levels are known and at most so many apart."""

    def far(self, levels: int) -> Yes:
        """Both levels are known and more than so many apart."""

    def common(self, first: Topics, second: Topics, limit: int) -> Count:
        """How many of the first's topics are among the second's, counted up to the limit."""

    def both(self, name: Topics) -> Yes:
        """Both named at least one."""

    def flags(self, first: Flag, second: Flag) -> Yes:
        """The first has the one and the second has the other."""

    def wish(self, name: Wish) -> Count:
        """The two wishes added: alike from -4 to 4, the others from -2 (other) to 2 (own)."""

    def new(self) -> Yes:
        """Teams known and different, and neither has met anybody of the other's team."""

    def sum(self, counts: Iterable[Count]) -> Count:
        """All counts together."""

    def within(self, count: Count, low: int, high: int) -> Count:
        """The count, but at least `low` and at most `high`."""


def no(answer: Yes) -> Yes:
    """The opposite, for a bool and for an array of 0 and 1."""
    return answer ^ 1


def cut(alike: int) -> int:
    """A wish for likeness within its bounds."""
    return max(-2, min(2, alike))


class OnePair:
    """Two people asked about in plain Python."""

    def __init__(self, a: Person, b: Person, *, new: bool = False) -> None:
        self.a, self.b, self._new = a, b, new

    def same(self, first: Text, second: Text | None = None) -> bool:
        mine, other = getattr(self.a, first), getattr(self.b, second or first)
        return mine is not None and mine == other

    def differ(self, name: Attribute) -> bool:
        mine, other = getattr(self.a, name), getattr(self.b, name)
        return mine is not None and other is not None and mine != other

    def near(self, levels: int) -> bool:
        gap = self._gap()
        return gap is not None and gap <= levels

    def far(self, levels: int) -> bool:
        gap = self._gap()
        return gap is not None and gap > levels

    def _gap(self) -> int | None:
        if self.a.level is None or self.b.level is None:
            return None
        return abs(self.a.level - self.b.level)

    def common(self, first: Topics, second: Topics, limit: int) -> int:
        return min(limit, len(getattr(self.a, first) & getattr(self.b, second)))

    def both(self, name: Topics) -> bool:
        return bool(getattr(self.a, name)) and bool(getattr(self.b, name))

    def flags(self, first: Flag, second: Flag) -> bool:
        return bool(getattr(self.a, first)) and bool(getattr(self.b, second))

    def wish(self, name: Wish) -> int:
        if name == "alike":
            return cut(self.a.alike) + cut(self.b.alike)
        return WISHES[getattr(self.a, name)] + WISHES[getattr(self.b, name)]

    def new(self) -> bool:
        return self._new and self.differ("team")

    def sum(self, counts: Iterable[int]) -> int:
        return sum(counts)

    def within(self, count: int, low: int, high: int) -> int:
        return max(low, min(high, count))
