"""What organising remembers beyond the shared nouns: who writes to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from bot.kit.ids import new_id
from bot.kit.people import LONG_AGO


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A member and an organiser who may answer each other; never what they write."""

    TABLE: ClassVar[str] = "exchanges"
    id: str = field(default_factory=new_id)
    member: str
    organiser: str
    created: datetime = LONG_AGO

    def other(self, one: str) -> str:
        """Return who is at the other end; empty for somebody who is at neither."""
        return {self.member: self.organiser, self.organiser: self.member}.get(one, "")
