"""What My peers remembers: whom one has met here, and a private plan for the network one wants."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from bot.kit.model.declared import Mention, Model, Owner, PartOf, Party, Ref, Typed, days, stored
from bot.kit.model.ids import new_id
from bot.kit.model.people import LONG_AGO


@stored(
    "network_acquaintances",
    "whom a member has met here, and when last",
    keep=days(1100, since="met"),
    unique=[("member", "other")],
)
class Acquaintance(Model):
    """That `member` has met `other` here, how often, and when last."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    other: Party
    times: int = 1
    met: datetime


class PeerRole(StrEnum):
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


@stored(
    "network_wishes",
    "which kinds of peers a member would like, in their private plan",
    unique=[("member", "kind")],
)
class PeerWish(Model):
    """One line of somebody's plan: `wanted` peers of a kind, in touch every so often."""

    id: Ref = field(default_factory=new_id)
    member: Owner
    kind: PeerRole
    wanted: int = 1
    every: Often = Often.QUARTER
    created: datetime = LONG_AGO


@stored(
    "network_names",
    "whom a member put into their private plan",
    index=[("other",)],
)
class Name(Model):
    """Somebody in a plan: a member (`other`), or a person outside Confab by `name`.

    With neither it is a former member. `touched` is when the two were last in touch.
    """

    id: Ref = field(default_factory=new_id)
    member: Owner
    wish: Annotated[Ref, PartOf(PeerWish)]
    other: Mention = ""
    name: Typed = ""
    touched: datetime = LONG_AGO
    created: datetime = LONG_AGO
