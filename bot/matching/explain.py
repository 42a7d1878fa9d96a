"""Why these people: the true things that speak for a match, strongest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.matching.facts.pairs import OnePair
from bot.matching.facts.terms import scored
from bot.matching.facts.values import HOURS_OF_A_WEEK, MatchedGroup, Person, Shared, Term

Found = tuple[tuple[str, ...], tuple[Person, Person]] | None
"""The values of a `Shared` and the two in their order; None where the term has nothing to say."""


Counted = tuple[OnePair, Mapping[Term, int]]
"""Two people and the points of every term."""


def group(pairs: Sequence[Counted], *, repeat: bool) -> MatchedGroup:
    """The people of these pairs as a group, with its score and its reasons."""
    return MatchedGroup(
        people=tuple(sorted({one.id for pair, _ in pairs for one in (pair.a, pair.b)})),
        score=sum(scored(pair, points.values()) for pair, points in pairs) // len(pairs),
        shared=_strongest(pairs),
        repeat=repeat,
    )


def _strongest(pairs: Iterable[Counted]) -> tuple[Shared, ...]:
    """What speaks for any of the pairs, by points; ties in the order of the terms."""
    found: list[tuple[int, Shared]] = []
    for pair, points in pairs:
        for term, gained in points.items():
            if gained > 0 and (evidence := _EVIDENCE[term](pair)):
                values, between = evidence
                ids = (between[0].id, between[1].id)
                found.append((gained, Shared(term, tuple(sorted(values)), ids)))
    return tuple(shared for _, shared in sorted(found, key=lambda item: -item[0]))


def _directed(pair: OnePair, first: str, second: str) -> Found:
    for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
        if getattr(a, first) and getattr(b, second):
            return (), (a, b)
    return None


def _learn(pair: OnePair) -> Found:
    offers = [
        (a.ask_me_about & b.want_to_learn, (a, b)) for a, b in ((pair.a, pair.b), (pair.b, pair.a))
    ]
    topics, between = max(offers, key=lambda offer: len(offer[0]))
    return (tuple(topics), between) if topics else None


def _common(pair: OnePair, name: str) -> Found:
    topics = getattr(pair.a, name) & getattr(pair.b, name)
    return (tuple(topics), (pair.a, pair.b)) if topics else None


def _equal(pair: OnePair, name: str) -> Found:
    value = getattr(pair.a, name)
    same = value is not None and value == getattr(pair.b, name)
    return ((str(value),), (pair.a, pair.b)) if same else None


def _known(pair: OnePair, name: str) -> Found:
    values = (getattr(pair.a, name), getattr(pair.b, name))
    return (tuple(dict.fromkeys(values)), (pair.a, pair.b)) if None not in values else None


def _path(pair: OnePair) -> Found:
    for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
        if b.moving_to is not None and b.moving_to in (a.role, a.field):
            return (b.moving_to,), (a, b)
    return None


def _elsewhere(pair: OnePair) -> Found:
    if pair.differ("team") or pair.differ("organisation"):
        return _equal(pair, "role")
    return None


def _near(pair: OnePair) -> Found:
    return ((), (pair.a, pair.b)) if pair.near(1) else None


def _apart(pair: OnePair) -> Found:
    return _known(pair, "team") if pair.differ("team") else None


def _hours(pair: OnePair) -> Found:
    common = pair.common("hours", "hours", HOURS_OF_A_WEEK)
    return ((str(common),), (pair.a, pair.b)) if common else None


_EVIDENCE: dict[Term, Callable[[OnePair], Found]] = {
    Term.WELCOME: lambda pair: _directed(pair, "welcomes", "newcomer"),
    Term.MENTOR: lambda pair: _directed(pair, "mentor", "looking_for_mentor"),
    Term.LEARN: _learn,
    Term.CHALLENGES: lambda pair: _common(pair, "challenges"),
    Term.PATH: _path,
    Term.MOVERS: lambda pair: _equal(pair, "moving_to"),
    Term.OBJECTIVE: lambda pair: _equal(pair, "objective"),
    Term.ROLE: _elsewhere,
    Term.FIELD: lambda pair: _known(pair, "field"),
    Term.ORGANISATION: lambda pair: _known(pair, "organisation"),
    Term.LEVEL: _near,
    Term.TEAM: _apart,
    Term.NOVELTY: _apart,
    Term.HOURS: _hours,
    Term.LANGUAGES: lambda pair: _common(pair, "languages"),
}
