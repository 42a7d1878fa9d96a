"""Who must not be brought together: avoid lists, read from both sides (rule R6)."""

from __future__ import annotations

from bot.kit.contracts.transaction import Transaction
from bot.kit.model import normalise
from bot.kit.model.people import Avoidance, Bar, Member, Profile


async def apart(one: Member, other: Member, tx: Transaction) -> bool:
    """Say whether either of two members rules the other out; nobody may be told which, or that."""
    return await _avoids(one, other, tx) or await _avoids(other, one, tx)


async def _avoids(member: Member, other: Member, tx: Transaction) -> bool:
    bars = await tx.find(Avoidance, member=member.id)
    if any(bar.other == other.id for bar in bars):
        return True
    organisations = {
        normalise.organisation(b.organisation) for b in bars if b.bar is Bar.ORGANISATION
    }
    if not organisations:
        return False
    told = await tx.get(Profile, other.id)
    return told is not None and normalise.organisation(told.organisation) in organisations - {""}
