"""The odd one out joins a pair: who should it be, and which pair?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from bot.matching.facts.columns import Array
from bot.matching.facts.problem import Problem
from bot.matching.groups.chains import attach
from bot.matching.solver.sets import Sets, lawful, pairs_of, total
from bot.matching.solver.solve import Couples, Edges, match

EVERY_TRIO = 12
"""People up to which every trio is tried, so that there is no better one."""
EVERY_FRESH = 21
"""People up to which every trio is tried against a repeat, so that there are no fewer repeats."""


def arrange(problem: Problem, found: Edges, tries: int) -> Sets:
    """Pairs, and a trio for each one left over if any pair can take them in.

    In an odd crowd the choice of the odd one counts: the most promising `tries` are tried out, and
    in a small crowd every possible trio. Without tries, it is whoever costs least to set apart.
    """
    odd = len(found.members) % 2 == 1 and len(found.members) > 2
    if odd and not tries:
        found = found.without(_cheapest(problem, found))
    found, couples = match(problem, found)
    best = attach(problem, couples, found.members)
    if odd and len(found.members) <= EVERY_TRIO:
        return max([best, *_every(problem, found)], key=lambda g: total(problem, g))
    if not odd or not tries:
        return best
    chances = _chances(problem, found)
    for _ in range(tries):
        couples = found.couples(chances)
        apart = _apart(found, couples, chances)
        if apart is None:
            break
        best = max(best, attach(problem, couples, found.members), key=lambda g: total(problem, g))
        chances[apart] = None
    if len(found.members) <= EVERY_FRESH and _repeats(problem, best):
        return max([best, *_every(problem, found)], key=lambda g: total(problem, g))
    return best


def _repeats(problem: Problem, groups: Sets) -> int:
    return int((problem.history.times(*pairs_of(groups).T)[0] > 0).sum())


def _cheapest(problem: Problem, found: Edges) -> Array:
    """The place of the member with the least burden and then the least to expect from a pair."""
    known = np.bincount(np.concatenate((found.first, found.second)), minlength=len(found.members))
    order = np.lexsort((found.price, problem.trio[found.members], known < 2))
    return order[:1]


def _every(problem: Problem, found: Edges) -> Iterator[Sets]:
    """The best groups beside each trio that repeats little enough to be worth a look."""
    rows = found.members
    trios = np.array(list(combinations(range(len(rows)), 3)), np.int64).reshape(-1, 3)
    sides = [(rows[trios[:, a]], rows[trios[:, b]]) for a, b in ((0, 1), (0, 2), (1, 2))]
    fine = np.all([problem.free(*side) for side in sides], axis=0)
    again = np.sum([problem.history.times(*side)[0] > 0 for side in sides], axis=0)
    fewest = 3 * len(rows)
    for at in np.argsort(again, kind="stable"):
        trio, group = trios[at], tuple(rows[trios[at]].tolist())
        if not fine[at] or again[at] > fewest or not lawful(problem, group):
            continue
        groups = attach(problem, found.without(trio).couples(), np.delete(rows, trio))
        groups.append(group)
        if sum(map(len, groups)) == len(rows):
            fewest = min(fewest, _repeats(problem, groups))
        yield groups


def _chances(problem: Problem, found: Edges) -> Array:
    """For each member what joining a pair could be worth at best; None where nothing could."""
    ends = np.concatenate((found.first, found.second))
    worth = np.concatenate((found.worth, found.worth))
    order = np.array(sorted(range(len(ends)), key=lambda at: (ends[at], -worth[at])), np.int64)
    ends, worth = ends[order], worth[order]
    start = np.searchsorted(ends, np.arange(len(found.members)))
    two = np.flatnonzero(np.bincount(ends, minlength=len(found.members)) > 1)
    odd = np.full(len(found.members), None, object)
    odd[two] = worth[start[two]] + worth[start[two] + 1] - problem.burden(found.members[two])
    return odd


def _apart(found: Edges, couples: Couples, odd: Array) -> int | None:
    taken = np.array(couples, np.int64).ravel()
    alone = np.flatnonzero(~np.isin(found.members, taken))
    return next((int(at) for at in alone if odd[at] is not None), None)
