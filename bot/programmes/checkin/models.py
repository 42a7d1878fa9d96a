"""What check-ins remember: windows, what each was asked, answers, habits, questions, totals."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from bot.kit.model.declared import (
    Common,
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

OFF = ""  # no rhythm of one's own
SERIES_TIME = -1  # ask me when the programme asks
ME, TOTAL = "me", "total"  # audiences; any other is `programme~tie`


@stored(
    "checkin_settings",
    "how a check-in programme asks",
    nobody=True,
)
class CheckinSettings(Model):
    """How one check-in series asks; `id` is the series'. No `themes` means all of them."""

    id: Ref
    days: int = 7  # how long a window stays open
    themes: tuple[str, ...] = ()


@stored(
    "checkin_questions",
    "check-in questions organisers added, encrypted",
    keep=days(1100),
    nobody=True,
)
class OwnQuestion(Model):
    """A question an organiser added to a series."""

    id: Ref = field(default_factory=new_id)
    series: Ref
    part: Word
    question: Common
    created: datetime = LONG_AGO


@stored(
    "checkin_windows",
    "when a check-in was open, and its theme",
    keep=days(1100),
    untold="each answer is told with its day and theme",
    unique=[("series", "member", "day")],
)
class Window(Model):
    """One time of asking: from `day` to the end of `until` (ISO dates), in everybody's own zone.

    A personal one has a `member` and no `series`.
    """

    id: Ref = field(default_factory=new_id)
    series: Ref = ""
    member: Owner = ""
    theme: Word
    day: Word
    until: Word
    closed: bool = False  # its totals are made
    created: datetime = LONG_AGO

    @property
    def opens(self) -> date:
        """Its first day."""
        return date.fromisoformat(self.day)

    @property
    def last(self) -> date:
        """Its last day."""
        return date.fromisoformat(self.until)


class SheetState(StrEnum):
    """What somebody made of being asked."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


@stored(
    "checkin_sheets",
    "which check-in questions a member has seen",
    keep=days(1100),
    unique=[("window", "member")],
)
class Sheet(Model):
    """The three questions one person sees in one window."""

    id: Ref = field(default_factory=new_id)
    window: Annotated[Ref, PartOf(Window)]
    member: Owner
    questions: tuple[str, ...]
    state: SheetState = SheetState.OPEN
    created: datetime = LONG_AGO


@stored(
    "checkin_answers",
    "what a member wrote at a check-in and for whom, encrypted",
    keep=days(1100),
    unique=[("window", "member", "audience")],
)
class Answer(Model):
    """What somebody wrote in one window for one audience: the three together are its identity.

    `energy` and `progress` are 1-5 (0: passed) and its writer's alone,
    but for the anonymous total, where `topic` is the theme that occupies them.
    """

    id: Ref = field(default_factory=new_id)
    window: Annotated[Ref, PartOf(Window)]
    member: Owner
    audience: Word = ME
    high: Typed = ""
    low: Typed = ""
    ask: Typed = ""
    energy: int = 0
    progress: int = 0
    topic: Word = ""
    version: int = 1
    created: datetime = LONG_AGO
    changed: datetime = LONG_AGO


@stored(
    "checkin_readers",
    "whom a check-in answer was written to",
    keep=days(1100),
    unique=[("answer", "member")],
)
class Reader(Model):
    """A member whom an answer was written to. They are fixed when it is first written: an answer
    can lose readers, and never gain one."""

    id: Ref = field(default_factory=new_id)
    answer: Annotated[Ref, PartOf(Answer)]
    member: Party
    created: datetime = LONG_AGO


@stored(
    "checkin_habits",
    "when a member likes to check in",
)
class Habit(Model):
    """How somebody likes to be asked; `id` is the member's.

    `every` is a rhythm of their own (`OFF`: none) on an ISO weekday, the `nth` of the month, from
    `anchor` on. `at` is a time of day in minutes for every check-in.
    """

    id: Owner
    every: Word = OFF
    weekday: int = 1
    nth: int = 1
    at: int = SERIES_TIME
    anchor: datetime = LONG_AGO


@stored(
    "checkin_totals",
    "rounded totals of closed check-ins, of no single person",
    keep=days(1100),
    unique=[("window", "what", "value")],
    index=[("series",)],
    nobody=True,
)
class CheckinTotal(Model):
    """One published number of a closed window, rounded, made once; 0 means "a few or none".

    `what` is the kind of number, `value` which of them.
    """

    id: Ref = field(default_factory=new_id)
    series: Ref
    window: Ref
    what: Word
    value: Word
    count: int
    created: datetime = LONG_AGO
