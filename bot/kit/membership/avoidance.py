"""Who must not be brought together: avoid lists, read from both sides (rule R6)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from bot.kit.contracts.transaction import Transaction
from bot.kit.model import normalise
from bot.kit.model.people import Avoidance, Bar, Member, Profile


async def apart(one: Member, other: Member, tx: Transaction) -> bool:
    """Say whether either of two members rules the other out; nobody may be told which, or that."""
    return await rules_out(one, other, tx) or await rules_out(other, one, tx)


async def who_rule_out(members: Sequence[Member], tx: Transaction) -> set[str]:
    """Return those of several who ruled another of them out.

    Where people are asked together it is they who are left out, as if they had not answered: whom
    they ruled out is asked like anybody else, or two friends could find out whom somebody avoids.
    """
    pairs = permutations(members, 2)
    return {one.id for one, other in pairs if await rules_out(one, other, tx)}


async def rules_out(member: Member, other: Member, tx: Transaction) -> bool:
    """Say whether a member ruled another one out."""
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
