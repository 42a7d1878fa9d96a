"""The vocabulary of matching: people and rules go in, groups with their reasons come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Attribute = Literal["team", "organisation", "field", "role", "level"]
"""What two people can have in common or not, by name of the field of `Person`."""

HOURS_OF_A_WEEK = 168
SIZES = range(2, 9)


class RoundKind(StrEnum):
    """The five types of coffee programme."""

    STANDARD = "standard"
    ACROSS = "across"
    """Only people of different groups meet (`Rules.group_by`); an unknown group passes."""
    WITHIN = "within"
    """Only people of one group meet (`Rules.group_by`); an unknown group has no members."""
    OUTSIDER = "outsider"
    """One field, but another team or another organisation; all of it has to be known."""
    LOTTERY = "lottery"
    """One group a round is drawn by lot; everybody else is unmatched by the rules."""


class Reason(StrEnum):
    """Why somebody has no group this time. There is no finer reason, by intention."""

    RULES = "rules"
    """The programme's rules alone leave this person nobody to meet."""
    NOBODY_FREE = "nobody_free"
    """Nobody free who fits this time: everything that is not a programme rule reads like this."""


class Term(StrEnum):
    """What can speak for a match; `Shared.values` of each is told in its line."""

    WELCOME = "welcome"
    """One is new and the other offered to welcome; no values; between (who welcomes, newcomer)."""
    MENTOR = "mentor"
    """One mentors, the other looks for a mentor; no values; between (mentor, who is looking)."""
    LEARN = "learn"
    """One can be asked about what the other wants to learn: the topics; (asked, learner)."""
    CHALLENGES = "challenges"
    """Challenges both have: the topics."""
    PATH = "path"
    """One is where the other is moving to: that place; between (who is there, who is moving)."""
    MOVERS = "movers"
    """Both are moving to the same place: that place."""
    OBJECTIVE = "objective"
    """Both have the same career objective: that objective."""
    ROLE = "role"
    """The same role in another team or organisation: that role."""
    FIELD = "field"
    """The same field or, to those who wish so, another one: the field, or both fields."""
    ORGANISATION = "organisation"
    """Inside or outside the organisation as wished: the organisation, or both."""
    LEVEL = "level"
    """The same or a neighbouring level; no values."""
    TEAM = "team"
    """Two different teams: both of them."""
    NOVELTY = "novelty"
    """Neither has met anybody of the other's team yet: both teams."""
    HOURS = "hours"
    """Working hours of the week in common: their number."""
    LANGUAGES = "languages"
    """Languages in common: the languages."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to be matched now. Everything but the id may be missing; missing is neutral.

    Whoever is paused, has left or skips this round is simply not among the people.
    """

    id: str
    team: str | None = None
    organisation: str | None = None
    field: str | None = None
    role: str | None = None
    level: int | None = None
    """Position in the closed list of levels, from 0; neighbours differ by one."""
    languages: frozenset[str] = frozenset()
    hours: frozenset[int] = frozenset()
    """Free working hours of the week in UTC, 0 (Monday 00:00-01:00) to 167; others are ignored."""
    challenges: frozenset[str] = frozenset()
    ask_me_about: frozenset[str] = frozenset()
    want_to_learn: frozenset[str] = frozenset()
    moving_from: str | None = None
    moving_to: str | None = None
    objective: str | None = None
    mentor: bool = False
    looking_for_mentor: bool = False
    welcomes: bool = False
    """Offered to welcome newcomers."""
    newcomer: bool = False
    """Nobody has been introduced to this person yet."""
    alike: int = 0
    """From -2 (more different from me) to +2 (more like me); 0 is neutral, beyond is cut off."""
    field_wish: Literal["own", "other", "mix"] = "mix"
    organisation_wish: Literal["inside", "outside", "either"] = "either"
    preferred_size: int | None = None
    """2 likes to meet one person, more likes a small group, None has no wish."""
    avoids: frozenset[str] = frozenset()
    """Ids of people never to be met, in either direction."""
    avoids_organisations: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()
    """Ids of managers and reports, in either direction."""
    out_last_time: bool = False
    """Wanted a match in the last round and got none."""
    trios: int = 0
    """How often this person was in a group of three instead of a pair."""
    sit_outs: int = 0
    """How often this person wanted a match and got none."""


@dataclass(frozen=True, slots=True)
class PastMeeting:
    """One past meeting of two people. A meeting that did not happen is not among them."""

    a: str
    b: str
    round: int
    """Any integer; larger is more recent."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What an organiser chose. A size outside 2 to 8 raises ValueError."""

    size: int = 2
    kind: RoundKind = RoundKind.STANDARD
    group_by: Attribute = "team"
    """What a group is, for ACROSS and WITHIN."""
    never_same: tuple[Attribute, ...] = ()
    """Two people known to have the same value never meet; an unknown value passes."""
    language_in_common: bool = False
    """Every two people of a group share a language; who named no language passes."""
    host: str | None = None
    """LOTTERY only: this person is in the group every round; None has no host."""

    def __post_init__(self) -> None:
        if self.size not in SIZES:
            raise ValueError(
                f"a group has 2 to 8 people, not {self.size}: set Rules.size to one of these"
            )


@dataclass(frozen=True, slots=True)
class Shared:
    """One true thing that speaks for a match, to make a sentence from."""

    term: Term
    values: tuple[str, ...]
    """What is shared, sorted; which values, and whether there are any, is told at each `Term`."""
    between: tuple[str, str]
    """The two ids it is true of; the order means something where `Term` says so."""


@dataclass(frozen=True, slots=True)
class MatchedGroup:
    """People who meet, in order of their ids."""

    people: tuple[str, ...]
    score: int
    """0 to 100: how much its people share or complement, under their own wishes; 50 is neutral."""
    shared: tuple[Shared, ...]
    """What speaks for it, strongest first; empty when nothing is known."""
    repeat: bool
    """Some two of them have met before."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Somebody without a group this time."""

    person: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Rule:
    """One programme rule by name, as an organiser set it."""

    name: Literal["never_same", "across", "within", "outsider", "language"]
    attribute: Attribute | None = None
    """None for a rule that is about no single attribute."""


@dataclass(frozen=True, slots=True)
class Relax:
    """A programme rule that stands in somebody's way. Exclusions never count here, in any way.

    Under five, show the number as "a few" (R9).
    """

    rule: Rule
    isolates: int
    """People to whom the rules alone leave nobody, and whom this rule stands in the way of."""
    leaves_out: int
    """How many more people the rules alone could place if this rule were dropped.

    Counted for up to 300 people; 0 above.
    """


@dataclass(frozen=True, slots=True)
class Numbers:
    """What an organiser may see of a draw before names."""

    people: int = 0
    """Different people who were to be matched."""
    matched: int = 0
    groups: int = 0
    larger: int = 0
    """Groups with more people than the size asked for: trios in a round of pairs."""
    smaller: int = 0
    repeats: int = 0
    """Pairs of people inside the groups who have met before."""
    score: int = 0
    """Mean score of the groups, 0 to 100, rounded down."""
    strongest: tuple[tuple[Term, int], ...] = ()
    """How many groups have each term as their strongest, most first."""
    duplicates: int = 0
    """People given more than once; the first one counted."""
    history_ignored: int = 0
    """Past meetings about people who are not here, or of somebody alone."""


@dataclass(frozen=True, slots=True)
class Draw:
    """The result of one draw; the same people, history, rules and seed give the same draw."""

    groups: tuple[MatchedGroup, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    """In order of their ids."""
    relax: tuple[Relax, ...] = ()
    """Rules worth relaxing, the most effective first."""
    in_time: bool = True
    """False: the time ran out and this is the best found so far; it breaks no rule."""
    numbers: Numbers = field(default_factory=Numbers)
