"""Days named in a sentence, the same on every screen near their owner's zone."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.kit.model.people import Community, Member
from bot.kit.screen.text import Moment, Style
from bot.kit.time.cadence import wall


def day(of: date, member: Member, community: Community) -> Moment:
    """Return a day of somebody's, to be shown without its time."""
    return Moment(noon(of, member.tz(community)), Style.DAY)


def noon(of: date, zone: ZoneInfo) -> datetime:
    """Return the middle of a day in a zone: far enough from both of its ends."""
    return wall(of, time(12), zone)
