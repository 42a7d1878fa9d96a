"""What coaching remembers: where a conversation stands, who is in it, and private notes.

Nothing of what a conversation is about is here (T1); what was set out is a commitment.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.kit.ids import new_id
from bot.kit.people import LONG_AGO
from bot.programmes.coaching.machine import Form, State
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import FORMS, Standing

AGREEMENT = "1"  # the version of the words both agree to


class Reverse(StrEnum):
    """What they said about changing roles afterwards."""

    OPEN = "open"
    NOW = "now"
    NEXT = "next"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One conversation and where it stands, as `rules.Standing` tells it.

    `since` is when its state began. `origin` is the conversation whose roles turned to this one.
    `meets` is the time chosen for a live one that is still to begin.
    """

    TABLE: ClassVar[str] = "coaching_conversations"
    id: str = field(default_factory=new_id)
    form: str
    help: Help
    state: State
    version: int = 1
    entered: int = 1
    step: int = 0
    round: int = 0
    live: bool = False
    given: tuple[str, ...] = ()
    back: str = ""
    page: int = 0
    extended: int = 0
    last: str = ""
    place: str = ""
    origin: str = ""
    reverse: Reverse = Reverse.OPEN
    meets: datetime | None = None
    since: datetime = LONG_AGO
    created: datetime = LONG_AGO
    changed: datetime = LONG_AGO

    @property
    def kind(self) -> Form:
        """Its form."""
        return FORMS[self.form]

    @property
    def standing(self) -> Standing:
        """Where it stands, as the rules want to know it."""
        return Standing(
            state=self.state,
            version=self.version,
            entered=self.entered,
            step=self.step,
            round=self.round,
            live=self.live,
            given=frozenset(map(int, self.given)),
            back=State(self.back) if self.back else None,
            page=self.page,
            extended=self.extended,
            last=self.last,
        )

    def at(self, standing: Standing, now: datetime) -> Conversation:
        """Return the conversation as it stands after an event; a time holds until it begins."""
        waits = standing.live and standing.state is State.READY
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """One member's seat in a conversation; seat 0 asked for it.

    A `silent` one never hears of it (rule R6). `agreed` is the version of the agreement they
    confirmed; `looked` says that they looked back. `again` is a private wish to do this again, None
    until asked. `counted` is the month (2026-03) whose totals count what they said, empty for none.
    """

    TABLE: ClassVar[str] = "coaching_chairs"
    id: str = field(default_factory=new_id)
    conversation: str
    member: str
    seat: int
    silent: bool = False
    agreed: str = ""
    looked: bool = False
    again: bool | None = None
    counted: str = ""
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody keeps for themselves about a conversation: encrypted, for 90 days."""

    TABLE: ClassVar[str] = "coaching_notes"
    id: str = field(default_factory=new_id)
    conversation: str
    member: str
    words: str
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many people said something in a month that is not over; of no single person."""

    TABLE: ClassVar[str] = "coaching_tallies"
    id: str = field(default_factory=new_id)
    month: str
    what: str
    value: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One published number of a closed month, rounded, made once; 0 means "a few or none".

    `what` is the kind of number, `value` which of them.
    """

    TABLE: ClassVar[str] = "coaching_totals"
    id: str = field(default_factory=new_id)
    month: str
    what: str
    value: str
    count: int
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Into how many conversations at once somebody may be asked. `id` is the member's."""

    TABLE: ClassVar[str] = "coaching_limits"
    id: str
    most: int
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """That somebody is glad to be suggested to others. `id` is the member's."""

    TABLE: ClassVar[str] = "coaching_offers"
    id: str
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody's question who has done this before; what "this" is travels and is not kept.

    `named` lets readers see who asks; else the name is told to whoever says yes. `answered` is
    the conversation it led to.
    """

    TABLE: ClassVar[str] = "coaching_calls"
    id: str = field(default_factory=new_id)
    member: str
    help: Help
    live: bool = False
    named: bool = False
    answered: str = ""
    expires: datetime
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """That a member was asked by a call."""

    TABLE: ClassVar[str] = "coaching_heard"
    id: str = field(default_factory=new_id)
    call: str
    member: str
    created: datetime = LONG_AGO


class Answer(StrEnum):
    """What became of a request for feedback."""

    OPEN = "open"
    GIVEN = "given"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A request for feedback to a chosen peer; what is written travels and is not kept (T14)."""

    TABLE: ClassVar[str] = "coaching_feedback"
    id: str = field(default_factory=new_id)
    member: str
    giver: str
    about: str
    answer: Answer = Answer.OPEN
    silent: bool = False
    expires: datetime
    created: datetime = LONG_AGO
