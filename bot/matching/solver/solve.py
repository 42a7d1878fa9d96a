"""The exact heart: a matching of greatest worth among the most pairs, by Edmonds' blossoms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import rustworkx

from bot.matching.facts.columns import Array
from bot.matching.facts.problem import POINT, Problem
from bot.matching.solver.candidates import BEST, candidates, unique

Couples = list[tuple[int, int]]
"""Pairs of rows of people, each row at most once."""
TAKE_OFF_FROM = 2_000
"""From this many people on, taking the prices off pays: half the time at 5,000."""
MORE = 64
"""Further partners for somebody whom the first candidates left alone."""


@dataclass(frozen=True)
class Edges:
    """Allowed pairs of some members, as places among the members, with their worth."""

    members: Array
    first: Array
    second: Array
    worth: Array
    price: Array

    def couples(self, odd: Array | None = None) -> Couples:
        """The best pairs, as rows; with `odd`, worth per member, one is set apart if need be.

        Where nobody stays alone, a price taken off all pairs of a person changes no comparison,
        and leaves the solver of a large crowd with less to find out.
        """
        size = len(self.members)
        first, second, worth, price = self.first, self.second, self.worth, self.price
        if odd is not None:
            apart = np.array([at for at, one in enumerate(odd) if one is not None], np.int64)
            first = np.concatenate((first, apart))
            second = np.concatenate((second, np.full(len(apart), size)))
            worth = np.concatenate((worth, odd[apart]))
            price = np.append(price, 0)
        found: Couples = []
        if size > TAKE_OFF_FROM:
            less = worth * POINT - price[first] - price[second]
            found = matching(len(price), first, second, less)
        if 2 * len(found) < len(price) - 1:
            found = matching(len(price), first, second, worth)
        rows = self.members.tolist()
        return [(rows[a], rows[b]) for a, b in found if b < size]

    def without(self, places: Array) -> Edges:
        """The same members, but no pairs for those at these places."""
        kept = ~(np.isin(self.first, places) | np.isin(self.second, places))
        pairs = self.first[kept], self.second[kept], self.worth[kept]
        return Edges(self.members, *pairs, self.price)


def matching(size: int, first: Array, second: Array, worth: Array) -> Couples:
    """As many disjoint pairs as there can be and, among those, the most worth.

    The same input gives the same pairs in the same order. Worth may be of any size and sign.
    """
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * size)
    graph.add_edges_from(list(zip(first.tolist(), second.tolist(), worth.tolist(), strict=True)))
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return sorted((min(pair), max(pair)) for pair in found)


def edges(
    problem: Problem, members: Array, present: Couples | None = None, best: int = BEST
) -> Edges:
    """The candidates of a block; with the present pairs among them no answer can be worse."""
    first, second, price = candidates(problem, members, best)
    if present:
        place = np.zeros(problem.size, np.int64)
        place[members] = np.arange(len(members))
        kept = place[np.array(present).T]
        first, second = unique(len(members), *np.concatenate(((first, second), kept), axis=1))
    return _weighed(problem, members, first, second, price)


def match(problem: Problem, found: Edges) -> tuple[Edges, Couples]:
    """The best pairs; where candidates left people alone, once more with further partners."""
    couples = found.couples()
    members = found.members
    alone = np.flatnonzero(~np.isin(members, np.array(couples, np.int64).ravel()))
    if len(alone) > len(members) % 2 and 4 * len(found.first) < len(members) ** 2:
        lot = problem.random.integers(0, len(members), (len(alone), MORE))
        first, second = np.repeat(alone, MORE), lot.ravel()
        free = problem.free(members[first], members[second])
        more = np.concatenate(((found.first, found.second), (first[free], second[free])), axis=1)
        found = _weighed(problem, members, *unique(len(members), *more), found.price)
        couples = found.couples()
    return found, couples


def _weighed(problem: Problem, members: Array, first: Array, second: Array, price: Array) -> Edges:
    worth = problem.worth(members[first], members[second])
    return Edges(members, first, second, worth, price)
