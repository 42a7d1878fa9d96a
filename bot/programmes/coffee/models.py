"""What coffee remembers: settings, rounds, groups, who met whom, invitations and questions."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from bot.kit.model.declared import (
    SEALED,
    Big,
    By,
    Mention,
    Model,
    Owner,
    PartOf,
    Ref,
    Typed,
    Word,
    days,
    stored,
)
from bot.kit.model.ids import new_id
from bot.kit.model.people import LONG_AGO
from bot.matching import RoundKind


@stored(
    "coffee_settings",
    "how a coffee programme matches",
    nobody=True,
)
class CoffeeSettings(Model):
    """How one coffee series matches; `id` is the series'."""

    id: Ref
    size: int = 2
    kind: RoundKind = RoundKind.STANDARD
    group_by: Word = "team"  # what a group is, across or within groups
    never_same: tuple[str, ...] = ()
    language: bool = False  # every two people of a group share a language
    host: Mention = ""  # a member id, met by everybody in turn (lottery)
    ask_first: bool = False  # only those who say yes this time are matched
    days: int = 0  # length of a round; 0: until the next one
    depth: int = 1  # of the opening questions


class Stage(StrEnum):
    """How far a round is."""

    ANNOUNCED = "announced"
    RUNNING = "running"
    CLOSED = "closed"


@stored(
    "coffee_rounds",
    "when a round was drawn and from which seed",
    keep=days(800),
    unique=[("series", "planned")],
    nobody=True,
)
class Round(Model):
    """One round of a series: drawn at `at`, over at `ends`, replayable from `seed`."""

    id: Ref = field(default_factory=new_id)
    series: Ref
    number: int
    planned: datetime  # the due time of its announcement, by which it is found again
    at: datetime
    ends: datetime
    seed: Big
    stage: Stage = Stage.ANNOUNCED
    created: datetime = LONG_AGO


class Wanted(StrEnum):
    """What somebody said about one round before it was drawn."""

    IN = "in"
    SKIP = "skip"


@stored(
    "coffee_entries",
    "who skipped or asked to be in one round",
    keep=days(120),
    unique=[("round", "member")],
)
class RoundEntry(Model):
    """A member's word about one round; without one the series' custom holds."""

    id: Ref = field(default_factory=new_id)
    round: Annotated[Ref, PartOf(Round)]
    member: Owner
    wanted: Wanted
    created: datetime = LONG_AGO


class Outcome(StrEnum):
    """Whether a meeting happened, as far as anybody said."""

    UNKNOWN = ""
    MET = "met"
    PLANNED = "planned"
    NOT = "not"


@stored(
    "coffee_groups",
    "who was introduced, and the time they chose",
    keep=days(400),
    index=[("round",)],
    nobody=True,
)
class Group(Model):
    """People introduced to each other. `round` is empty for a coffee outside the rounds.

    `term`, `one` and `other` say what speaks for the match and between whom; the words are made
    from present profiles when they are shown. `starter` opens the conversation.
    """

    id: Ref = field(default_factory=new_id)
    series: Ref
    round: Ref = ""
    place: Ref
    starter: Mention
    openers: tuple[str, ...] = ()
    term: Word = ""
    one: Mention = ""
    other: Mention = ""
    purpose: Annotated[Typed, By("starter")] = ""  # the inviter's own words
    overlap: bool = True  # the times offered are inside everybody's hours
    meets: datetime | None = None  # the time they chose
    chosen_by: Mention = ""
    touched: bool = False  # somebody pressed something
    open: bool = True
    ends: datetime
    created: datetime = LONG_AGO


@stored(
    "coffee_chairs",
    "whether a meeting happened, and a private yes to meeting again",
    keep=days(400),
    unique=[("group", "member")],
)
class GroupMember(Model):
    """One person's part in one group."""

    id: Ref = field(default_factory=new_id)
    group: Ref
    member: Owner
    met: Outcome = Outcome.UNKNOWN
    again: Annotated[bool | None, SEALED] = (
        None  # None: not answered; shown to the others only when all said yes
    )
    pressed: bool = False
    created: datetime = LONG_AGO


@stored(
    "coffee_slots",
    "times offered to a group",
    keep=days(400, since="at"),
    unique=[("group", "number")],
)
class Slot(Model):
    """One time offered to a group."""

    id: Ref = field(default_factory=new_id)
    group: Annotated[Ref, PartOf(Group)]
    number: int
    at: datetime


@stored(
    "coffee_encounters",
    "who has met whom, so that nobody meets twice too soon",
    keep=days(1100, since="at"),
    unique=[("group", "a", "b")],
)
class Encounter(Model):
    """Two people brought together (`a` before `b`); deleted where the meeting did not happen."""

    id: Ref = field(default_factory=new_id)
    a: Owner
    b: Owner
    group: Ref
    at: datetime


@stored(
    "coffee_waiting",
    "who would like a coffee now",
    keep=days(30),
    unique=[("series", "member")],
)
class Waiting(Model):
    """Somebody who would meet now; until then."""

    id: Ref = field(default_factory=new_id)
    series: Ref
    member: Owner
    until: datetime
    created: datetime = LONG_AGO


class InvitationReply(StrEnum):
    """What somebody said to an invitation."""

    OPEN = "open"
    YES = "yes"
    NO = "no"


@stored(
    "coffee_invitations",
    "who asked whom for a coffee, the purpose encrypted",
    keep=days(120),
    index=[("party",)],
)
class Invitation(Model):
    """One person asked by another for a coffee. Those of one party share `party`.

    `silent` ones are never delivered and expire like any other (rules R1 and R6).
    """

    id: Ref = field(default_factory=new_id)
    party: Ref
    inviter: Owner
    invitee: Owner
    purpose: Typed = ""
    reply: InvitationReply = InvitationReply.OPEN
    silent: Annotated[bool, SEALED] = False
    expires: datetime
    created: datetime = LONG_AGO


@stored(
    "coffee_asked",
    "which opening questions a member has seen",
    keep=days(1100),
    unique=[("member", "opener")],
)
class Asked(Model):
    """An opening question somebody has seen."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    opener: Ref
    created: datetime = LONG_AGO


class Verdict(StrEnum):
    """What became of a proposed question."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


@stored(
    "coffee_proposals",
    "opening questions members proposed, encrypted",
    keep=days(800),
)
class Proposal(Model):
    """An opening question a member proposed; an organiser takes it into the bank or not."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    question: Typed
    depth: int = 1
    verdict: Verdict = Verdict.OPEN
    created: datetime = LONG_AGO
