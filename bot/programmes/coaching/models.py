"""What coaching remembers: where a conversation stands, who is in it, and private notes.

Nothing of what a conversation is about is here (T1); what was set out is a commitment.
"""

from __future__ import annotations

from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from bot.kit.model.declared import (
    SEALED,
    Holds,
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
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import FORMS, TalkStanding
from bot.programmes.coaching.state_machine import TalkForm, TalkState

AGREEMENT = "1"  # the version of the words both agree to


class Reverse(StrEnum):
    """What they said about changing roles afterwards."""

    OPEN = "open"
    NOW = "now"
    NEXT = "next"
    NO = "no"


@stored(
    "coaching_conversations",
    "which conversations took place and how far they are, never about what",
    keep=days(400),
    index=[("place",), ("since",)],
    nobody=True,
)
class Conversation(Model):
    """One conversation and where it stands, as `rules.Standing` tells it.

    `since` is when its state began. `origin` is the conversation whose roles turned to this one.
    `meets` is the time chosen for a live one that is still to begin.
    """

    id: Ref = field(default_factory=new_id)
    form: Word
    help: Help
    state: TalkState
    version: int = 1
    entered: int = 1
    step: int = 0
    round: int = 0
    live: bool = False
    given: tuple[str, ...] = ()
    back: Word = ""
    page: int = 0
    extended: int = 0
    last: Word = ""
    place: Ref = ""
    origin: Ref = ""
    reverse: Reverse = Reverse.OPEN
    meets: datetime | None = None
    since: datetime = LONG_AGO
    created: datetime = LONG_AGO
    changed: datetime = LONG_AGO

    @property
    def kind(self) -> TalkForm:
        """Its form."""
        return FORMS[self.form]

    @property
    def standing(self) -> TalkStanding:
        """Where it stands, as the rules want to know it."""
        return TalkStanding(
            state=self.state,
            version=self.version,
            entered=self.entered,
            step=self.step,
            round=self.round,
            live=self.live,
            given=frozenset(map(int, self.given)),
            back=TalkState(self.back) if self.back else None,
            page=self.page,
            extended=self.extended,
            last=self.last,
        )

    def at(self, standing: TalkStanding, now: datetime) -> Conversation:
        """Return the conversation as it stands after an event; a time holds until it begins."""
        waits = standing.live and standing.state is TalkState.READY
        return replace(
            self,
            state=standing.state,
            version=standing.version,
            entered=standing.entered,
            step=standing.step,
            round=standing.round,
            live=standing.live,
            given=tuple(str(seat) for seat in sorted(standing.given)),
            back=standing.back or "",
            page=standing.page,
            extended=standing.extended,
            last=standing.last,
            meets=self.meets if waits else None,
            since=self.since if standing.entered == self.entered else now,
            changed=now,
        )

    def began(self, now: datetime) -> Conversation:
        """Return the conversation as one whose state begins now."""
        return replace(self, since=now)

    def meeting(self, at: datetime | None) -> Conversation:
        """Return the conversation with a time to begin at, or without one."""
        return replace(self, meets=at)

    def in_place(self, place: str) -> Conversation:
        """Return the conversation with its place."""
        return replace(self, place=place)


@stored(
    "coaching_chairs",
    "who was in a conversation, and a private yes to another one",
    keep=days(400),
    unique=[("conversation", "member")],
)
class Participant(Model):
    """One member's seat in a conversation; seat 0 asked for it.

    A `silent` one never hears of it (rule R6). `agreed` is the version of the agreement they
    confirmed; `looked` says that they looked back. `again` is a private wish to do this again, None
    until asked. `counted` is the month (2026-03) whose totals count what they said, empty for none.
    """

    id: Ref = field(default_factory=new_id)
    conversation: Annotated[Ref, Holds(Conversation)]
    member: Owner
    seat: int
    silent: Annotated[bool, SEALED] = False
    agreed: Word = ""
    looked: bool = False
    again: Annotated[bool | None, SEALED] = None
    counted: Word = ""
    created: datetime = LONG_AGO


@stored(
    "coaching_notes",
    "private notes about a conversation, encrypted",
    keep=days(90),
    unique=[("conversation", "member")],
)
class PrivateNote(Model):
    """What somebody keeps for themselves about a conversation: encrypted, for 90 days."""

    id: Ref = field(default_factory=new_id)
    conversation: Ref
    member: Owner
    words: Typed
    created: datetime = LONG_AGO


@stored(
    "coaching_tallies",
    "how useful conversations were in a month, of no single person, until it is over",
    unique=[("month", "what", "value")],
    nobody=True,
)
class Tally(Model):
    """How many people said something in a month that is not over; of no single person."""

    id: Ref = field(default_factory=new_id)
    month: Word
    what: Word
    value: Word
    count: int = 0


@stored(
    "coaching_totals",
    "rounded totals of a month's conversations, of no single person",
    keep=days(1100),
    unique=[("month", "what", "value")],
    nobody=True,
)
class TalkTotal(Model):
    """One published number of a closed month, rounded, made once; 0 means "a few or none".

    `what` is the kind of number, `value` which of them.
    """

    id: Ref = field(default_factory=new_id)
    month: Word
    what: Word
    value: Word
    count: int
    created: datetime = LONG_AGO


@stored(
    "coaching_limits",
    "into how many conversations at once somebody may be asked, where they said so",
)
class Limit(Model):
    """Into how many conversations at once somebody may be asked. `id` is the member's."""

    id: Owner
    most: int
    created: datetime = LONG_AGO


@stored(
    "coaching_offers",
    "who is glad to be suggested for a conversation",
)
class HelpOffer(Model):
    """That somebody is glad to be suggested to others. `id` is the member's."""

    id: Owner
    created: datetime = LONG_AGO


@stored(
    "coaching_calls",
    "who asked who has done this before, never what",
    keep=days(120),
)
class Call(Model):
    """Somebody's question who has done this before; what "this" is travels and is not kept.

    `named` lets readers see who asks; else the name is told to whoever says yes. `answered` is
    the conversation it led to.
    """

    id: Ref = field(default_factory=new_id)
    member: Owner
    help: Help
    live: bool = False
    named: bool = False
    answered: Ref = ""
    expires: datetime
    created: datetime = LONG_AGO


@stored(
    "coaching_heard",
    "who was asked by such a call",
    keep=days(120),
    unique=[("call", "member")],
)
class Heard(Model):
    """That a member was asked by a call."""

    id: Ref = field(default_factory=new_id)
    call: Annotated[Ref, PartOf(Call)]
    member: Owner
    created: datetime = LONG_AGO


class InvitationAnswer(StrEnum):
    """What became of a request for feedback."""

    OPEN = "open"
    GIVEN = "given"
    NO = "no"


@stored(
    "coaching_feedback",
    "who asked whom for feedback, never what was written",
    keep=days(120),
)
class Feedback(Model):
    """A request for feedback to a chosen peer; what is written travels and is not kept (T14)."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    giver: Owner
    about: Typed
    answer: InvitationAnswer = InvitationAnswer.OPEN
    silent: Annotated[bool, SEALED] = False
    expires: datetime
    created: datetime = LONG_AGO
