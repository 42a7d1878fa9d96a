"""A crowd cut along its rules, and how hard a part of it is to solve at once."""

from __future__ import annotations

import numpy as np

from bot.matching.facts.columns import Array, ManyPairs
from bot.matching.facts.problem import Problem
from bot.matching.facts.terms import score
from bot.matching.facts.values import RoundKind

SMALL, LARGE = 2_000, 6_000
"""People up to which all are solved at once whatever they are like, and where they make it easy."""
ENOUGH = 15.0
"""Seconds there have to be for a large crowd; it takes three of them here, more elsewhere."""
SHARE = 0.4
"""The largest team a rule may have to keep apart in an easy crowd."""
LOOKS = 2_000
VARIED = 4.0
"""Standard deviation of the score, in points, above which few pairs are equally good."""


def pools(problem: Problem) -> list[Array]:
    """People no rule keeps apart altogether: each group or field for itself, or all people."""
    everybody = np.arange(problem.size)
    if problem.rules.kind not in (RoundKind.WITHIN, RoundKind.OUTSIDER):
        return [everybody]
    outside = problem.rules.kind is RoundKind.OUTSIDER
    code = problem.columns.text["field" if outside else problem.rules.group_by]
    return [everybody[code == one] for one in np.unique(code[code >= 0])]


def whole(problem: Problem, members: Array, seconds: float) -> bool:
    """Whether these people can be solved at once in so many seconds.

    The solver cannot be stopped on its way, and it is slow where it has to prove that somebody
    must be left out, or to choose among many equals. Such a crowd loses nothing in blocks.
    """
    if len(members) <= SMALL or len(members) > LARGE or seconds < ENOUGH:
        return len(members) <= (SMALL if seconds > 1 else SMALL // 4)
    if any(rule.name not in ("never_same", "across") for rule in problem.names):
        return False
    for rule in problem.names:
        code = problem.columns.text[rule.attribute or "team"][members]
        if np.bincount(code[code >= 0], minlength=1).max() > SHARE * len(members):
            return False
    first, second = problem.random.choice(members, (2, LOOKS))
    spread = float(score(ManyPairs(problem.columns, first, second)).std())
    return spread >= VARIED and len(problem.ruled_out.keys) <= 20 * problem.size
