"""One draw: people, history, rules and a seed go in; groups with their reasons come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.matching.explain import Counted, group
from bot.matching.facts.columns import Array, ManyPairs
from bot.matching.facts.pairs import OnePair
from bot.matching.facts.problem import Problem
from bot.matching.facts.terms import counted
from bot.matching.facts.values import (
    Draw,
    MatchedGroup,
    Numbers,
    PastMeeting,
    Person,
    Reason,
    RoundKind,
    Rules,
    Unmatched,
)
from bot.matching.groups.chains import attach
from bot.matching.groups.circles import circles
from bot.matching.groups.lottery import lot
from bot.matching.groups.trios import arrange
from bot.matching.relax import isolated, relax
from bot.matching.solver.deadline import Deadline
from bot.matching.solver.lookahead import ahead
from bot.matching.solver.pools import pools, whole
from bot.matching.solver.sets import Sets, pairs_of
from bot.matching.solver.solve import edges
from bot.matching.solver.sweeps import sweep

TRIED = 5
"""People tried as the odd one out, where a try is cheap."""
CHEAP = 301


def draw(
    people: Iterable[Person],
    met: Iterable[PastMeeting],
    rules: Rules,
    seed: int,
    *,
    seconds: float = 30.0,
) -> Draw:
    """See `bot.matching.draw`."""
    late = Deadline(seconds)
    given = list(people)
    here = {person.id: person for person in reversed(given)}
    problem = Problem(list(here.values()), met, rules, seed)
    rows = grouped(problem, late)
    groups = _explained(problem, rows)
    alone = sorted(set(range(problem.size)) - {row for one in rows for row in one})
    unmatched = _unmatched(problem, alone)

    def unplaced(others: list[Person], fewer: Rules) -> int:
        again = Problem(others, (), fewer, seed)
        return again.size - sum(map(len, grouped(again, late)))

    return Draw(
        groups=groups,
        unmatched=unmatched,
        relax=relax(problem, alone, unplaced),
        in_time=not late.missed,
        numbers=_numbers(problem, rows, groups, duplicates=len(given) - problem.size),
    )


def grouped(problem: Problem, late: Deadline) -> Sets:
    """Who meets whom, as rows of people."""
    if problem.size < 2:
        return []
    if problem.rules.kind is RoundKind.LOTTERY:
        return lot(problem)
    if problem.rules.size > 2:
        return circles(problem, late)
    groups = [group for members in pools(problem) for group in _pairs(problem, members, late)]
    return ahead(problem, groups, late)


def _pairs(problem: Problem, members: Array, late: Deadline) -> Sets:
    """The pairs and trios of people who can be solved together."""
    if late() or not whole(problem, members, late.left()):
        return attach(problem, sweep(problem, members, late), members)
    tries = TRIED if len(members) <= CHEAP else 0
    return arrange(problem, edges(problem, members), tries)


def _explained(problem: Problem, rows: Sets) -> tuple[MatchedGroup, ...]:
    pairs = pairs_of(rows)
    met = (problem.history.times(*pairs.T)[0] > 0).tolist()
    told = list(_counted(problem, pairs))
    groups, at = [], 0
    for one in rows:
        end = at + len(one) * (len(one) - 1) // 2
        groups.append(group(told[at:end], repeat=any(met[at:end])))
        at = end
    return tuple(sorted(groups, key=lambda one: one.people))


def _counted(problem: Problem, pairs: Array) -> Iterator[Counted]:
    points = counted(ManyPairs(problem.columns, *pairs.T))
    table = zip(*(column.tolist() for column in points.values()), strict=True)
    for (a, b), row in zip(pairs.tolist(), table, strict=True):
        one, other = sorted((problem.people[a], problem.people[b]), key=_id)
        yield OnePair(one, other), dict(zip(points, row, strict=True))


def _id(person: Person) -> str:
    return person.id


def _unmatched(problem: Problem, alone: Sequence[int]) -> tuple[Unmatched, ...]:
    if problem.rules.kind is RoundKind.LOTTERY:
        by_rules = set(alone)
    else:
        by_rules = set(isolated(problem, list(alone)))
    found = [
        Unmatched(problem.people[row].id, Reason.RULES if row in by_rules else Reason.NOBODY_FREE)
        for row in alone
    ]
    return tuple(sorted(found, key=lambda one: one.person))


def _numbers(
    problem: Problem, rows: Sets, groups: tuple[MatchedGroup, ...], *, duplicates: int
) -> Numbers:
    size = problem.rules.size
    times, _ = problem.history.times(*pairs_of(rows).T)
    strongest = Counter(one.shared[0].term for one in groups if one.shared)
    return Numbers(
        people=problem.size,
        matched=sum(map(len, rows)),
        groups=len(rows),
        larger=sum(len(one) > size for one in rows),
        smaller=sum(len(one) < size for one in rows),
        repeats=int((times > 0).sum()),
        score=sum(one.score for one in groups) // max(1, len(groups)),
        strongest=tuple(sorted(strongest.items(), key=lambda item: (-item[1], item[0]))),
        duplicates=duplicates,
        history_ignored=problem.history.ignored,
    )
