"""Why you two: one true sentence from what speaks for a match and what profiles say today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import comb

from bot.kit.model import topics
from bot.kit.model.languages import listed, spoken
from bot.kit.model.normalise import parts, pieces, same
from bot.kit.model.people import Member, Profile
from bot.kit.screen.text import Text
from bot.kit.widgets.phrasebook import Phrasebook
from bot.matching import Term
from bot.programmes.coffee.models import Group

words = Phrasebook("bot.programmes.coffee")
MOST = 3  # things named in one sentence


def why(
    group: Group,
    people: Mapping[str, Member],
    profiles: Mapping[str, Profile],
    *,
    hours: int = 0,
    known: int = 0,
) -> Text:
    """Return the sentence; where nothing is left to say, whether they have met here before.

    `hours` are the working hours of a week that the two share. `known` says how many of the pairs
    in the group were introduced here before.
    """
    one, other = people.get(group.one), people.get(group.other)
    term = Term(group.term) if group.term else None
    if one is None or other is None or term is None:
        return _met(known, len(people))
    if term in PRIVATE:
        told = [profiles.get(id, Profile(id=id)) for id in people]
        what = ", ".join(_of_all(term, told))
        private = words(f"why-{term}", what=what, size=len(people))
        return private if what else _met(known, len(people))
    first = profiles.get(one.id, Profile(id=one.id))
    second = profiles.get(other.id, Profile(id=other.id))
    named = str(hours or "") if term is Term.HOURS else ", ".join(_named(term, first, second))
    if not named and not _holds(term, first, second):
        return _met(known, len(people))
    counted = hours if term is Term.HOURS else named
    return words(f"why-{term}", one=one.person, other=other.person, what=counted, size=len(people))


PRIVATE = {Term.CHALLENGES: "names_challenges", Term.OBJECTIVE: "names_objective"}
"""What is named only where everybody in the group has it and said that it may be."""


def _of_all(term: Term, told: Sequence[Profile]) -> list[str]:
    if not all(getattr(each, PRIVATE[term]) for each in told):
        return []
    if term is Term.OBJECTIVE:
        shared = {each.objective for each in told}
        return _labels(shared if len(shared) == 1 else (), topics.load().objectives)
    common = set.intersection(*(set(each.challenges) for each in told))
    return _labels(sorted(common), topics.load().topics)


def _met(known: int, people: int) -> Text:
    if not known:
        return words("why-new")
    return words("why-before" if known == comb(people, 2) else "why-some")


def _holds(term: Term, one: Profile, other: Profile) -> bool:
    """Say whether a sentence without values is true as the profiles stand now."""
    match term:
        case Term.WELCOME:
            return one.welcomes
        case Term.MENTOR:
            return one.mentor and other.mentee
        case Term.LEVEL:
            levels = topics.load().levels
            ranks = [topics.find(each.level, levels) for each in (one, other)]
            first, second = ranks
            return bool(first and second and abs(first.rank - second.rank) <= 1)
    return False


def _named(term: Term, one: Profile, other: Profile) -> list[str]:
    """Return what a term is about, in people's own spelling, as their profiles stand now."""
    return _NAMES[term](one, other) if term in _NAMES else []


def _learn(one: Profile, other: Profile) -> list[str]:
    return _spelled(one.ask_me, parts(other.learn))


def _fields(one: Profile, other: Profile) -> list[str]:
    return _labels([id for id in (one.field, other.field) if id], topics.load().fields)


def _path(one: Profile, other: Profile) -> list[str]:
    """Return where one of two is moving to, as long as the other is there."""
    field = topics.find(one.field, topics.load().fields)
    there = {same(one.role), same(one.field), same(field.label) if field else ""}
    return [other.moving_to] if other.moving_to and same(other.moving_to) in there else []


def _languages(one: Profile, other: Profile) -> list[str]:
    return listed(spoken(one.languages) & spoken(other.languages))[:MOST]


def _equal(one: str, other: str) -> list[str]:
    return [one] if one and same(one) == same(other) else []


def _different(one: str, other: str) -> list[str]:
    """Return two different names; nothing where one is missing or both are the same."""
    return [one, other] if one and other and same(one) != same(other) else []


def _spelled(typed: str, wanted: frozenset[str]) -> list[str]:
    return [part for part in pieces(typed) if same(part) in wanted][:MOST]


def _labels(ids: Iterable[str], among: Iterable[topics.TopicEntry]) -> list[str]:
    known = list(among)
    found = (topics.find(id, known) for id in dict.fromkeys(ids))
    return [entry.label for entry in found if entry][:MOST]


_NAMES: Mapping[Term, Callable[[Profile, Profile], list[str]]] = {
    Term.LEARN: _learn,
    Term.PATH: _path,
    Term.MOVERS: lambda one, other: _equal(one.moving_to, other.moving_to),
    Term.ROLE: lambda one, other: _equal(one.role, other.role),
    Term.FIELD: _fields,
    Term.ORGANISATION: lambda one, other: _different(one.organisation, other.organisation),
    Term.TEAM: lambda one, other: _different(one.team, other.team),
    Term.LANGUAGES: _languages,
}
