"""Crowds too large for one exact answer: exact answers for blocks of people, cut anew each time.

A block holds whole couples, and its present couples are among its candidates, so no step makes
anything worse; what one cut separates, the next one brings together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from bot.matching.facts.columns import Array
from bot.matching.facts.problem import Problem
from bot.matching.solver.solve import Couples, edges, match

BLOCK = 1_000
SWEEPS = 4
HASTY_TURNS = 10
BEST = 8
"""Candidates for each person in a block; later sweeps make up for the few this misses."""


def sweep(problem: Problem, members: Array, late: Callable[[], bool]) -> Couples:
    """Couples for any number of people, in time and memory that grow with their number."""
    couples: Couples = []
    for number in range(SWEEPS):
        cut = list(_blocks(problem, members, couples, _keys(problem, number)))
        couples = []
        for some, present in cut:
            if not late():
                couples += match(problem, edges(problem, some, present, BEST))[1]
            else:
                couples += present if number else _hasty(problem, some)
    return _mend(problem, members, couples)


def _hasty(problem: Problem, members: Array) -> Couples:
    """Couples by lot, for when there is no time to choose; those who never met come first."""
    couples: Couples = []
    for new in (True,) * HASTY_TURNS + (False,) * HASTY_TURNS:
        members = problem.random.permutation(members)
        half = len(members) // 2
        first, second = members[:half], members[half : 2 * half]
        fine = problem.free(first, second) & ~(new & (problem.history.times(first, second)[0] > 0))
        couples += zip(first[fine].tolist(), second[fine].tolist(), strict=True)
        members = np.concatenate((first[~fine], second[~fine], members[2 * half :]))
    return couples


def _mend(problem: Problem, members: Array, couples: Couples) -> Couples:
    """One more block for those left over in different ones, with couples drawn by lot."""
    alone = np.setdiff1d(members, np.array(couples, np.int64).ravel())
    if len(alone) < 2:
        return couples
    alone = problem.random.permutation(alone)[: BLOCK // 2]
    lot = problem.random.permutation(len(couples))
    some = [couples[at] for at in lot[: (BLOCK - len(alone)) // 2]]
    block = np.concatenate((alone, np.array(some, np.int64).ravel()))
    others = [couples[at] for at in lot[len(some) :]]
    return others + match(problem, edges(problem, block, some))[1]


def _keys(problem: Problem, number: int) -> Array:
    """A number for each person, near for people who should be in one block this time.

    Roles and paths, which brought most of the score in trials, take turns with what people learn
    and what they struggle with.
    """
    columns, random = problem.columns, problem.random
    chance = random.random(problem.size)
    first = random.random(problem.size) < 0.5
    if number % 2 == 0:
        path, role = columns.text["moving_to"], columns.text["role"]
        return np.where(first & (path >= 0), path, role) + chance
    if number % 4 == 1:
        learn, ctx = _topic(problem, "want_to_learn"), _topic(problem, "ask_me_about")
        return np.where((first & (ctx >= 0)) | (learn < 0), ctx, learn) + chance
    return _topic(problem, "challenges") + chance


def _topic(problem: Problem, name: str) -> Array:
    """One topic of each person, drawn by lot; -1 for none."""
    words = np.ascontiguousarray(problem.columns.topics[name].T)  # type: ignore[index]
    bits = np.unpackbits(words.view(np.uint8), axis=1, bitorder="little")
    lots = bits * problem.random.integers(1, 256, bits.shape, np.uint8)
    return np.where(bits.any(axis=1), lots.argmax(axis=1), -1)


def _blocks(
    problem: Problem, members: Array, couples: Couples, key: Array
) -> Iterator[tuple[Array, Couples]]:
    """The people cut into blocks in the order of the key, couples kept together."""
    taken = np.array(couples, np.int64).reshape(-1, 2)
    alone = np.setdiff1d(members, taken.ravel())
    first = np.concatenate((taken[:, 0], alone))
    second = np.concatenate((taken[:, 1], np.full(len(alone), -1)))
    swap = (problem.random.random(len(first)) < 0.5) & (second >= 0)
    order = np.argsort(key[np.where(swap, second, first)], kind="stable")
    number = (np.cumsum(1 + (second[order] >= 0)) - 1) // BLOCK
    for units in np.split(order, np.flatnonzero(np.diff(number)) + 1):
        block = np.concatenate((first[units], second[units]))
        pairs = zip(first[units].tolist(), second[units].tolist(), strict=True)
        yield block[block >= 0], [(a, b) for a, b in pairs if b >= 0]
