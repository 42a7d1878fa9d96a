"""The fields of a profile, each told once: form, saving, card, download and matcher read this.

To add one, declare it at `Profile`, write an entry here, and its label `ask-<name>` (a hint
`hint-<name>`, a word for each value of a closed choice) beside the profile's other words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.kit.model import topics
from bot.kit.model.languages import spoken
from bot.kit.model.normalise import organisation, parts, same
from bot.kit.model.people import FieldWish, Profile, Side


@dataclass(frozen=True, slots=True)
class Typed:
    """Something in one's own words, of at most so many letters."""

    most: int
    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a closed list, by the list's name in `topics.Lists`, or none."""

    bank: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few values, read back from its form by `read`; the `neutral` one says nothing."""

    values: tuple[Any, ...]
    neutral: Any
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Ticked:
    """Fields that are true or false, ticked together."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """Challenges, chosen theme by theme: a form of its own for each theme."""


Answer = Typed | Listed | OneOf | Ticked | Topics
Gives = Mapping[str, Callable[[Profile], object]]


@dataclass(frozen=True, slots=True)
class ProfileField:
    """One question of a profile, and everything that becomes of its answer.

    `part` is the form that asks it. `fact` is the line of the card it shares with others; without
    one it has a line of its own. `gives` makes fields of the matcher's Person, by their names.
    """

    part: str
    name: str
    answer: Answer
    gives: Gives = field(default_factory=dict)
    fact: str = ""

    @property
    def keeps(self) -> tuple[str, ...]:
        """The fields of `Profile` it is kept in."""
        return self.answer.names if isinstance(self.answer, Ticked) else (self.name,)


def _level(told: Profile) -> int | None:
    level = topics.find(told.level, topics.load().levels)
    return level.rank if level else None


LINE, SEVERAL, LONG = Typed(80), Typed(200), Typed(300, paragraph=True)
WISHES = "wishes"
CHALLENGES = "challenges"

FIELDS = (
    ProfileField("who", "role", LINE, {"role": lambda told: same(told.role) or None}),
    ProfileField(
        "who",
        "organisation",
        LINE,
        {"organisation": lambda told: organisation(told.organisation) or None},
    ),
    ProfileField("who", "team", LINE, {"team": lambda told: same(told.team) or None}),
    ProfileField("who", "field", Listed("fields"), {"field": lambda told: told.field or None}),
    ProfileField("who", "level", Listed("levels"), {"level": _level}),
    ProfileField(
        "path", "moving_from", LINE, {"moving_from": lambda told: same(told.moving_from) or None}
    ),
    ProfileField(
        "path", "moving_to", LINE, {"moving_to": lambda told: same(told.moving_to) or None}
    ),
    ProfileField(
        "path",
        "objective",
        Listed("objectives"),
        {"objective": lambda told: told.objective or None},
    ),
    ProfileField("path", "goals_short", LONG),
    ProfileField("path", "goals_long", LONG),
    ProfileField("bring", "ask_me", SEVERAL, {"ask_me_about": lambda told: parts(told.ask_me)}),
    ProfileField("bring", "learn", SEVERAL, {"want_to_learn": lambda told: parts(told.learn)}),
    ProfileField(
        "challenges",
        "challenges",
        Topics(),
        {"challenges": lambda told: frozenset(told.challenges)},
        fact=CHALLENGES,
    ),
    ProfileField("bring", "challenges_own", SEVERAL, fact=CHALLENGES),
    ProfileField(
        "bring", "languages", Typed(100), {"languages": lambda told: spoken(told.languages)}
    ),
    ProfileField(
        "bring",
        "offers",
        Ticked(("mentor", "mentee", "welcomes", "names_challenges", "names_objective")),
        {
            "mentor": lambda told: told.mentor,
            "looking_for_mentor": lambda told: told.mentee,
            "welcomes": lambda told: told.welcomes,
        },
    ),
    ProfileField(
        "rhythm",
        "size",
        OneOf((0, 2, 4), 0, int),
        {"preferred_size": lambda told: told.size or None},
        fact=WISHES,
    ),
    ProfileField(
        "wishes",
        "alike",
        OneOf((2, 1, 0, -1, -2), 0, int),
        {"alike": lambda told: told.alike},
        fact=WISHES,
    ),
    ProfileField(
        "wishes",
        "field_wish",
        OneOf(tuple(FieldWish), FieldWish.MIX, FieldWish),
        {"field_wish": lambda told: told.field_wish.value},
        fact=WISHES,
    ),
    ProfileField(
        "wishes",
        "side",
        OneOf(tuple(Side), Side.EITHER, Side),
        {"organisation_wish": lambda told: told.side.value},
        fact=WISHES,
    ),
)


def of_part(part: str) -> tuple[ProfileField, ...]:
    """Return the fields a part of the profile asks, in their order."""
    return tuple(each for each in FIELDS if each.part == part)
