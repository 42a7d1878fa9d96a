"""What is known about past rounds: who met whom, how often, and how long ago."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.matching.explain import Teams
from bot.matching.values import Met, Person

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Past:
    """Past meetings among the people who are here."""

    rounds: dict[Pair, tuple[int, ...]]
    """The rounds in which each pair met; a pair who never met is not a key."""
    teams: Teams
    ignored: int
    """Meetings about people who are not here, or of somebody alone."""


def past(people: Collection[Person], met: Iterable[Met]) -> Past:
    """The history as far as it concerns these people."""
    team = {person.id: person.team for person in people}
    rounds: dict[Pair, list[int]] = defaultdict(list)
    seen: dict[str, set[str]] = defaultdict(set)
    ignored = 0
    for meeting in met:
        a, b = meeting.a, meeting.b
        if a == b or a not in team or b not in team:
            ignored += 1
            continue
        rounds[frozenset((a, b))].append(meeting.round)
        for one, other in ((a, team[b]), (b, team[a])):
            if other is not None:
                seen[one].add(other)
    return Past(
        rounds={pair: tuple(sorted(when)) for pair, when in rounds.items()},
        teams={person: frozenset(teams) for person, teams in seen.items()},
        ignored=ignored,
    )
