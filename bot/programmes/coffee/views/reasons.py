"""Why you two: one true sentence from what speaks for a match and what profiles say today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.kit import topics
from bot.kit.people import Member, Profile
from bot.kit.text import Text
from bot.matching import Term
from bot.programmes.coffee.nouns import Group
from bot.programmes.coffee.pool import same
from bot.programmes.coffee.pool import words as parts
from bot.programmes.coffee.views.say import words

MOST = 3  # things named in one sentence
SPOKEN = frozenset(Term) - {Term.HOURS, Term.LEVEL, Term.NOVELTY, Term.ORGANISATION}
"""Terms that make a sentence worth reading; the others only help to choose."""


def why(group: Group, people: Mapping[str, Member], profiles: Mapping[str, Profile]) -> Text:
    """Return the sentence; where nothing is left to say, that they have not met before."""
    one, other = people.get(group.one), people.get(group.other)
    if not (one and other) or group.term not in SPOKEN:
        return words("why-new")
    first = profiles.get(one.id, Profile(id=one.id))
    second = profiles.get(other.id, Profile(id=other.id))
    if group.term in _WITHOUT_VALUES:
        return words(f"why-{group.term}", one=one.person, other=other.person)
    named = _named(Term(group.term), first, second)
    if not named:
        return words("why-new")
    return words(f"why-{group.term}", one=one.person, other=other.person, what=", ".join(named))


_WITHOUT_VALUES = (Term.WELCOME, Term.MENTOR)


def _named(term: Term, one: Profile, other: Profile) -> list[str]:
    """Return what a term is about, in people's own spelling, as their profiles stand now."""
    lists = topics.load()
    match term:
        case Term.LEARN:
            return _spelled(one.ask_me, parts(other.learn))
        case Term.CHALLENGES:
            both = set(one.challenges) & set(other.challenges)
            return _labels(sorted(both), lists.topics)
        case Term.PATH:
            return [other.moving_to] if other.moving_to else []
        case Term.MOVERS:
            return [one.moving_to] if same(one.moving_to) == same(other.moving_to) else []
        case Term.OBJECTIVE:
            return _equal(one.objective, other.objective, lists.objectives)
        case Term.ROLE:
            return [one.role] if one.role and same(one.role) == same(other.role) else []
        case Term.FIELD:
            return _labels([id for id in (one.field, other.field) if id], lists.fields)
        case Term.TEAM:
            teams = [team for team in (one.team, other.team) if team]
            return teams if len({same(team) for team in teams}) == 2 else []
        case Term.LANGUAGES:
            return _spelled(one.languages, parts(other.languages))
    return []


def _spelled(typed: str, wanted: frozenset[str]) -> list[str]:
    own = [part.strip() for part in typed.split(",")]
    return [part for part in own if same(part) in wanted][:MOST]


def _labels(ids: Iterable[str], among: Iterable[topics.Entry]) -> list[str]:
    known = list(among)
    found = (topics.find(id, known) for id in dict.fromkeys(ids))
    return [entry.label for entry in found if entry][:MOST]


def _equal(one: str, other: str, among: Iterable[topics.Entry]) -> list[str]:
    return _labels([one], among) if one and one == other else []
