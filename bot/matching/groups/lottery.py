"""The lottery: one group a round, drawn by lot among those who may be together."""

from __future__ import annotations

import numpy as np

from bot.matching.facts.problem import Problem
from bot.matching.solver.sets import Sets, lawful

STARTS = 50
"""People tried as the first of a group before a smaller group is accepted."""


def lot(problem: Problem) -> Sets:
    """One group with the host, or of whoever comes up; none where no two may be together.

    Who was out longest comes up first, and people who have not met each other before others.
    """
    host = problem.place.get(problem.rules.host or "")
    order = sorted(range(problem.size), key=lambda row: _turn(problem, row))
    starts = order[:STARTS] if host is None else [host]
    best: tuple[int, ...] = ()
    for start in starts:
        best = max(best, _fill(problem, start, order), key=len)
        if len(best) == problem.rules.size:
            break
    return [best] if len(best) > 1 else []


def _turn(problem: Problem, row: int) -> tuple[bool, int, int]:
    person = problem.people[row]
    return not person.out_last_time, -person.sit_outs, row


def _fill(problem: Problem, start: int, order: list[int]) -> tuple[int, ...]:
    """The group that begins with this person, with those who are new to it taken first."""
    group: tuple[int, ...] = (start,)
    for new in (True, False):
        for row in order:
            if len(group) == problem.rules.size:
                return group
            if row not in group and _welcome(problem, row, group, new=new):
                group = (*group, row)
    return group


def _welcome(problem: Problem, row: int, group: tuple[int, ...], *, new: bool) -> bool:
    times, _ = problem.history.times(np.full(len(group), row), np.array(group))
    return not (new and times.any()) and lawful(problem, (*group, row))
