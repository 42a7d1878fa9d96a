"""What thanks remember: that somebody was thanked, and stories on their way to a channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.kit.ids import new_id
from bot.kit.people import LONG_AGO


class Why(StrEnum):
    """What somebody is thanked for."""

    THANKS = "thanks"
    WORKED = "worked"  # your suggestion worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A thank-you to `member`. Once delivered, neither its words nor its writer are kept."""

    TABLE: ClassVar[str] = "thanks_notes"
    id: str = field(default_factory=new_id)
    member: str
    writer: str = ""
    kind: Why = Why.THANKS
    words: str = ""
    delivered: bool = False
    created: datetime = LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A member's own story for the channel of a series; gone once it stands there."""

    TABLE: ClassVar[str] = "thanks_stories"
    id: str = field(default_factory=new_id)
    member: str
    series: str
    words: str
    named: bool = False
    published: bool = False
    created: datetime = LONG_AGO
