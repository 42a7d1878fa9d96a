"""What speaks for and against a match, in points: this table is the whole of the soft score.

50 is neutral; two points of a term move the score by one. Unknown things give no points.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.matching.pairs import Count, Pairs
from bot.matching.values import Attribute, Term

NEUTRAL = 50


def _welcome(p: Pairs) -> Count:
    return 30 * (p.flags("welcomes", "newcomer") | p.flags("newcomer", "welcomes"))


def _mentor(p: Pairs) -> Count:
    there = p.flags("mentor", "looking_for_mentor")
    return 16 * (there | p.flags("looking_for_mentor", "mentor"))


def _learn(p: Pairs) -> Count:
    there = p.common("want_to_learn", "ask_me_about")
    return 8 * p.least(there + p.common("ask_me_about", "want_to_learn"), 3)


def _challenges(p: Pairs) -> Count:
    return 7 * p.least(p.common("challenges", "challenges"), 3)


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
    gap = p.gap()
    near = 6 * (gap == 0) + 3 * (gap == 1)
    return near + _likeness(p, gap <= 1, (gap > 2) & (gap < 99))


def _team(p: Pairs) -> Count:
    return 3 * p.differ("team") + _alike(p, "team")


def _novelty(p: Pairs) -> Count:
    return 4 * p.new()


def _hours(p: Pairs) -> Count:
    common = p.common("hours", "hours")
    return p.least(common, 12) // 2 - 20 * (p.both("hours") & (common == 0))


def _languages(p: Pairs) -> Count:
    common = p.common("languages", "languages")
    return 3 * (common > 0) - 25 * (p.both("languages") & (common == 0))


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


def total(pairs: Pairs) -> Count:
    """All points together, before they become a score."""
    return sum(points(pairs) for points in POINTS.values())


def score(pairs: Pairs) -> Count:
    """The score, 0 to 100; 50 is neutral."""
    return -pairs.least(-pairs.least(NEUTRAL + total(pairs) // 2, 100), 0)
