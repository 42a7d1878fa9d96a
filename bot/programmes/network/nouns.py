"""What My peers remembers: whom one has met here, and a private plan for the network one wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.kit.ids import new_id
from bot.kit.people import LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """That `member` has met `other` here, how often, and when last."""

    TABLE: ClassVar[str] = "network_acquaintances"
    id: str = field(default_factory=new_id)
    member: str
    other: str
    times: int = 1
    met: datetime


class Role(StrEnum):
    """What kind of peer somebody would like."""

    EAR = "ear"
    SPARRING = "sparring"
    MENTOR = "mentor"
    SAME = "same"
    OUTSIDER = "outsider"
    EXPERT = "expert"


class Often(StrEnum):
    """How often somebody would like to be in touch."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One line of somebody's plan: `wanted` peers of a kind, in touch every so often."""

    TABLE: ClassVar[str] = "network_wishes"
    id: str = field(default_factory=new_id)
    member: str
    kind: Role
    wanted: int = 1
    every: Often = Often.QUARTER
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Somebody in a plan: a member (`other`), or a person outside Confab by `name`.

    With neither it is a former member. `touched` is when the two were last in touch.
    """

    TABLE: ClassVar[str] = "network_names"
    id: str = field(default_factory=new_id)
    member: str
    wish: str
    other: str = ""
    name: str = ""
    touched: datetime = LONG_AGO
    created: datetime = LONG_AGO
