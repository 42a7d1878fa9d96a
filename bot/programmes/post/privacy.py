"""What the post tells in a member's download."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import Owed
from bot.kit.model.people import Member
from bot.programmes.post import giving


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return how many notes are kept for a member."""
    count = await tx.count(Owed, member=member.id, state=giving.HERE)
    return {"notes kept for me": count} if count else {}
