"""Which pairs are worth showing to the solver: all of a small block, the promising ones of a large.

The best partners by plain score are no good choice: everybody wants the same few people. So each
person gets a price first, and the promising pairs are those that stay good after both prices. (The
prices are the dual of the assignment problem, and soon nearly optimal; the pairs of an optimum are
then among the best ten of each person.)
"""

from __future__ import annotations

import numpy as np

from bot.matching.facts.columns import Array
from bot.matching.facts.problem import FORBIDDEN, MET, POINT, Problem

ALL_PAIRS = 300
"""Up to this many people every allowed pair is a candidate, so the solver's answer is exact."""
BEST = 10
CHANCE = 3
"""Random partners for each, twice over, so that nobody's way to a partner is cut off."""
ROUNDS_OF_PRICES = 12
NEVER_MET = 40
"""Where fewer never-met pairs than this are left per person, all of them are candidates."""
ROWS = 128


def candidates(problem: Problem, members: Array, best: int = BEST) -> tuple[Array, Array, Array]:
    """The places in the block of each candidate pair, every pair once; and the members' prices."""
    square = problem.promise(members)
    price = prices(square)
    if len(members) <= ALL_PAIRS:
        first, second = np.nonzero(np.triu(square > FORBIDDEN, 1))
        return first, second, price
    first, second = unique(len(members), *_promising(problem, square, price, best))
    free = square[first, second] > FORBIDDEN
    return first[free], second[free], price


def _promising(problem: Problem, square: Array, price: Array, best: int) -> tuple[Array, Array]:
    size = len(square)
    top = np.empty((size, best), np.int64)
    fresh = 0
    for at in range(0, size, ROWS):
        part = square[at : at + ROWS]
        fresh += int(np.count_nonzero(part > MET))
        # Not in wider numbers, though twice as fast: for those, numpy chooses among equals
        # differently on different processors.
        top[at : at + ROWS] = np.argpartition(price - part, best, axis=1)[:, :best]
    first, second = [np.repeat(np.arange(size), best)], [top.ravel()]
    for _ in range(CHANCE):
        lot = problem.random.permutation(size)
        first.append(lot)
        second.append(np.roll(lot, 1))
    if fresh <= NEVER_MET * size:
        row, column = np.nonzero(square > MET)
        first.append(row)
        second.append(column)
    return np.concatenate(first), np.concatenate(second)


def prices(square: Array) -> Array:
    """What each person can expect of a partner, in units of the square.

    Everybody asks for what the best partner leaves them. Who is wanted by several becomes dearer,
    who is wanted by nobody cheaper, in smaller and smaller steps.
    """
    price: Array = np.maximum(square.max(axis=1, initial=MET), MET) >> 1
    for number in range(ROUNDS_OF_PRICES):
        left, wanted = _wishes(square, price)
        price = (price + left) >> 1
        if 3 <= number < ROUNDS_OF_PRICES - 1:
            step = 4 * POINT / (6 + number)
            price += (step * (np.minimum(wanted, 3) - 1)).astype(np.int16)
    return price


def _wishes(square: Array, price: Array) -> tuple[Array, Array]:
    """What each person's best partner leaves them, and by how many each person is wanted."""
    left, choice = np.empty_like(price), np.empty(len(price), np.int64)
    for at in range(0, len(square), ROWS):
        part = np.maximum(square[at : at + ROWS], MET) - price
        choice[at : at + ROWS] = part.argmax(axis=1)
        left[at : at + ROWS] = part.max(axis=1)
    return left, np.bincount(choice, minlength=len(price))


def unique(size: int, first: Array, second: Array) -> tuple[Array, Array]:
    """Each pair of different places below `size` once, the smaller place first."""
    keys = np.unique(np.minimum(first, second) * size + np.maximum(first, second))
    low, high = keys // max(1, size), keys % max(1, size)
    return low[low < high], high[low < high]
