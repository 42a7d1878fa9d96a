"""What organising remembers beyond the shared models: who writes to whom."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from bot.kit.model.declared import Model, Owner, Ref, days, stored
from bot.kit.model.ids import new_id
from bot.kit.model.people import LONG_AGO


@stored(
    "exchanges",
    "which member and organiser write to each other, never what",
    keep=days(90),
    unique=[("member", "organiser")],
)
class Exchange(Model):
    """A member and an organiser who may answer each other; never what they write."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    organiser: Owner
    created: datetime = LONG_AGO

    def other(self, one: str) -> str:
        """Return who is at the other end; empty for somebody who is at neither."""
        return {self.member: self.organiser, self.organiser: self.member}.get(one, "")
