"""Decisions about commitments, pure: when the owner is asked, and what was understood of a day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from bot.kit.model.commitments import Commitment, Course
from bot.kit.model.people import Community, Member
from bot.kit.time.cadence import wall

REMIND = 2  # working days after the question: once
SNOOZE = timedelta(weeks=1)
ASK_DAYS = 5  # working days until asking for an asker runs out
OFFER_AFTER = 2  # times "not yet" before another way is offered
WHAT, PLAN, TOLD = 500, 300, 1500  # letters of what is typed
_PLAIN = re.compile(r"\d{4}-\d{2}-\d{2}")


def today(member: Member, community: Community, now: datetime) -> date:
    """Return which day it is for a member."""
    return now.astimezone(member.tz(community)).date()


def asked_at(day: date, member: Member, community: Community) -> datetime:
    """Return when the owner is asked about a day: as their working hours of it begin."""
    return wall(day, time(*divmod(member.starts, 60)), member.tz(community))


def plain(typed: str) -> bool:
    """Say whether a day was written so that it cannot be misunderstood."""
    return bool(_PLAIN.fullmatch(typed.strip()))


def in_order(commitments: list[Commitment]) -> list[Commitment]:
    """Return drafts first, then by day, those without one last."""
    return sorted(
        commitments, key=lambda each: (each.course is not Course.DRAFT, each.day or "9", each.id)
    )
