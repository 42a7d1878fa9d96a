"""Decisions about a plan, pure: when it is time to be in touch again, and when to look back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from bot.kit.model.people import LONG_AGO, Community, Member
from bot.kit.time.cadence import add_months, wall
from bot.programmes.network.models import Name, Often, PeerWish

MONTHS = {Often.MONTH: 1, Often.QUARTER: 3, Often.HALF_YEAR: 6, Often.YEAR: 12}
LOOK_BACK = 3  # months
MOST = 5  # peers of one kind


def due(name: Name, every: Often, now: datetime) -> bool:
    """Say whether it is time to be in touch again."""
    last = name.touched if name.touched > LONG_AGO else name.created
    return add_months(last.date(), MONTHS[every]) <= now.date()


def next_look(member: Member, community: Community, now: datetime) -> datetime:
    """Return when somebody looks back on their plan: three months on, as their day begins."""
    zone = member.tz(community)
    day = add_months(now.astimezone(zone).date(), LOOK_BACK)
    return wall(day, time(*divmod(member.starts, 60)), zone)


def waiting(wishes: Iterable[PeerWish], names: Iterable[Name], now: datetime) -> Name | None:
    """Return whom it is longest time to be in touch with; None where it is nobody."""
    every = {wish.id: wish.every for wish in wishes}
    found = [each for each in names if each.wish in every and due(each, every[each.wish], now)]
    return min(found, key=lambda each: (max(each.touched, each.created), each.id), default=None)
