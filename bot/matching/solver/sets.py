"""Groups as sets of rows: what they are worth together, and whether they may be."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from bot.matching.facts.columns import Array
from bot.matching.facts.problem import Problem

Sets = list[tuple[int, ...]]
"""Groups as rows of people."""


def total(problem: Problem, groups: Sets) -> tuple[int, int]:
    """How good an arrangement is: the people in it, then the worth of all pairs, less burdens."""
    worth = problem.worth(*pairs_of(groups).T).tolist()
    large = [row for group in groups if len(group) > 2 for row in group]
    burden = problem.burden(np.array(large, np.int64)).tolist()
    return sum(map(len, groups)), sum(worth) - sum(burden)


def pairs_of(groups: Sets) -> Array:
    """Every two people inside a group, one pair a line."""
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    return np.array(pairs, np.int64).reshape(-1, 2)


def in_the_way(problem: Problem, group: tuple[int, ...]) -> list[int]:
    """For each of the group, how many of the others they may not be with."""
    pairs = pairs_of([group])
    free = problem.free(*pairs.T)
    wrong = [0] * len(group)
    for (a, b), fine in zip(combinations(range(len(group)), 2), free.tolist(), strict=True):
        wrong[a] += not fine
        wrong[b] += not fine
    return wrong


def lawful(problem: Problem, group: tuple[int, ...]) -> bool:
    """Whether these people may be one group."""
    return not any(in_the_way(problem, group))
