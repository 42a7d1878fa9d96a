"""What speaks for and against a match, in points: this table is the whole of the soft score.

50 is neutral; two points of a term move the score by one. Unknown things give no points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.matching.pairs import Count, Pairs, Topics, Yes, no
from bot.matching.values import Attribute, Term

NEUTRAL = 50


def _welcome(p: Pairs) -> Count:
    return 30 * (p.flags("welcomes", "newcomer") | p.flags("newcomer", "welcomes"))


def _mentor(p: Pairs) -> Count:
    there = p.flags("mentor", "looking_for_mentor")
    return 16 * (there | p.flags("looking_for_mentor", "mentor"))


def _learn(p: Pairs) -> Count:
    one = p.common("want_to_learn", "ask_me_about", 2)
    return 7 * (one + p.common("ask_me_about", "want_to_learn", 2))


def _challenges(p: Pairs) -> Count:
    return 7 * p.common("challenges", "challenges", 3)


def _path(p: Pairs) -> Count:
    there = p.same("moving_to", "role") | p.same("role", "moving_to")
    return 12 * (there | p.same("moving_to", "field") | p.same("field", "moving_to"))


def _movers(p: Pairs) -> Count:
    return 8 * p.same("moving_to") + 4 * (p.same("moving_to") & p.same("moving_from"))


def _objective(p: Pairs) -> Count:
    return 8 * p.same("objective") + _likeness(p, p.same("objective"), 0)


def _role(p: Pairs) -> Count:
    elsewhere = p.differ("team") | p.differ("organisation")
    return 8 * (p.same("role") & elsewhere) + _alike(p, "role")


def _field(p: Pairs) -> Count:
    return 6 * p.wish("field_wish") * _balance(p, "field") + _alike(p, "field")


def _organisation(p: Pairs) -> Count:
    wished = 8 * p.wish("organisation_wish") * _balance(p, "organisation")
    return wished + _alike(p, "organisation")


def _level(p: Pairs) -> Count:
    return 3 * p.near(0) + 3 * p.near(1) + _likeness(p, p.near(1), p.far(2))


def _team(p: Pairs) -> Count:
    return 3 * p.differ("team") + _alike(p, "team")


def _novelty(p: Pairs) -> Count:
    return 4 * p.new()


def _hours(p: Pairs) -> Count:
    return p.common("hours", "hours", 6) - 20 * _nothing(p, "hours")


def _languages(p: Pairs) -> Count:
    return 3 * p.common("languages", "languages", 1) - 25 * _nothing(p, "languages")


def _nothing(p: Pairs, name: Topics) -> Yes:
    return p.both(name) & no(p.common(name, name, 1))


def _alike(p: Pairs, name: Attribute) -> Count:
    return p.wish("alike") * _balance(p, name)


def _balance(p: Pairs, name: Attribute) -> Count:
    return 1 * p.same(name) - 1 * p.differ(name)


def _likeness(p: Pairs, near: Count, far: Count) -> Count:
    return p.wish("alike") * (1 * near - 1 * far)


POINTS: dict[Term, Callable[[Pairs], Count]] = {
    Term.WELCOME: _welcome,
    Term.MENTOR: _mentor,
    Term.LEARN: _learn,
    Term.CHALLENGES: _challenges,
    Term.PATH: _path,
    Term.MOVERS: _movers,
    Term.OBJECTIVE: _objective,
    Term.ROLE: _role,
    Term.FIELD: _field,
    Term.ORGANISATION: _organisation,
    Term.LEVEL: _level,
    Term.TEAM: _team,
    Term.NOVELTY: _novelty,
    Term.HOURS: _hours,
    Term.LANGUAGES: _languages,
}


def score(p: Pairs) -> Count:
    """The score, 0 to 100; 50 is neutral."""
    return scored(p, (points(p) for points in POINTS.values()))


def scored(p: Pairs, points: Iterable[Count]) -> Count:
    """The score that so many points of all terms make."""
    return p.within(NEUTRAL + (p.sum(points) >> 1), 0, 100)
