"""What the telegraph keeps: every telegram, until its month is over."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from bot.kit.model.declared import Model, Owner, Ref, Typed, days, stored
from bot.kit.model.ids import new_id
from bot.kit.model.people import LONG_AGO


@stored("telegrams", "telegrams somebody sent themselves, encrypted", keep=days(30))
class Telegram(Model):
    """One telegram, in its sender's words."""

    id: Ref = field(default_factory=new_id)
    sender: Owner
    words: Typed
    created: datetime = LONG_AGO
