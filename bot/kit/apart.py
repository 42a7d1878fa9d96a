"""Who must not be brought together: avoid lists, read from both sides (rule R6)."""

from __future__ import annotations

from bot.kit import alike
from bot.kit.people import Avoidance, Bar, Member, Profile
from bot.kit.ports import Work


async def apart(one: Member, other: Member, work: Work) -> bool:
    """Say whether either of two members rules the other out; nobody may be told which, or that."""
    return await _avoids(one, other, work) or await _avoids(other, one, work)


async def _avoids(member: Member, other: Member, work: Work) -> bool:
    bars = await work.find(Avoidance, member=member.id)
    if any(bar.other == other.id for bar in bars):
        return True
    organisations = {alike.organisation(b.organisation) for b in bars if b.bar is Bar.ORGANISATION}
    if not organisations:
        return False
    told = await work.get(Profile, other.id)
    return told is not None and alike.organisation(told.organisation) in organisations - {""}
