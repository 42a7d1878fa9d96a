"""The best partner for one person among the willing: late joiners, coffee now, a rematch."""

from __future__ import annotations

from collections.abc import Iterable

from bot.matching.explain import group, new
from bot.matching.pairs import OnePair
from bot.matching.past import past
from bot.matching.rules import active, broken, excluded
from bot.matching.terms import score
from bot.matching.values import Group, Met, Person, Rules


def best_for(
    person: Person, others: Iterable[Person], met: Iterable[Met], rules: Rules
) -> Group | None:
    """The person and whoever of the others suits best, as a group of two; None where nobody may.

    Never met comes first, then met least and longest ago, then the score, then the smaller id.
    """
    others = [other for other in others if other.id != person.id]
    known = past([person, *others], met)
    names = active(rules)

    def rank(other: Person) -> tuple[int, tuple[int, ...], int, str]:
        when = known.rounds.get(frozenset((person.id, other.id)), ())
        pair = OnePair(person, other, new=new(person, other, known.teams))
        return len(when), when[::-1], -score(pair), other.id

    allowed = [
        other
        for other in others
        if not excluded(person, other)
        and not any(broken(rule, OnePair(person, other)) for rule in names)
    ]
    if not allowed:
        return None
    return group((person, min(allowed, key=rank)), known.rounds, known.teams)
