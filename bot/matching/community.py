"""A made-up community, for simulations and benchmarks: no real person is like this one."""

from __future__ import annotations

import random
from itertools import accumulate

from bot.matching.facts.values import Person

ZONES = (-8, -5, 0, 0, 1, 1, 1, 2, 5, 8)
LANGUAGES = ("de", "es", "fr", "hi", "pt", "zh")
WISHES_FIELD = ("own", "other", "mix", "mix")
WISHES_ORGANISATION = ("inside", "outside", "either", "either", "either")


def community(people: int, seed: int) -> list[Person]:
    """So many people with teams, profiles and wishes; a fifth of them told next to nothing."""
    rng = random.Random(seed)
    teams = max(2, min(60, people // 12))
    weights = list(accumulate(1 / (1 + rank) ** 0.4 for rank in range(teams)))
    return [_person(rng, number, people, teams, weights) for number in range(people)]


def _person(
    rng: random.Random, number: int, people: int, teams: int, weights: list[float]
) -> Person:
    team = rng.choices(range(teams), cum_weights=weights)[0]
    here = {
        "id": f"p{number:06d}",
        "team": f"team {team}",
        "organisation": f"organisation {team % 4}",
        "languages": frozenset({"en", rng.choice(LANGUAGES)}),
        "hours": _hours(rng.choice(ZONES)),
        "avoids": _some(rng, people, 0.02),
        "conflicts": _some(rng, people, 0.2),
    }
    told = _profile(rng, team) if rng.random() < 0.8 else {}
    return Person(**{**here, **told})  # type: ignore[arg-type]


def _some(rng: random.Random, people: int, chance: float) -> frozenset[str]:
    if rng.random() >= chance:
        return frozenset()
    return frozenset({f"p{rng.randrange(people):06d}"})


def _hours(zone: int) -> frozenset[int]:
    return frozenset((day * 24 + hour - zone) % 168 for day in range(5) for hour in range(9, 18))


def _profile(rng: random.Random, team: int) -> dict[str, object]:
    moving = rng.random() < 0.25
    return {
        "field": f"field {(team + rng.randrange(3)) % 12}",
        "role": f"role {rng.randrange(20)}",
        "level": min(rng.randrange(7), rng.randrange(9)),
        "challenges": _topics(rng, 60, 2, 5),
        "ask_me_about": _topics(rng, 80, 0, 4),
        "want_to_learn": _topics(rng, 80, 0, 4),
        "moving_from": f"role {rng.randrange(20)}" if moving else None,
        "moving_to": f"role {rng.randrange(20)}" if moving else None,
        "objective": f"objective {rng.randrange(8)}" if rng.random() < 0.6 else None,
        "mentor": rng.random() < 0.15,
        "looking_for_mentor": rng.random() < 0.2,
        "welcomes": rng.random() < 0.1,
        "newcomer": rng.random() < 0.05,
        "alike": rng.choice((-2, -1, 0, 0, 0, 1, 2)),
        "field_wish": rng.choice(WISHES_FIELD),
        "organisation_wish": rng.choice(WISHES_ORGANISATION),
        "preferred_size": rng.choice((None, None, 2, 3)),
    }


def _topics(rng: random.Random, bank: int, least: int, most: int) -> frozenset[str]:
    """Some topics of a bank in which the first ones are the popular ones."""
    count = rng.randint(least, most)
    return frozenset(f"topic {min(rng.randrange(bank), rng.randrange(bank))}" for _ in range(count))
