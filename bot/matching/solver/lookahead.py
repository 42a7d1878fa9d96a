"""Keep the rounds to come possible: a round that is best today can make a later one impossible.

When everybody has met nearly everybody, the pairs who have not met form a sparse graph, and a
greedy choice can leave two odd cliques in it, or somebody whose last fresh partner is taken. So
near the end the choice is tested: can what remains still be split into as many full rounds as its
smallest degree allows? If not, a plan for all the remaining rounds is made, and today's round is
the best one that can be had without spoiling the plan.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from bot.matching.facts.columns import Array
from bot.matching.facts.problem import Problem
from bot.matching.solver.sets import Sets, pairs_of, total
from bot.matching.solver.solve import matching

PEOPLE = range(4, 201)
"""Crowds for which looking ahead is affordable; larger ones have no need of it for years."""
SAFE = 1.2
"""Above this share of all people, twice the fresh partners left, any choice can be completed."""
TRIES = 200
TRIOS = 3


def ahead(problem: Problem, groups: Sets, late: Callable[[], bool]) -> Sets:
    """The same groups, or others as fresh as these that leave more fresh rounds to come."""
    used, _ = problem.history.times(*pairs_of(groups).T)
    # A mixture of first meetings and repeats is the fewest repeats already: nothing to give away.
    mixed = bool(len(used)) and used.min() != used.max()
    if problem.size not in PEOPLE or sum(map(len, groups)) < problem.size or mixed:
        return groups
    fresh = _fresh(problem, used.max())
    least = int(fresh.sum(axis=0).min())
    if least < 2 or 2 * (least - 1) >= SAFE * problem.size:
        return groups
    goal = min(least, int(fresh.sum()) // (problem.size + 3 * (problem.size % 2)))
    rest = fresh.copy()
    _mark(rest, groups, fresh=False)
    future = len(split(problem.random, rest, goal - 1, late))
    if future >= goal - 1:
        return groups
    plan = split(problem.random, fresh, goal, late)
    if len(plan) <= future + 1:
        return groups
    return _best(problem, plan)


def _fresh(problem: Problem, most: int) -> Array:
    """Who may meet and has not met more often than this."""
    size = problem.size
    first, second = np.triu_indices(size, 1)
    times, _ = problem.history.times(first, second)
    yes = problem.free(first, second) & (times <= most)
    fresh = np.zeros((size, size), bool)
    fresh[first[yes], second[yes]] = fresh[second[yes], first[yes]] = True
    return fresh


def split(
    random: np.random.Generator, fresh: Array, goal: int, late: Callable[[], bool]
) -> list[Sets]:
    """Disjoint full rounds out of the fresh pairs, `goal` of them if they can be found.

    When what is left over holds no full round any more, one of the rounds found so far is put back
    and drawn anew, as long as that leaves no more people alone in what is left over: a walk that
    ends, mostly soon, where one more full round fits.
    """
    rounds: list[Sets] = []
    rest = fresh.copy()
    tries = TRIES
    left, full = _full(random, rest)
    while len(rounds) < goal and tries and not late():
        if not left:
            rounds.append(full)
            _mark(rest, full, fresh=False)
            left, full = _full(random, rest)
            continue
        if not rounds:
            break
        tries -= 1
        trial, at = rest.copy(), int(random.integers(len(rounds)))
        _mark(trial, rounds[at], fresh=True)
        lost, again = _full(random, trial)
        if lost:
            continue
        _mark(trial, again, fresh=False)
        then, more = _full(random, trial)
        if then <= left:
            rest, rounds[at], left, full = trial, again, then, more
    return rounds


def _mark(graph: Array, groups: Sets, *, fresh: bool) -> None:
    first, second = pairs_of(groups).T
    graph[first, second] = graph[second, first] = fresh


def _full(random: np.random.Generator, graph: Array) -> tuple[int, Sets]:
    """A round by chance, with as few people alone as it can have, and their number."""
    if len(graph) % 2 == 0:
        return _perfect(random, graph, ())
    best: tuple[int, Sets] = (len(graph), [])
    for _ in range(TRIOS):
        trio = _triangle(random, graph)
        if trio:
            best = min(best, _perfect(random, graph, trio), key=lambda found: found[0])
        if not trio or not best[0]:
            break
    return best


def _perfect(random: np.random.Generator, graph: Array, trio: tuple[int, ...]) -> tuple[int, Sets]:
    if trio:
        graph = graph.copy()
        graph[list(trio), :] = graph[:, list(trio)] = False
    first, second = np.nonzero(np.triu(graph))
    # Whoever has many fresh partners left can spend them on each other.
    degree = graph.sum(axis=0)
    worth = random.integers(0, 64, len(first)) + 4 * (degree[first] + degree[second])
    couples = matching(len(graph), first, second, worth)
    alone = len(graph) - len(trio) - 2 * len(couples)
    return alone, [*couples, trio] if trio else list(couples)


def _triangle(random: np.random.Generator, graph: Array) -> tuple[int, ...] | None:
    """Three who have not met, of those with the most fresh partners left."""
    rank = graph.sum(axis=0) + random.random(len(graph))
    a = int(rank.argmax())
    near = np.where(graph[a], rank, -1)
    for b in np.argsort(-near)[: int(graph[a].sum())]:
        common = np.where(graph[a] & graph[b], rank, -1)
        if common.max() > 0:
            return tuple(sorted((a, int(b), int(common.argmax()))))
    return None


def _best(problem: Problem, plan: list[Sets]) -> Sets:
    """The plan's most valued round, made better by trading whole cycles with the other rounds.

    Two rounds of couples together are cycles, in which the couples of one and the other take
    turns; either half of a cycle can be today's, and both rounds stay full.
    """
    best = max(plan, key=lambda groups: total(problem, groups))
    if problem.size % 2:
        return best
    others = [dict(_both(groups)) for groups in plan if groups is not best]
    mine = dict(_both(best))
    improved = True
    while improved:
        improved = sum(_trade(problem, mine, other) for other in others) > 0
    return sorted((a, b) for a, b in mine.items() if a < b)


def _both(groups: Sets) -> list[tuple[int, int]]:
    """Who is with whom, told from either side."""
    return [(a, b) for a, b in groups] + [(b, a) for a, b in groups]


def _trade(problem: Problem, mine: dict[int, int], other: dict[int, int]) -> bool:
    seen: set[int] = set()
    traded = False
    for start in list(mine):
        cycle: list[int] = []
        row = start
        while row not in seen:
            cycle += [row, mine[row]]
            seen.update(cycle[-2:])
            row = other[mine[row]]
        now = [(row, mine[row]) for row in cycle[::2]]
        then = [(row, other[row]) for row in cycle[::2]]
        if cycle and total(problem, [*then]) > total(problem, [*now]):
            for one, two in ((mine, then), (other, now)):
                one.update(two)
                one.update((b, a) for a, b in two)
            traded = True
    return traded
