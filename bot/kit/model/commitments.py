"""Frozen values of what people set out to do: commitments, who may ask, and how it goes."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from bot.kit.model.declared import (
    SEALED,
    Model,
    Owner,
    PartOf,
    Party,
    Ref,
    Typed,
    Word,
    days,
    stored,
)
from bot.kit.model.ids import new_id
from bot.kit.model.people import LONG_AGO


class Course(StrEnum):
    """How a commitment stands."""

    DRAFT = "draft"  # written, but its day is not confirmed yet
    OPEN = "open"
    DONE = "done"
    LET_GO = "let-go"


@stored(
    "commitments",
    "what a member set out to do, encrypted",
    keep=days(730, since="changed"),
    index=[("member", "course")],
)
class Commitment(Model):
    """What a member set out to do, in their own words.

    `plan` is their "if/when …, then I will …". `day` is an ISO date in the owner's own zone,
    empty while there is none. `origin` says what it came from (`programme:id`), empty for one
    made alone. `not_yets` counts the times its day came and it was not yet done.
    """

    id: Ref = field(default_factory=new_id)
    member: Owner
    what: Typed
    plan: Typed = ""
    day: Word = ""
    course: Course = Course.OPEN
    not_yets: int = 0
    origin: Ref = ""
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


@stored(
    "commitment_askers",
    "who may ask about a commitment",
    keep=days(730),
    unique=[("commitment", "member")],
)
class Asker(Model):
    """A member who may ask about a commitment, by its owner's wish and their own yes.

    `silent` ones never hear of it (rule R6). Only a YES is ever told to the owner.
    """

    id: Ref = field(default_factory=new_id)
    commitment: Annotated[Ref, PartOf(Commitment)]
    owner: Owner
    member: Party
    consent: Consent = Consent.OPEN
    silent: Annotated[bool, SEALED] = False
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


@stored(
    "commitment_steps",
    "what an owner told about a commitment, encrypted",
    keep=days(730),
    index=[("commitment",)],
)
class ProgressStep(Model):
    """One thing the owner told about a commitment; `words` may be empty.

    `shared` lets those who may ask read it.
    """

    id: Ref = field(default_factory=new_id)
    commitment: Annotated[Ref, PartOf(Commitment)]
    member: Owner
    turn: Turn
    words: Typed = ""
    shared: bool = False
    created: datetime = LONG_AGO
