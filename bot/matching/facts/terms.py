"""What speaks for and against a match, in points: this table is the whole of the soft score.

50 is neutral; two points of a term move the score by one. Unknown things give no points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.matching.facts.pairs import Count, Pairs
from bot.matching.facts.values import Attribute, Term

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
    return p.same("moving_to") * (8 + 4 * p.same("moving_from"))


def _objective(p: Pairs) -> Count:
    return p.same("objective") * (8 + p.wish("alike"))


def _role(p: Pairs) -> Count:
    same = p.same("role")
    elsewhere = p.differ("team") | p.differ("organisation")
    return 8 * (same & elsewhere) + p.wish("alike") * (1 * same - p.differ("role"))


def _field(p: Pairs) -> Count:
    return (6 * p.wish("field_wish") + p.wish("alike")) * _balance(p, "field")


def _organisation(p: Pairs) -> Count:
    return (8 * p.wish("organisation_wish") + p.wish("alike")) * _balance(p, "organisation")


def _level(p: Pairs) -> Count:
    near = p.near(1)
    return 3 * p.near(0) + 3 * near + p.wish("alike") * (1 * near - p.far(2))


def _team(p: Pairs) -> Count:
    differ = p.differ("team")
    return 3 * differ + p.wish("alike") * (1 * p.same("team") - differ)


def _novelty(p: Pairs) -> Count:
    return 4 * p.new()


def _hours(p: Pairs) -> Count:
    common = p.common("hours", "hours", 6)
    return common - 20 * (p.both("hours") & (common == 0))


def _languages(p: Pairs) -> Count:
    common = p.common("languages", "languages", 1)
    return 3 * common - 25 * (p.both("languages") & (common == 0))


def _balance(p: Pairs, name: Attribute) -> Count:
    """1 if equal, -1 if different."""
    return 1 * p.same(name) - p.differ(name)


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


def counted(p: Pairs) -> dict[Term, Count]:
    """The points of every term."""
    return {term: points(p) for term, points in POINTS.items()}


def score(p: Pairs) -> Count:
    """The score, 0 to 100; 50 is neutral."""
    return scored(p, (points(p) for points in POINTS.values()))


def scored(p: Pairs, points: Iterable[Count]) -> Count:
    """The score that so many points of all terms make."""
    return p.within(NEUTRAL + (p.sum(points) >> 1), 0, 100)
