"""How good a draw could be at most: a bound that is valid whatever the numbers it is made from.

Whatever prices people are given, no set of pairs is worth more than all prices together, if no
pair is worth more than the prices of its two (the assignment bound: odd circles are not looked
at). Prices are lowered as far as some rounds of subgradient steps get them.
"""

from __future__ import annotations

import random

import numpy as np

from benchmarks.matching.checker import score
from bot.matching.facts.problem import MET, POINT, Problem
from bot.matching.solver.solve import matching

ROWS = 16
NEVER = -100


def scores(problem: Problem) -> np.ndarray:
    """The score of every pair that may meet and has not met, `NEVER` for all others.

    Taken from the solver's table; some hundred cells are compared with the checker's own.
    """
    table = problem.promise(np.arange(problem.size))
    found = np.where(table > MET, table // POINT, NEVER).astype(np.int8)
    dice = random.Random(1)
    for _ in range(300):
        a, b = dice.sample(range(problem.size), 2)
        if found[a, b] != NEVER:
            one, two = problem.people[a], problem.people[b]
            fits = [score(one, two, new=new) for new in (False, True)]
            assert found[a, b] in fits, "the solver's table is not what the checker counts"
    return found


def bound(table: np.ndarray, rounds: int) -> float:
    """No set of disjoint pairs of this table has a higher score."""
    price = table.max(axis=1).astype(np.float32) / 2
    best = float("inf")
    for number in range(rounds):
        left, choice = np.empty_like(price), np.empty(len(price), np.int64)
        for at in range(0, len(price), ROWS):
            part = table[at : at + ROWS] - price
            choice[at : at + ROWS] = part.argmax(axis=1)
            left[at : at + ROWS] = part.max(axis=1)
        best = min(best, float((price + left).sum() / 2))
        price = (price + left) / 2
        if number > 3:
            wanted = np.bincount(choice, minlength=len(price))
            price += np.float32(0.5 / (1 + 0.15 * (number - 4))) * (np.minimum(wanted, 3) - 1)
    return best


def optimum(table: np.ndarray) -> int:
    """The best score of all, over every pair there is; for crowds of some hundred people."""
    first, second = np.nonzero(np.triu(table > NEVER, 1))
    worth = table[first, second].astype(int)
    return int(sum(table[a, b].astype(int) for a, b in matching(len(table), first, second, worth)))
