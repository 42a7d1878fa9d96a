"""What thanks tell in a member's download."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.programmes.thanks.models import Story, ThankYou


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what thanks keep about a member."""
    written = await tx.find(ThankYou, writer=member.id)
    kept = {
        "thanks received": await tx.count(ThankYou, member=member.id, delivered=True),
        "thanks on their way to others": [each.words for each in written],
        "stories not published yet": [s.words for s in await tx.find(Story, member=member.id)],
    }
    return {label: value for label, value in kept.items() if value}
