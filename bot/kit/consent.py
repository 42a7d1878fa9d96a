"""Saying yes to Confab: the one place where a member becomes somebody things may happen to."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.events import Joined
from bot.kit.people import Member
from bot.kit.ports import Work


async def say_yes(member: Member, work: Work) -> Member:
    """Take a member's own yes (rule R1) and return them as joined; again changes nothing."""
    if member.joined:
        return member
    joined = replace(member, joined=work.now)
    await work.save(joined)
    await work.tell(Joined(member.id))
    return joined
