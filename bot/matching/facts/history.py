"""Past meetings and rulings-out as sorted columns of pairs, to be asked about by row number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.matching.facts.columns import Array
from bot.matching.facts.values import PastMeeting, Person


class Ties:
    """Some pairs of `size` people, each known by a key; asked about one by one or by block."""

    def __init__(self, size: int, first: Array, second: Array) -> None:
        self.size = size
        low, high = np.minimum(first, second), np.maximum(first, second)
        self.keys, self.index, self.count = np.unique(
            low * size + high, return_inverse=True, return_counts=True
        )
        low, high = self.keys // max(1, size), self.keys % max(1, size)
        row, other = np.concatenate((low, high)), np.concatenate((high, low))
        order = np.argsort(row, kind="stable")
        self.other = other[order]
        self.number = np.tile(np.arange(len(self.keys)), 2)[order]
        self.start = np.searchsorted(row[order], np.arange(size + 1))

    def find(self, i: Array, j: Array) -> tuple[Array, Array]:
        """For pairs of rows: the number of the tie, and whether there is one at all."""
        if not len(self.keys):
            return np.zeros(len(i), np.int64), np.zeros(len(i), bool)
        wanted = np.minimum(i, j) * self.size + np.maximum(i, j)
        number = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return number, self.keys[number] == wanted

    def among(self, members: Array) -> tuple[Array, Array, Array]:
        """All ties inside a block, both ways round: places in the block, and the tie's number."""
        place = np.full(self.size, -1, np.int64)
        place[members] = np.arange(len(members))
        length = self.start[members + 1] - self.start[members]
        row = np.repeat(np.arange(len(members)), length)
        offset = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
        at = self.start[members][row] + offset
        column = place[self.other[at]]
        here = column >= 0
        return row[here], column[here], self.number[at[here]]


class History:
    """Who met whom, how often, and how recently (1 is the oldest round, `rounds` the latest)."""

    def __init__(self, place: Mapping[str, int], met: Iterable[PastMeeting]) -> None:
        given = list(met)
        rows = [
            (place[one.a], place[one.b], one.round)
            for one in given
            if one.a in place and one.b in place and one.a != one.b
        ]
        self.ignored = len(given) - len(rows)
        ages = {when: age for age, when in enumerate(sorted({row[2] for row in rows}), start=1)}
        self.rounds = len(ages)
        self.first = np.array([row[0] for row in rows], np.int64)
        self.second = np.array([row[1] for row in rows], np.int64)
        self.ties = Ties(len(place), self.first, self.second)
        self.age = np.zeros(len(self.ties.keys), np.int64)
        np.maximum.at(self.age, self.ties.index, np.array([ages[row[2]] for row in rows], np.int64))
        self.most = int(self.ties.count.max(initial=0))

    def times(self, i: Array, j: Array) -> tuple[Array, Array]:
        """How often each pair met, and the age of the latest meeting; 0 and 0 for never."""
        number, met = self.ties.find(i, j)
        if not len(self.age):
            return number, number
        return self.ties.count[number] * met, self.age[number] * met


def ruled_out(people: Sequence[Person], place: Mapping[str, int]) -> Ties:
    """The pairs somebody excluded by name or marked as a conflict; organisations are columns."""
    pairs = [
        (at, place[name])
        for at, one in enumerate(people)
        for name in one.avoids | one.conflicts
        if name in place and name != one.id
    ]
    first, second = np.array(pairs, np.int64).reshape(-1, 2).T
    return Ties(len(people), first, second)
