"""People as columns of numbers, and the answers of `pairs.Pairs` for many pairs at a time.

Sets become bits and words of 64 of them; everything stays a small integer, so that a million pairs
are scored in some hundredths of a second and to the same number on every machine.
"""

# ruff: noqa: D102 - ManyPairs answers what `pairs.Pairs` asks; its docstrings are the contract

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from bot.matching.facts.pairs import WISHES, Flag, Text, Topics, Wish, cut
from bot.matching.facts.values import HOURS_OF_A_WEEK, Attribute, Person

Array = NDArray[Any]
MOST_WORDS = 512
"""Different topics that count in one draw, the most frequent first; it bounds memory and time."""
HIGHEST, NO_LEVEL = 1_000, 10_000
UNKNOWN, OTHER_UNKNOWN = -1, -2
"""Unknown on the first and on the second side of a pair, so that two unknowns are not the same."""


class Columns:
    """Everything terms and rules ask about the people, one row each."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.size = len(people)
        code: dict[object, int] = {}
        self.text: dict[Text, Array] = {
            name: np.array([_code(code, getattr(one, name)) for one in people], np.int32)
            for name in get_args(Text)
        }
        self.level = np.array([_level(one) for one in people], np.int32)
        self.flags: dict[Flag, Array] = {
            name: np.array([getattr(one, name) for one in people], bool).view(np.int8)
            for name in get_args(Flag)
        }
        self.wishes: dict[Wish, Array] = {
            "alike": np.array([cut(one.alike) for one in people], np.int8),
            "field_wish": np.array([WISHES[one.field_wish] for one in people], np.int8),
            "organisation_wish": np.array([WISHES[p.organisation_wish] for p in people], np.int8),
        }
        hours: dict[object, int] = {hour: hour for hour in range(HOURS_OF_A_WEEK)}
        learn = _words(people, "ask_me_about", "want_to_learn")
        vocabulary: dict[Topics, dict[object, int]] = {
            "challenges": _words(people, "challenges", "challenges"),
            "ask_me_about": learn,
            "want_to_learn": learn,
            "languages": _words(people, "languages", "languages"),
            "hours": hours,
        }
        self.topics: dict[Topics, Array] = {
            name: bits([getattr(one, name) for one in people], words)
            for name, words in vocabulary.items()
        }
        self.named: dict[Topics, Array] = {
            name: np.array([bool(getattr(one, name)) for one in people], bool).view(np.int8)
            for name in vocabulary
        }
        # 64 buckets of teams: two in one bucket can hide that somebody is new, never claim it.
        self.team_bit = np.left_shift(np.uint64(1), (self.text["team"] % 64).astype(np.uint64)) * (
            self.text["team"] >= 0
        )
        self.teams_met = np.zeros(self.size, np.uint64)
        avoided = {name for person in people for name in person.avoids_organisations}
        words = {name: at for at, name in enumerate(sorted(avoided))}
        self.avoids = bits([one.avoids_organisations for one in people], words)
        self.organisation = bits([(one.organisation,) for one in people], words)

    def remember(self, first: Array, second: Array) -> None:
        """Past meetings, for `ManyPairs.new`: who has met somebody of which team."""
        np.bitwise_or.at(self.teams_met, first, self.team_bit[second])
        np.bitwise_or.at(self.teams_met, second, self.team_bit[first])


def _code(code: dict[object, int], value: object) -> int:
    return UNKNOWN if value is None else code.setdefault(value, len(code))


def _level(person: Person) -> int:
    return NO_LEVEL if person.level is None else max(-HIGHEST, min(HIGHEST, person.level))


def _words(people: Sequence[Person], first: Topics, second: Topics) -> dict[object, int]:
    """A bit for each topic that two people could have in common, the most frequent first."""
    count: Counter[str] = Counter()
    for name in {first, second}:
        count.update(topic for one in people for topic in getattr(one, name))
    shared = sorted((topic for topic in count if count[topic] > 1), key=lambda t: (-count[t], t))
    return {topic: at for at, topic in enumerate(shared[:MOST_WORDS])}


def bits(sets: Sequence[frozenset[Any] | tuple[Any, ...]], words: dict[Any, int]) -> Array:
    """A row of 64-bit words for each set; what is not among the words is left out."""
    # Many people keep the same hours, so each different set is spelt out once only.
    different = {one: at for at, one in enumerate(dict.fromkeys(sets))}
    rows = np.zeros((max(1, -(-len(words) // 64)), len(different)), np.uint64)
    marks = [(at, words[one]) for some, at in different.items() for one in some if one in words]
    if marks:
        at, bit = np.array(marks).T
        word, bit = bit // 64, bit % 64
        np.bitwise_or.at(rows, (word, at), np.left_shift(np.uint64(1), bit.astype(np.uint64)))
    return rows[:, [different[one] for one in sets]]


class ManyPairs:
    """The pairs (i, j), asked about at once; i and j are rows and are broadcast together."""

    def __init__(self, columns: Columns, i: Array, j: Array) -> None:
        self.columns, self.i, self.j = columns, i, j

    def same(self, first: Text, second: Text | None = None) -> Array:
        mine, other = self._codes(first, second or first)
        yes: Array = mine == other
        return yes.view(np.int8)

    def differ(self, name: Attribute) -> Array:
        mine, other = self._codes(name, name)
        yes: Array = (mine != other) & (mine >= 0) & (other >= 0)
        return yes.view(np.int8)

    def near(self, levels: int) -> Array:
        yes: Array = self._gap() <= levels
        return yes.view(np.int8)

    def far(self, levels: int) -> Array:
        gap = self._gap()
        yes: Array = (gap > levels) & (gap < NO_LEVEL - 2 * HIGHEST)
        return yes.view(np.int8)

    def common(self, first: Topics, second: Topics, limit: int) -> Array:
        words = zip(self.columns.topics[first], self.columns.topics[second], strict=True)
        counts = [np.bitwise_count(mine[self.i] & other[self.j]) for mine, other in words]
        count: Array = np.minimum(sum(counts[1:], counts[0]), limit)
        return count.view(np.int8)

    def both(self, name: Topics) -> Array:
        named = self.columns.named[name]
        yes: Array = named[self.i] & named[self.j]
        return yes

    def flags(self, first: Flag, second: Flag) -> Array:
        yes: Array = self.columns.flags[first][self.i] & self.columns.flags[second][self.j]
        return yes

    def wish(self, name: Wish) -> Array:
        wishes = self.columns.wishes[name]
        sums: Array = wishes[self.i] + wishes[self.j]
        return sums

    def new(self) -> Array:
        team, met = self.columns.team_bit, self.columns.teams_met
        known = (met[self.i] & team[self.j]) | (met[self.j] & team[self.i])
        yes: Array = self.differ("team") & (known == 0).view(np.int8)
        return yes

    def sum(self, counts: Iterable[Array]) -> Array:
        total = np.zeros(np.broadcast(self.i, self.j).shape, np.int16)
        for count in counts:
            total += count
        return total

    def within(self, count: Array, low: int, high: int) -> Array:
        return np.clip(count, low, high)

    def unwanted(self) -> Array:
        """Either avoids the organisation of the other."""
        found = np.zeros(np.broadcast(self.i, self.j).shape, bool)
        for avoids, where in zip(self.columns.avoids, self.columns.organisation, strict=True):
            found |= ((avoids[self.i] & where[self.j]) | (avoids[self.j] & where[self.i])) != 0
        return found

    def _codes(self, first: Text, second: Text) -> tuple[Array, Array]:
        other = self.columns.text[second][self.j]
        return self.columns.text[first][self.i], np.where(other < 0, OTHER_UNKNOWN, other)

    def _gap(self) -> Array:
        first, second = self.columns.level[self.i], self.columns.level[self.j]
        return np.abs(first - np.where(second == NO_LEVEL, -NO_LEVEL, second))
