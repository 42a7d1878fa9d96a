"""The odd one out joins a pair: who it is, which pair, and how nobody is left where one fits."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np

from bot.matching.columns import Array
from bot.matching.problem import Problem
from bot.matching.solve import Couples, Edges, match, matching

Sets = list[tuple[int, ...]]
"""Groups as rows of people."""
MOST_PLACES = 400_000
"""Pairs of somebody alone and a couple that are looked at in one go."""
EVERY_TRIO = 21
"""People up to which every trio is tried, which makes the fewest repeats certain."""
MOST_LOOKS = 2_000_000
"""Couples looked at in search of a place for those whom none takes."""


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
    beside = problem.beside(*pairs.T)
    wrong = [0] * len(group)
    for (a, b), fine in zip(combinations(range(len(group)), 2), beside.tolist(), strict=True):
        wrong[a] += not fine
        wrong[b] += not fine
    if not problem.rules.mentor_with_mentee or any(wrong):
        return wrong
    met = {
        row
        for pair, fine in zip(pairs.tolist(), problem.free(*pairs.T), strict=True)
        if fine
        for row in pair
    }
    return [int(row not in met) for row in group]


def lawful(problem: Problem, group: tuple[int, ...]) -> bool:
    """Whether these people may be one group."""
    return not any(in_the_way(problem, group))


def arrange(problem: Problem, found: Edges, tries: int) -> Sets:
    """Pairs, and a trio for each one left over if any pair can take them in.

    In an odd crowd the choice of the odd one counts: the most promising `tries` are tried out, and
    every possible trio in a small crowd that would have to repeat a meeting otherwise. Without
    tries, it is whoever costs least to set apart.
    """
    odd = len(found.members) % 2 == 1 and len(found.members) > 2
    if odd and not tries:
        found = found.without(_cheapest(problem, found))
    found, couples = match(problem, found)
    best = attach(problem, couples, found.members)
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
    if len(found.members) <= EVERY_TRIO and problem.history.times(*pairs_of(best).T)[0].any():
        return max([best, *_every(problem, found)], key=lambda g: total(problem, g))
    return best


def _cheapest(problem: Problem, found: Edges) -> Array:
    """The place of the member with the least burden and then the least to expect from a pair."""
    known = np.bincount(np.concatenate((found.first, found.second)), minlength=len(found.members))
    order = np.lexsort((found.price, problem.trio[found.members], known < 2))
    return order[:1]


def _every(problem: Problem, found: Edges) -> Iterator[Sets]:
    """The best pairs beside each trio that repeats little enough to be worth a look, best first."""
    rows = found.members
    trios = np.array(list(combinations(range(len(rows)), 3)))
    sides = [(rows[trios[:, a]], rows[trios[:, b]]) for a, b in ((0, 1), (0, 2), (1, 2))]
    fine = np.all([problem.beside(*side) for side in sides], axis=0)
    again = np.sum([problem.history.times(*side)[0] > 0 for side in sides], axis=0)
    fewest = 3 * len(rows)
    for at in np.argsort(again, kind="stable"):
        trio, group = trios[at], tuple(rows[trios[at]].tolist())
        if not fine[at] or again[at] > fewest or not lawful(problem, group):
            continue
        rest = found.without(trio)
        groups = [*rest.couples(), group]
        repeats = int((problem.history.times(*pairs_of(groups).T)[0] > 0).sum())
        if sum(map(len, groups)) == len(rows) and repeats < fewest:
            fewest = repeats
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
    yes: Array = problem.beside(row, a) & problem.beside(row, b)
    return yes & (problem.free(row, a) | problem.free(row, b))


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
