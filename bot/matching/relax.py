"""Which programme rule stands in whose way, found out as if nobody had excluded anybody.

Everything here is computed from the rules alone. An organiser who reads it cannot tell whether
somebody is on an avoid list, not even from the numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from bot.matching.facts.problem import Problem
from bot.matching.facts.rules import without
from bot.matching.facts.values import Person, Relax, RoundKind, Rule, Rules

AFFORDABLE = 300
"""People up to which the draw is repeated without each rule, to see how many it leaves out."""


def isolated(problem: Problem, rows: list[int]) -> list[int]:
    """Those of the rows to whom the programme's rules alone leave nobody to meet."""
    return [row for row in rows if problem.names and not _partner(problem, row, problem.names)]


def relax(
    problem: Problem, rows: list[int], unplaced: Callable[[list[Person], Rules], int]
) -> tuple[Relax, ...]:
    """The rules worth relaxing for people without a group, the most effective first.

    `unplaced` draws for these people under these rules and says how many stay without a group.
    """
    if not rows or not problem.names or problem.rules.kind is RoundKind.LOTTERY:
        return ()
    isolates = _isolates(problem, isolated(problem, rows))
    leaves = dict.fromkeys(problem.names, 0)
    if problem.size <= AFFORDABLE:
        open_people = [
            replace(
                one, avoids=frozenset(), avoids_organisations=frozenset(), conflicts=frozenset()
            )
            for one in problem.people
        ]
        now = unplaced(open_people, problem.rules)
        for rule in problem.names if now else ():
            leaves[rule] = max(0, now - unplaced(open_people, without(problem.rules, rule)))
    found = [Relax(rule, isolates[rule], leaves[rule]) for rule in problem.names]
    found = [one for one in found if one.isolates or one.leaves_out]
    return tuple(sorted(found, key=lambda one: (-one.leaves_out, -one.isolates)))


def _partner(problem: Problem, row: int, names: tuple[Rule, ...]) -> bool:
    """Whether these rules leave this person anybody."""
    others = np.delete(np.arange(problem.size), row)
    if not len(others):
        return True
    return bool(not problem.against(np.full(len(others), row), others, names).all())


def _isolates(problem: Problem, rows: list[int]) -> dict[Rule, int]:
    """How many of these isolated people each rule stands in the way of.

    Where no single rule would have to go, but several at once, each of them counts.
    """
    count = dict.fromkeys(problem.names, 0)
    for row in rows:
        helps = [rule for rule in problem.names if _partner(problem, row, _less(problem, rule))]
        for rule in helps or problem.names:
            count[rule] += 1
    return count


def _less(problem: Problem, rule: Rule) -> tuple[Rule, ...]:
    return tuple(one for one in problem.names if one != rule)
