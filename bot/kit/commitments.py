"""Frozen values of what people set out to do: commitments, who may ask, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.kit.ids import new_id
from bot.kit.people import LONG_AGO


class Course(StrEnum):
    """How a commitment stands."""

    DRAFT = "draft"  # written, but its day is not confirmed yet
    OPEN = "open"
    DONE = "done"
    LET_GO = "let-go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What a member set out to do, in their own words.

    `plan` is their "if/when …, then I will …". `day` is an ISO date in the owner's own zone,
    empty while there is none. `origin` says what it came from (`programme:id`), empty for one
    made alone. `not_yets` counts the times its day came and it was not yet done.
    """

    TABLE: ClassVar[str] = "commitments"
    id: str = field(default_factory=new_id)
    member: str
    what: str
    plan: str = ""
    day: str = ""
    course: Course = Course.OPEN
    not_yets: int = 0
    origin: str = ""
    created: datetime = LONG_AGO
    changed: datetime = LONG_AGO

    @property
    def by(self) -> date | None:
        """The day it is meant for; None: no day yet."""
        return date.fromisoformat(self.day) if self.day else None


class Consent(StrEnum):
    """Whether somebody said yes to asking."""

    OPEN = "open"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """A member who may ask about a commitment, by its owner's wish and their own yes.

    `silent` ones never hear of it (rule R6). Only a YES is ever told to the owner.
    """

    TABLE: ClassVar[str] = "commitment_askers"
    id: str = field(default_factory=new_id)
    commitment: str
    owner: str
    member: str
    consent: Consent = Consent.OPEN
    silent: bool = False
    expires: datetime
    created: datetime = LONG_AGO


class Turn(StrEnum):
    """What an owner tells about a commitment."""

    PROGRESS = "progress"
    OBSTACLE = "obstacle"
    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    LET_GO = "let-go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing the owner told about a commitment; `words` may be empty.

    `shared` lets those who may ask read it.
    """

    TABLE: ClassVar[str] = "commitment_steps"
    id: str = field(default_factory=new_id)
    commitment: str
    member: str
    turn: Turn
    words: str = ""
    shared: bool = False
    created: datetime = LONG_AGO
