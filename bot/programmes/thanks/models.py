"""What thanks remember: that somebody was thanked, and stories on their way to a channel."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from bot.kit.model.declared import Model, Owner, Ref, Typed, days, stored
from bot.kit.model.ids import new_id
from bot.kit.model.people import LONG_AGO


class ThanksReason(StrEnum):
    """What somebody is thanked for."""

    THANKS = "thanks"
    WORKED = "worked"  # your suggestion worked


@stored(
    "thanks_notes",
    "that somebody was thanked; the words, encrypted, until they are delivered",
    keep=days(800),
)
class ThankYou(Model):
    """A thank-you to `member`. Once delivered, neither its words nor its writer are kept."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    writer: Owner = ""
    kind: ThanksReason = ThanksReason.THANKS
    words: Typed = ""
    delivered: bool = False
    created: datetime = LONG_AGO


@stored(
    "thanks_stories",
    "a member's own story, encrypted, until it is published or dropped",
    keep=days(14),
)
class Story(Model):
    """A member's own story for the channel of a series; gone once it stands there."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    series: Ref
    words: Typed
    named: bool = False
    published: bool = False
    created: datetime = LONG_AGO
