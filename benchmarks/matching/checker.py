"""What a draw is worth, found out again from the people alone; nothing of the solver is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.matching import PastMeeting, Person, Rules

Groups = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Verdict:
    """What was found."""

    unmatched: int
    twice: int
    """People in more than one group; it has to be 0."""
    violations: int
    """Pairs of people in one group who may not meet."""
    repeats: int
    score: int
    """Of all pairs in the groups together."""
    pairs: int


def check(
    people: Sequence[Person], past: Iterable[PastMeeting], rules: Rules, groups: Groups
) -> Verdict:
    """Look at every pair of every group."""
    by_id = {person.id: person for person in people}
    known = {frozenset((one.a, one.b)) for one in past}
    teams: dict[str, set[str | None]] = {person.id: set() for person in people}
    for one in past:
        teams[one.a].add(by_id[one.b].team)
        teams[one.b].add(by_id[one.a].team)
    members = [name for group in groups for name in group]
    pairs = [(by_id[a], by_id[b]) for group in groups for a, b in combinations(sorted(group), 2)]
    return Verdict(
        unmatched=len(set(by_id) - set(members)),
        twice=len(members) - len(set(members)),
        violations=sum(not allowed(a, b, rules) for a, b in pairs),
        repeats=sum(frozenset((a.id, b.id)) in known for a, b in pairs),
        score=sum(
            score(a, b, new=a.team not in teams[b.id] and b.team not in teams[a.id])
            for a, b in pairs
        ),
        pairs=len(pairs),
    )


def allowed(a: Person, b: Person, rules: Rules) -> bool:
    """Whether the two may meet; of the rules, those the benchmark uses."""
    same = any(
        getattr(a, name) is not None and getattr(a, name) == getattr(b, name)
        for name in rules.never_same
    )
    named = b.id in a.avoids | a.conflicts or a.id in b.avoids | b.conflicts
    places = b.organisation in a.avoids_organisations or a.organisation in b.avoids_organisations
    return not (same or named or places)


def score(a: Person, b: Person, *, new: bool) -> int:
    """The score of docs/matching.md, written down a second time."""
    wish = max(-2, min(2, a.alike)) + max(-2, min(2, b.alike))
    points = 0
    for one, other in ((a, b), (b, a)):
        points += 7 * min(2, len(one.want_to_learn & other.ask_me_about))
        points += _inclined(one.field_wish, "own", "other", 6) * _alike(one, other, "field")
        points += _inclined(one.organisation_wish, "inside", "outside", 8) * _alike(
            one, other, "organisation"
        )
    points += 30 * ((a.welcomes and b.newcomer) or (b.welcomes and a.newcomer))
    points += 16 * ((a.mentor and b.looking_for_mentor) or (b.mentor and a.looking_for_mentor))
    points += 7 * min(3, len(a.challenges & b.challenges))
    there = {a.role, a.field} & {b.moving_to} | {b.role, b.field} & {a.moving_to}
    points += 12 * bool(there - {None})
    if a.moving_to and a.moving_to == b.moving_to:
        points += 8 + 4 * bool(a.moving_from and a.moving_from == b.moving_from)
    if a.objective and a.objective == b.objective:
        points += 8 + wish
    elsewhere = -1 in {_alike(a, b, "team"), _alike(a, b, "organisation")}
    points += 8 * (_alike(a, b, "role") == 1 and elsewhere)
    points += wish * sum(_alike(a, b, name) for name in ("role", "field", "organisation", "team"))
    if a.level is not None and b.level is not None:
        gap = abs(a.level - b.level)
        points += 3 * (gap == 0) + 3 * (gap <= 1) + wish * ((gap <= 1) - (gap > 2))
    different = _alike(a, b, "team") == -1
    points += 3 * different + 4 * (different and new)
    points += _common(a.hours, b.hours, 6, -20)
    points += 3 * _common(a.languages, b.languages, 1, 0) + _common(
        a.languages, b.languages, 0, -25
    )
    return max(0, min(100, 50 + points // 2))


def _inclined(wish: str, towards: str, away: str, points: int) -> int:
    return points * ((wish == towards) - (wish == away))


def _alike(a: Person, b: Person, name: str) -> int:
    values = (getattr(a, name), getattr(b, name))
    return 0 if None in values else (1 if values[0] == values[1] else -1)


def _common(a: frozenset[object], b: frozenset[object], most: int, none: int) -> int:
    if not a or not b:
        return 0
    return min(most, len(a & b)) if a & b else none
