"""Who is compared: each takes people, past, rules and a seed, and answers with groups.

All of them are told which pairs are allowed. The networkx ones are given the same scores, too,
where they can use them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

import networkx as nx
import numpy as np

from benchmarks.matching.checker import Groups, allowed
from bot.matching import PastMeeting, Person, Rules, draw
from bot.matching.facts.problem import Problem
from bot.matching.solver.candidates import candidates

Contender = Callable[[Sequence[Person], Sequence[PastMeeting], Rules, int], Groups]


def ours(people: Sequence[Person], past: Sequence[PastMeeting], rules: Rules, seed: int) -> Groups:
    """What this repository does, with all the time it wants: seconds are measured here."""
    return [group.people for group in draw(people, past, rules, seed, seconds=3_600).groups]


def shuffle(people: Sequence[Person], _: Sequence[PastMeeting], rules: Rules, seed: int) -> Groups:
    """Neighbours in a random order, whatever they did before; the last three are a trio."""
    names = [person.id for person in people]
    random.Random(seed).shuffle(names)
    groups = [tuple(names[at : at + rules.size]) for at in range(0, len(names), rules.size)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return groups


def greedy(
    people: Sequence[Person], past: Sequence[PastMeeting], rules: Rules, seed: int
) -> Groups:
    """In random order, each takes the first allowed person not met; at the end, anybody."""
    known = {frozenset((one.a, one.b)) for one in past}
    free = list(people)
    random.Random(seed).shuffle(free)
    groups: list[tuple[str, ...]] = []
    while len(free) > 1:
        one = free.pop()
        fits = [other for other in free if allowed(one, other, rules)]
        fresh = (other for other in fits if frozenset((one.id, other.id)) not in known)
        other = next(fresh, fits[0] if fits else None)
        if other is not None:
            free.remove(other)
            groups.append((one.id, other.id))
    if free and groups:
        groups[-1] = (*groups[-1], free[0].id)
    return groups


def networkx_window(
    people: Sequence[Person], past: Sequence[PastMeeting], rules: Rules, seed: int
) -> Groups:
    """The complete graph; a pair weighs less if it met in the last ten rounds, and how lately."""
    rounds = sorted({one.round for one in past})[-10:]
    age = {when: at for at, when in enumerate(reversed(rounds))}
    recent = {frozenset((one.a, one.b)): age[one.round] for one in past if one.round in age}
    names = [person.id for person in people]
    random.Random(seed).shuffle(names)
    by_id = {person.id: person for person in people}
    graph = nx.Graph()
    graph.add_nodes_from(names)
    for at, a in enumerate(names):
        for b in names[at + 1 :]:
            if allowed(by_id[a], by_id[b], rules):
                graph.add_edge(a, b, weight=1 + recent.get(frozenset((a, b)), 10))
    return _with_odd(nx.max_weight_matching(graph), names)


def networkx_exact(
    people: Sequence[Person], past: Sequence[PastMeeting], rules: Rules, seed: int
) -> Groups:
    """Our worth of every allowed pair, maximum cardinality, the complete graph."""
    problem = Problem(people, past, rules, seed)
    first, second = np.triu_indices(problem.size, 1)
    free = problem.free(first, second)
    return _by_networkx(problem, first[free], second[free])


def networkx_sparse(
    people: Sequence[Person], past: Sequence[PastMeeting], rules: Rules, seed: int
) -> Groups:
    """Our candidates and our worth, solved by networkx instead of rustworkx."""
    problem = Problem(people, past, rules, seed)
    first, second, _ = candidates(problem, np.arange(problem.size))
    return _by_networkx(problem, first, second)


def _by_networkx(problem: Problem, first: np.ndarray, second: np.ndarray) -> Groups:
    worth = problem.worth(first, second).tolist()
    graph = nx.Graph()
    graph.add_nodes_from(range(problem.size))
    graph.add_weighted_edges_from(zip(first.tolist(), second.tolist(), worth, strict=True))
    names = [person.id for person in problem.people]
    found = nx.max_weight_matching(graph, maxcardinality=True)
    return _with_odd({(names[a], names[b]) for a, b in found}, names)


def _with_odd(found: Iterable[tuple[str, str]], names: Sequence[str]) -> Groups:
    """The pairs in a fixed order, the one left over in the first of them."""
    groups: list[tuple[str, ...]] = sorted(tuple(sorted(pair)) for pair in found)
    taken = {name for group in groups for name in group}
    odd = [name for name in names if name not in taken]
    if len(odd) == 1 and groups:
        groups[0] = (*groups[0], odd[0])
    return groups


CONTENDERS: dict[str, Contender] = {
    "ours": ours,
    "shuffle": shuffle,
    "greedy": greedy,
    "networkx, window of 10": networkx_window,
    "networkx, exact": networkx_exact,
    "networkx, our candidates": networkx_sparse,
}
