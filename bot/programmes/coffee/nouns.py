"""What coffee remembers: settings, rounds, groups, who met whom, invitations and questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.kit.ids import new_id
from bot.kit.people import LONG_AGO
from bot.matching import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one coffee series matches; `id` is the series'."""

    TABLE: ClassVar[str] = "coffee_settings"
    id: str
    size: int = 2
    kind: Kind = Kind.STANDARD
    group_by: str = "team"  # what a group is, across or within groups
    never_same: tuple[str, ...] = ()
    language: bool = False  # every two people of a group share a language
    host: str = ""  # a member id, met by everybody in turn (lottery)
    ask_first: bool = False  # only those who say yes this time are matched
    days: int = 0  # length of a round; 0: until the next one
    depth: int = 1  # of the opening questions


class Stage(StrEnum):
    """How far a round is."""

    ANNOUNCED = "announced"
    RUNNING = "running"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of a series: drawn at `at`, over at `ends`, replayable from `seed`."""

    TABLE: ClassVar[str] = "coffee_rounds"
    id: str = field(default_factory=new_id)
    series: str
    number: int
    planned: datetime  # the due time of its announcement, by which it is found again
    at: datetime
    ends: datetime
    seed: int
    stage: Stage = Stage.ANNOUNCED
    created: datetime = LONG_AGO


class Wanted(StrEnum):
    """What somebody said about one round before it was drawn."""

    IN = "in"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A member's word about one round; without one the series' custom holds."""

    TABLE: ClassVar[str] = "coffee_entries"
    id: str = field(default_factory=new_id)
    round: str
    member: str
    wanted: Wanted
    created: datetime = LONG_AGO


class Outcome(StrEnum):
    """Whether a meeting happened, as far as anybody said."""

    UNKNOWN = ""
    MET = "met"
    PLANNED = "planned"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People introduced to each other. `round` is empty for a coffee outside the rounds.

    `term`, `one` and `other` say what speaks for the match and between whom; the words are made
    from present profiles when they are shown. `starter` opens the conversation.
    """

    TABLE: ClassVar[str] = "coffee_groups"
    id: str = field(default_factory=new_id)
    series: str
    round: str = ""
    place: str
    starter: str
    openers: tuple[str, ...] = ()
    term: str = ""
    one: str = ""
    other: str = ""
    purpose: str = ""  # the inviter's own words, encrypted
    overlap: bool = True  # the times offered are inside everybody's hours
    meets: datetime | None = None  # the time they chose
    chosen_by: str = ""
    touched: bool = False  # somebody pressed something
    open: bool = True
    ends: datetime
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """One person's part in one group."""

    TABLE: ClassVar[str] = "coffee_chairs"
    id: str = field(default_factory=new_id)
    group: str
    member: str
    met: Outcome = Outcome.UNKNOWN
    again: bool | None = None  # None: not answered; shown to the others only when all said yes
    pressed: bool = False
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One time offered to a group."""

    TABLE: ClassVar[str] = "coffee_slots"
    id: str = field(default_factory=new_id)
    group: str
    number: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """Two people brought together (`a` before `b`); deleted where the meeting did not happen."""

    TABLE: ClassVar[str] = "coffee_encounters"
    id: str = field(default_factory=new_id)
    a: str
    b: str
    group: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody who would meet now; until then."""

    TABLE: ClassVar[str] = "coffee_waiting"
    id: str = field(default_factory=new_id)
    series: str
    member: str
    until: datetime
    created: datetime = LONG_AGO


class Reply(StrEnum):
    """What somebody said to an invitation."""

    OPEN = "open"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One person asked by another for a coffee. Those of one party share `party`.

    `silent` ones are never delivered and expire like any other (rules R1 and R6).
    """

    TABLE: ClassVar[str] = "coffee_invitations"
    id: str = field(default_factory=new_id)
    party: str
    inviter: str
    invitee: str
    purpose: str = ""
    reply: Reply = Reply.OPEN
    silent: bool = False
    expires: datetime
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An opening question somebody has seen."""

    TABLE: ClassVar[str] = "coffee_asked"
    id: str = field(default_factory=new_id)
    member: str
    opener: str
    created: datetime = LONG_AGO


class Verdict(StrEnum):
    """What became of a proposed question."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An opening question a member proposed; an organiser takes it into the bank or not."""

    TABLE: ClassVar[str] = "coffee_proposals"
    id: str = field(default_factory=new_id)
    member: str
    question: str
    depth: int = 1
    verdict: Verdict = Verdict.OPEN
    created: datetime = LONG_AGO
