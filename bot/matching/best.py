"""The best partner for one person among the willing: late joiners, coffee now, a rematch.

Plain Python on purpose: the bot itself asks this, and has no need to load numpy for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.matching.explain import group
from bot.matching.facts.pairs import OnePair
from bot.matching.facts.rules import active, broken, excluded
from bot.matching.facts.terms import counted, score
from bot.matching.facts.values import MatchedGroup, PastMeeting, Person, Rules


def best_for(
    person: Person, others: Iterable[Person], met: Iterable[PastMeeting], rules: Rules
) -> MatchedGroup | None:
    """The person and whoever of the others suits best, as a group of two; None where nobody may.

    Never met comes first, then met least and longest ago, then the score, then the smaller id.
    The size and a lottery's host play no part here.
    """
    others = [other for other in others if other.id != person.id]
    past = _past([person, *others], met)
    names = active(rules)
    allowed = [
        other
        for other in others
        if not excluded(person, other)
        and not any(broken(rule, OnePair(person, other)) for rule in names)
    ]
    if not allowed:
        return None
    best = min(allowed, key=lambda other: _rank(person, other, past))
    pair = past.pair(person, best)
    return group([(pair, counted(pair))], repeat=bool(past.rounds[best.id, person.id]))


@dataclass(frozen=True)
class _Past:
    rounds: dict[tuple[str, str], list[int]]
    """In which rounds two people met, told from either side."""
    teams: dict[str, set[str | None]]
    """The teams of the people somebody has met."""

    def pair(self, a: Person, b: Person) -> OnePair:
        new = b.team not in self.teams[a.id] and a.team not in self.teams[b.id]
        return OnePair(a, b, new=new)


def _past(people: list[Person], met: Iterable[PastMeeting]) -> _Past:
    team = {person.id: person.team for person in people}
    past = _Past(defaultdict(list), defaultdict(set))
    for meeting in met:
        for one, other in ((meeting.a, meeting.b), (meeting.b, meeting.a)):
            if one in team and other in team:
                past.rounds[one, other].append(meeting.round)
                past.teams[one].add(team[other])
    return past


def _rank(person: Person, other: Person, past: _Past) -> tuple[int, int, int, str]:
    rounds = past.rounds[other.id, person.id]
    return len(rounds), max(rounds, default=0), -score(past.pair(person, other)), other.id
