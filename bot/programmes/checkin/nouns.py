"""What check-ins remember: windows, what each was asked, answers, habits, questions, totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.kit.ids import new_id
from bot.kit.people import LONG_AGO

OFF = ""  # no rhythm of one's own
SERIES_TIME = -1  # ask me when the programme asks
ME, TOTAL = "me", "total"  # audiences; any other is `programme~tie`


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one check-in series asks; `id` is the series'. No `themes` means all of them."""

    TABLE: ClassVar[str] = "checkin_settings"
    id: str
    days: int = 7  # how long a window stays open
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question an organiser added to a series."""

    TABLE: ClassVar[str] = "checkin_questions"
    id: str = field(default_factory=new_id)
    series: str
    part: str
    question: str
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One time of asking: from `day` to the end of `until` (ISO dates), in everybody's own zone.

    A personal one has a `member` and no `series`.
    """

    TABLE: ClassVar[str] = "checkin_windows"
    id: str = field(default_factory=new_id)
    series: str = ""
    member: str = ""
    theme: str
    day: str
    until: str
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


class State(StrEnum):
    """What somebody made of being asked."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The three questions one person sees in one window."""

    TABLE: ClassVar[str] = "checkin_sheets"
    id: str = field(default_factory=new_id)
    window: str
    member: str
    questions: tuple[str, ...]
    state: State = State.OPEN
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody wrote in one window for one audience: the three together are its identity.

    `energy` and `progress` are 1-5 (0: passed) and its writer's alone,
    but for the anonymous total, where `topic` is the theme that occupies them.
    """

    TABLE: ClassVar[str] = "checkin_answers"
    id: str = field(default_factory=new_id)
    window: str
    member: str
    audience: str = ME
    high: str = ""
    low: str = ""
    ask: str = ""
    energy: int = 0
    progress: int = 0
    topic: str = ""
    version: int = 1
    created: datetime = LONG_AGO
    changed: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A member whom an answer was written to. They are fixed when it is first written: an answer
    can lose readers, and never gain one."""

    TABLE: ClassVar[str] = "checkin_readers"
    id: str = field(default_factory=new_id)
    answer: str
    member: str
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How somebody likes to be asked; `id` is the member's.

    `every` is a rhythm of their own (`OFF`: none) on an ISO weekday, the `nth` of the month, from
    `anchor` on. `at` is a time of day in minutes for every check-in.
    """

    TABLE: ClassVar[str] = "checkin_habits"
    id: str
    every: str = OFF
    weekday: int = 1
    nth: int = 1
    at: int = SERIES_TIME
    anchor: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One published number of a closed window, rounded, made once; 0 means "a few or none".

    `what` is the kind of number, `value` which of them.
    """

    TABLE: ClassVar[str] = "checkin_totals"
    id: str = field(default_factory=new_id)
    series: str
    window: str
    what: str
    value: str
    count: int
    created: datetime = LONG_AGO
