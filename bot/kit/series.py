"""Frozen values of what runs: series and who is enrolled, places to talk, what the clock did."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.kit.cadence import Every
from bot.kit.ids import new_id
from bot.kit.people import LONG_AGO


class State(StrEnum):
    """Whether a series goes on."""

    RUNNING = "running"
    HELD = "held"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One programme as an organiser runs it in one channel: the rhythm and where it lives.

    `anchor` is the day the rhythm counts from; `at` minutes since midnight in `zone`.
    """

    TABLE: ClassVar[str] = "series"
    id: str = field(default_factory=new_id)
    programme: str
    channel: str
    channel_name: str = ""
    name: str
    state: State = State.RUNNING
    every: Every = Every.TWO_WEEKS
    weekday: int = 1  # ISO: 1 is Monday
    nth: int = 1  # of the month; 5 is the last
    at: int = 10 * 60
    zone: str = "UTC"
    anchor: datetime = LONG_AGO
    created_by: str = ""
    created: datetime = LONG_AGO


class Part(StrEnum):
    """How somebody stands to a series. Only IN is a yes."""

    INVITED = "invited"
    IN = "in"
    SLEEPING = "sleeping"  # gently paused after three silent rounds
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """One member's part in one series."""

    TABLE: ClassVar[str] = "enrolments"
    id: str = field(default_factory=new_id)
    series: str
    member: str
    part: Part = Part.IN
    silent: int = 0  # rounds in a row without any press
    out_last: bool = False  # found no partner last time
    sit_outs: int = 0
    trios: int = 0
    changed: datetime = LONG_AGO
    created: datetime = LONG_AGO


class Door(StrEnum):
    """Whether a place can be talked in."""

    WANTED = "wanted"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where some members talk in private. `room` and `thread` are the platform's ids, once open.

    `near` is the channel it belongs to: some platforms need one to open a place in.
    """

    TABLE: ClassVar[str] = "places"
    id: str = field(default_factory=new_id)
    title: str
    near: str = ""
    door: Door = Door.WANTED
    room: str = ""
    thread: str = ""
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One member of one place."""

    TABLE: ClassVar[str] = "seats"
    id: str = field(default_factory=new_id)
    place: str
    member: str
    created: datetime = LONG_AGO


class Result(StrEnum):
    """What became of one thing the clock had to do."""

    DONE = "done"
    SKIPPED = "skipped"  # too late after downtime, or not wanted any more
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One thing the clock did: the log behind "why did nothing happen?"."""

    TABLE: ClassVar[str] = "occurrences"
    id: str = field(default_factory=new_id)
    job: str
    subject: str
    due: datetime
    ran: datetime
    result: Result
    note: str = ""  # a machine key, never anybody's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One administrative act: who did what to which series, for all members to see."""

    TABLE: ClassVar[str] = "acts"
    id: str = field(default_factory=new_id)
    member: str
    act: str  # a machine key: programme:verb
    subject: str = ""
    created: datetime = LONG_AGO
