"""Groups made lawful, and a place for whoever lost theirs or never had one."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from bot.matching.facts.problem import Problem
from bot.matching.groups.chains import chains
from bot.matching.solver.sets import Sets, in_the_way, lawful, total
from bot.matching.solver.solve import matching

Group = tuple[int, ...]
LOOKS = 30
"""Groups looked at for one person, smaller ones first."""


def settle(problem: Problem, groups: Sets) -> Sets:
    """The groups without anybody who may not be there, and everybody in one whom one can take."""
    kept = [lawful for group in groups if len(lawful := _lawful(problem, group)) > 1]
    taken = {row for group in kept for row in group}
    alone = [row for row in range(problem.size) if row not in taken]
    for step in (_join, _found, _leave):
        if alone:
            alone = step(problem, kept, alone)
    movable = [list(group) for group in kept]
    chains(problem, movable, alone)
    return [tuple(group) for group in movable]


def _lawful(problem: Problem, group: Group) -> Group:
    """As many of the group as may be together: who is in the way of most goes first."""
    group = group[: problem.rules.size + 1]
    while len(group) > 1:
        wrong = in_the_way(problem, group)
        if not any(wrong):
            return group
        worst = wrong.index(max(wrong))
        group = group[:worst] + group[worst + 1 :]
    return ()


def _join(problem: Problem, groups: Sets, alone: Iterable[int]) -> list[int]:
    """Put each into the group that has room, may take them and gains most; the rest stay alone."""
    rest = []
    for row in alone:
        room = [at for at, group in enumerate(groups) if len(group) <= problem.rules.size]
        near = _near(problem, groups, room, row)[:LOOKS]
        fits = [at for at in near if lawful(problem, (*groups[at], row))]
        if not fits:
            rest.append(row)
            continue
        best = max(fits, key=lambda at: (-len(groups[at]), _gain(problem, groups[at], row)))
        groups[best] = (*groups[best], row)
    return rest


def _near(problem: Problem, groups: Sets, room: list[int], row: int) -> list[int]:
    """Of these groups, the ones whose people may each be beside this one."""
    if not room:
        return []
    at = np.repeat(room, [len(groups[one]) for one in room])
    people = np.array([one for here in room for one in groups[here]])
    wrong = at[~problem.free(np.full(len(people), row), people)]
    return sorted(set(room) - set(wrong.tolist()), key=lambda one: len(groups[one]))


def _gain(problem: Problem, group: Group, row: int) -> int:
    return total(problem, [(*group, row)])[1] - total(problem, [group])[1]


def _found(problem: Problem, groups: Sets, alone: list[int]) -> list[int]:
    """New groups of two among those who are alone."""
    people = np.array(alone)
    first, second = np.triu_indices(len(people), 1)
    free = problem.free(people[first], people[second])
    first, second = first[free], second[free]
    worth = problem.worth(people[first], people[second])
    couples = matching(len(people), first, second, worth)
    groups += [(alone[a], alone[b]) for a, b in couples]
    taken = {at for couple in couples for at in couple}
    return [row for at, row in enumerate(alone) if at not in taken]


def _leave(problem: Problem, groups: Sets, alone: list[int]) -> list[int]:
    """Pairs with somebody who can leave a group of three or more without harm."""
    rest = []
    for row in alone:
        found = _leaver(problem, groups, row)
        if found is None:
            rest.append(row)
            continue
        at, leaver = found
        groups[at] = tuple(one for one in groups[at] if one != leaver)
        groups.append((leaver, row))
    return rest


def _leaver(problem: Problem, groups: Sets, row: int) -> tuple[int, int] | None:
    large = [(at, one) for at, group in enumerate(groups) if len(group) > 2 for one in group]
    if not large:
        return None
    people = np.array([one for _, one in large])
    free = problem.free(np.full(len(people), row), people)
    for (at, one), fine in zip(large, free.tolist(), strict=True):
        if fine and lawful(problem, tuple(other for other in groups[at] if other != one)):
            return at, one
    return None
