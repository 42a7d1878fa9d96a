"""One draw's question: who may meet, and how much each meeting is worth, as one whole number.

Worth is lexicographic. Nobody out twice running, then fewest repeats, then the fewest times, then
the oldest, then fair shares of trios and of sitting out, then the score: each concern is worth more
than everything after it together, for the number of people and rounds at hand. (That everybody
is matched comes before all of them and is the solver's business: it matches as many as it can.)
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np

from bot.matching.facts.columns import Array, Columns, ManyPairs
from bot.matching.facts.history import History, ruled_out
from bot.matching.facts.rules import active, broken
from bot.matching.facts.terms import score
from bot.matching.facts.values import PastMeeting, Person, Rule, Rules

FORBIDDEN = -32_000
MET = -10_000
"""In a block's promise: may not meet, and have met (the longer ago, the more above this)."""
POINT = 8
"""One point of score in a block's promise; what is below a point breaks ties by chance."""
CELLS = 100_000
"""Pairs scored at a time, few enough to stay in the processor's cache."""


class Problem:
    """The people in an order drawn from the seed, with all that is known about pairs of them."""

    def __init__(
        self, people: Sequence[Person], met: Iterable[PastMeeting], rules: Rules, seed: int
    ) -> None:
        self.people = sorted(people, key=lambda person: person.id)
        random.Random(seed).shuffle(self.people)
        self.place = {person.id: at for at, person in enumerate(self.people)}
        self.size = len(self.people)
        self.rules, self.names = rules, active(rules)
        self.history = History(self.place, met)
        self.columns = Columns(self.people)
        self.columns.remember(self.history.first, self.history.second)
        self.ruled_out = ruled_out(self.people, self.place)
        self.random = np.random.default_rng(seed % 2**64)
        self._weigh()

    def _weigh(self) -> None:
        out = [one.out_last_time for one in self.people]
        sat = [max(0, one.sit_outs) for one in self.people]
        # A wish for one partner or for more counts like half a trio.
        trio = [4 * max(0, one.trios) + 2 * _wish(one.preferred_size) for one in self.people]
        least_sat, least_trio = min(sat, default=0), min(trio, default=0)
        self.sat = np.array([4 * (one - least_sat) for one in sat], np.int64)
        self.trio = np.array([one - least_trio for one in trio], np.int64)
        self.out = np.array(out, np.int64)
        edges = self.size + 1
        fair = int(self.sat.max(initial=0) + self.trio.max(initial=0))
        self.fair = 100 * edges + 1
        self.older = self.fair * (fair * edges + 1)
        self.again = self.older * (self.history.rounds * edges + 1)
        self.repeat = self.again * (self.history.most * edges + 1)
        self.missed = self.repeat * (edges + 1)

    def worth(self, i: Array, j: Array) -> Array:
        """What the meeting of each pair of rows is worth; whole numbers, of any size."""
        times, age = self.history.times(i, j)
        worth: Array = score(ManyPairs(self.columns, i, j)).astype(object)
        worth += self._times(self.fair, self.sat[i] + self.sat[j])
        worth -= self._times(self.older, age)
        worth -= self._times(self.again, np.maximum(times - 1, 0))
        worth -= self._times(self.repeat, times > 0)
        worth += self._times(self.missed, self.out[i] + self.out[j])
        return worth

    def burden(self, people: Array) -> Array:
        """What it costs to put each of these people into a trio."""
        return self._times(self.fair, self.trio[people])

    def _times(self, unit: int, count: Array) -> Array:
        if not count.any():
            return np.zeros(len(count), object)
        product: Array = count.astype(object) * unit
        return product

    def free(self, i: Array, j: Array) -> Array:
        """Whether each pair of rows may meet, by the rules and by what people ruled out."""
        yes: Array = (i != j) & ~ManyPairs(self.columns, i, j).unwanted()
        return yes & ~self.against(i, j) & ~self.ruled_out.find(i, j)[1]

    def against(self, i: Array, j: Array, names: Sequence[Rule] | None = None) -> Array:
        """Whether any programme rule (or any of these) is against each pair of rows."""
        pairs = ManyPairs(self.columns, i, j)
        found = np.zeros(np.broadcast(i, j).shape, bool)
        for rule in self.names if names is None else names:
            found |= broken(rule, pairs).view(bool)
        return found

    def promise(self, members: Array) -> Array:
        """A square of all pairs of a block: score in `POINT`s, or `MET`, or `FORBIDDEN`."""
        square = self.scores(members)
        row, column, tie = self.history.ties.among(members)
        free = square[row, column] > FORBIDDEN
        age = self.history.age[tie] * 5_000 // max(1, self.history.rounds)
        square[row, column] = np.where(free, MET - age, FORBIDDEN)
        return square

    def scores(self, members: Array) -> Array:
        """A square of all pairs of a block: score in `POINT`s, or `FORBIDDEN`."""
        size = len(members)
        square = np.empty((size, size), np.int16)
        step = max(1, CELLS // max(1, size))
        chance = (np.arange(size) * 5 % POINT).astype(np.int16)
        for at in range(0, size, step):
            end = min(size, at + step)
            down, across = members[at:end, None], members[None, at:]
            pairs = ManyPairs(self.columns, down, across)
            part = score(pairs) * POINT + (chance[at:end, None] ^ chance[at:])
            part[self.against(down, across) | pairs.unwanted()] = FORBIDDEN
            square[at:end, at:] = part
            square[end:, at:end] = part[:, end - at :].T
        row, column, _ = self.ruled_out.among(members)
        square[row, column] = FORBIDDEN
        np.fill_diagonal(square, FORBIDDEN)
        return square


def _wish(size: int | None) -> int:
    return 0 if size is None else (1 if size <= 2 else -1)
