"""A place for everybody who is alone: a couple takes them in, or people move on one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import numpy as np

from bot.matching.facts.columns import Array
from bot.matching.facts.problem import Problem
from bot.matching.solver.sets import Sets
from bot.matching.solver.solve import Couples, matching

MOST_PLACES = 400_000
"""Pairs of somebody alone and a couple that are looked at in one go."""
MOST_LOOKS = 2_000_000
"""Couples looked at in search of a place for those whom none takes."""


def attach(problem: Problem, couples: Couples, members: Array) -> Sets:
    """The couples, some with a third; nobody stays alone whom a chain of changes can place."""
    taken = {row for couple in couples for row in couple}
    alone = [row for row in members.tolist() if row not in taken]
    if not alone or not couples:
        return list(couples)
    third = _thirds(problem, np.array(couples), np.array(alone))
    groups: list[list[int]] = [list(couple) for couple in couples]
    for at, row in third:
        groups[at].append(row)
    placed = {row for _, row in third}
    chains(problem, groups, [row for row in alone if row not in placed])
    return [tuple(group) for group in groups]


def fits(problem: Problem, row: Array, couples: Array) -> Array:
    """Whether each row may be the third of the couple beside it in the table."""
    a, b = couples.T
    yes: Array = problem.free(row, a) & problem.free(row, b)
    return yes


def _thirds(problem: Problem, couples: Array, alone: Array) -> list[tuple[int, int]]:
    """The best places for people alone, each couple taking one at most: (couple, person)."""
    some = max(1, min(len(couples), MOST_PLACES // len(alone)))
    lot = problem.random.permutation(len(couples))[:some]
    row, at = np.repeat(np.arange(len(alone)), some), np.tile(lot, len(alone))
    free = fits(problem, alone[row], couples[at])
    row, at = row[free], at[free]
    (a, b), person = couples[at].T, alone[row]
    worth = problem.worth(person, a) + problem.worth(person, b)
    worth = worth - problem.burden(a) - problem.burden(b) - problem.burden(person)
    if len(alone) == 1:
        return [(int(at[int(np.argmax(worth))]), int(alone[0]))] if len(at) else []
    found = matching(len(alone) + len(couples), row, at + len(alone), worth)
    return [(second - len(alone), int(alone[first])) for first, second in found]


def chains(problem: Problem, groups: list[list[int]], alone: Iterable[int]) -> None:
    """Place those whom no couple takes: they take over a partner, whose former one moves on.

    Whoever was reached in vain stays out of all later searches, so all of it is one walk.
    """
    seen = np.zeros(problem.size, bool)
    looks = MOST_LOOKS
    for start in alone:
        couples = [at for at, group in enumerate(groups) if len(group) == 2]
        table = np.array([groups[at] for at in couples], np.int64).reshape(-1, 2)
        came: dict[int, tuple[int, int]] = {}
        waiting = deque([start])
        seen[start] = True
        while waiting and len(table) and looks > 0:
            looks -= len(table)
            row = waiting.popleft()
            path = _path(came, row)
            fit = fits(problem, np.full(len(table), row), table)
            fit[[at for at, _ in path]] = False
            if fit.any():
                _shift(groups, couples, path, start)
                groups[couples[int(np.argmax(fit))]].append(row)
                break
            for at, freed in _freed(problem, row, table, seen):
                came[freed] = (at, row)
                waiting.append(freed)


def _freed(problem: Problem, row: int, table: Array, seen: Array) -> list[tuple[int, int]]:
    """Those set free, for the first time, if `row` took over their partner: (couple, who)."""
    found = []
    for side in (0, 1):
        at = np.flatnonzero(~seen[table[:, 1 - side]])
        at = at[problem.free(np.full(len(at), row), table[at, side])]
        freed = table[at, 1 - side]
        seen[freed] = True
        found += list(zip(at.tolist(), freed.tolist(), strict=True))
    return found


def _path(came: dict[int, tuple[int, int]], row: int) -> list[tuple[int, int]]:
    """The couples changed on the way to `row`, last first: (couple, who was set free there)."""
    path = []
    while row in came:
        at, before = came[row]
        path.append((at, row))
        row = before
    return path


def _shift(
    groups: list[list[int]], couples: list[int], path: list[tuple[int, int]], start: int
) -> None:
    """Change the couples along a path, so that `start` is in one and its end is free."""
    for at, freed in reversed(path):
        group = groups[couples[at]]
        group[group.index(freed)] = start
        start = freed
