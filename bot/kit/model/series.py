"""Frozen values of what runs: series and who is enrolled, places to talk, what the clock did."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from bot.kit.model.declared import (
    SEALED,
    About,
    Mention,
    Model,
    Owner,
    PartOf,
    Ref,
    Word,
    days,
    stored,
)
from bot.kit.model.ids import new_id
from bot.kit.model.people import LONG_AGO
from bot.kit.time.cadence import Every


class SeriesState(StrEnum):
    """Whether a series goes on."""

    RUNNING = "running"
    HELD = "held"
    STOPPED = "stopped"


@stored(
    "series",
    "a programme's settings",
    nobody=True,
)
class Series(Model):
    """One programme as an organiser runs it in one channel: the rhythm and where it lives.

    `anchor` is the day the rhythm counts from; `at` minutes since midnight in `zone`.
    """

    id: Ref = field(default_factory=new_id)
    programme: Word
    channel: Ref
    channel_name: Word = ""
    name: Word
    state: SeriesState = SeriesState.RUNNING
    every: Every = Every.TWO_WEEKS
    weekday: int = 1  # ISO: 1 is Monday
    nth: int = 1  # of the month; 5 is the last
    at: int = 10 * 60
    zone: Word = "UTC"
    anchor: datetime = LONG_AGO
    created_by: Mention = ""
    created: datetime = LONG_AGO


class Part(StrEnum):
    """How somebody stands to a series. Only IN is a yes."""

    INVITED = "invited"
    IN = "in"
    SLEEPING = "sleeping"  # gently paused after three silent rounds
    OUT = "out"


@stored(
    "enrolments",
    "who takes part in which programme",
    unique=[("series", "member")],
)
class Enrolment(Model):
    """One member's part in one series."""

    id: Ref = field(default_factory=new_id)
    series: Ref
    member: Owner
    part: Part = Part.IN
    silent: Annotated[int, SEALED] = 0  # rounds in a row without any press
    out_last: bool = False  # found no partner last time
    sit_outs: int = 0
    trios: int = 0
    changed: datetime = LONG_AGO
    created: datetime = LONG_AGO


class PlaceState(StrEnum):
    """Whether a place can be talked in."""

    WANTED = "wanted"
    OPEN = "open"
    CLOSED = "closed"


@stored(
    "places",
    "where a group talks (the platform's ids, never what is said)",
    keep=days(400),
    index=[("room",)],
    nobody=True,
)
class Place(Model):
    """Where some members talk in private. `room` and `thread` are the platform's ids, once open.

    `near` is the channel it belongs to: some platforms need one to open a place in.
    """

    id: Ref = field(default_factory=new_id)
    near: Ref = ""
    door: PlaceState = PlaceState.WANTED
    room: Ref = ""
    thread: Ref = ""
    created: datetime = LONG_AGO


@stored(
    "seats",
    "who belongs to a place",
    keep=days(400),
    unique=[("place", "member")],
)
class PlaceMember(Model):
    """One member of one place."""

    id: Ref = field(default_factory=new_id)
    place: Annotated[Ref, PartOf(Place)]
    member: Owner
    created: datetime = LONG_AGO


class Result(StrEnum):
    """What became of one thing the clock had to do."""

    DONE = "done"
    SKIPPED = "skipped"  # too late after downtime, or not wanted any more
    FAILED = "failed"


@stored(
    "occurrences",
    "what the clock did",
    keep=days(180, since="ran"),
    index=[("subject", "ran")],
    nobody=True,
)
class Occurrence(Model):
    """One thing the clock did: the log behind "why did nothing happen?"."""

    id: Ref = field(default_factory=new_id)
    job: Word
    subject: About
    due: datetime
    ran: datetime
    result: Result
    note: Word = ""  # a machine key, never anybody's words


@stored(
    "acts",
    "administrative acts, for all members to see",
    keep=days(730),
    nobody=True,
)
class Act(Model):
    """One administrative act: who did what to which series, for all members to see."""

    id: Ref = field(default_factory=new_id)
    member: Mention
    act: Word  # a machine key: programme:verb
    subject: Mention = ""
    created: datetime = LONG_AGO
