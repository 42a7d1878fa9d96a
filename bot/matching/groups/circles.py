"""Groups of three and more: dealt by lot, then improved by trading people between groups.

Groups are set against each other by lot, two by two, and each two trade whichever of their people
helps most; all trades of a turn are worked out at once. A group costs what every pair of its
people costs: ruled out before met before, met before recency, recency before score.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from bot.matching.facts.columns import Array
from bot.matching.facts.problem import FORBIDDEN, POINT, Problem
from bot.matching.groups.places import settle
from bot.matching.solver.pools import pools
from bot.matching.solver.sets import Sets

BLOCK = 1_000
TURNS = 1_500
PATIENCE = 60
"""Turns without any trade after which the groups are as good as they get."""
NOBODY = -1
NEVER = 1 << 60
AGES = 63


def circles(problem: Problem, late: Callable[[], bool]) -> Sets:
    """Groups of about the size asked for, and nobody alone whom a group could take."""
    groups: Sets = []
    for members in pools(problem):
        for part in np.array_split(members, max(1, -(-len(members) // BLOCK))):
            groups += _pool(problem, part, late)
    return settle(problem, groups)


def number_of_groups(people: int, size: int) -> int:
    """How many groups come nearest to the size, with the fewest of another size."""
    some = [count for count in (people // size, people // size + 1) if 0 < count <= people // 2]
    return min(some, key=lambda count: _miss(people, count, size), default=0)


def _miss(people: int, count: int, size: int) -> tuple[int, int]:
    """How far the worst group is off, two too many counting more than two too few; and how many."""
    sizes = [people // count + (at < people % count) for at in range(count)]
    worst = max(size - min(sizes), 2 * (max(sizes) - size) - 1)
    return worst, sum(one != size for one in sizes)


def _pool(problem: Problem, members: Array, late: Callable[[], bool]) -> Sets:
    count = number_of_groups(len(members), problem.rules.size)
    if not count:
        return []
    # Where there are more people than seats, whoever was out last has one.
    order = np.lexsort((-problem.sat[members], -problem.out[members]))
    members = members[order[: count * (problem.rules.size + 1)]]
    wide = -(-len(members) // count)
    table = np.full((wide, count), NOBODY)
    table.flat[: len(members)] = np.arange(len(members))
    table = _trade(problem, table.T.copy(), _costs(problem, members), late)
    rows = members.tolist()
    return [tuple(rows[at] for at in group if at != NOBODY) for group in table]


def _costs(problem: Problem, members: Array) -> Array:
    """What each two cost in one group; the last row and column are nobody, who costs nothing."""
    size = len(members)
    pairs = size * (problem.rules.size + 1) // 2 + 1
    score = problem.scores(members)
    row, column, tie = problem.history.ties.among(members)
    history = problem.history
    age = -(-history.age[tie] * AGES // (2 * max(1, history.rounds)))
    stale = np.minimum(AGES, age + 8 * (history.ties.count[tie] - 1))
    older = 101 * pairs
    repeat = older * AGES * pairs
    costs = np.zeros((size + 1, size + 1), np.int64)
    costs[:size, :size] = 100 - score // POINT
    costs[:size, :size][score == FORBIDDEN] = repeat * pairs
    costs[row, column] += repeat + older * stale
    costs[np.arange(size), np.arange(size)] = 0
    return costs


def _trade(problem: Problem, table: Array, costs: Array, late: Callable[[], bool]) -> Array:
    """The table of groups, one a row, after trades that each make two groups better together."""
    count, wide = table.shape
    idle = 0
    for _ in range(TURNS if count > 1 else 0):
        lot = problem.random.permutation(count)
        mine, other = lot[: count // 2], lot[count // 2 : count // 2 * 2]
        gain, at = _gains(table[mine], table[other], costs)
        better = np.flatnonzero(gain > 0)
        idle = 0 if len(better) else idle + 1
        if idle == PATIENCE or late():
            break
        a, b = np.divmod(at[better], wide)
        one, two = mine[better], other[better]
        table[one, a], table[two, b] = table[two, b], table[one, a]
    return table


def _gains(mine: Array, other: Array, costs: Array) -> tuple[Array, Array]:
    """The best trade of each two groups: what it gains, and its place in their square."""
    inside = costs[mine[:, :, None], mine[:, None, :]].sum(axis=2)
    outside = costs[other[:, :, None], other[:, None, :]].sum(axis=2)
    across = costs[mine[:, :, None], other[:, None, :]]
    gain = (inside - across.sum(axis=2))[:, :, None] + (outside - across.sum(axis=1))[:, None, :]
    gain += 2 * across
    gain[(mine == NOBODY)[:, :, None] != (other == NOBODY)[:, None, :]] = -NEVER  # sizes stay
    gain = gain.reshape(len(mine), -1)
    at = gain.argmax(axis=1)
    return gain[np.arange(len(mine)), at], at
