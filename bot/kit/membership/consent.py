"""Saying yes to Confab: the one place where a member becomes somebody things may happen to."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.events import Joined
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member


async def say_yes(member: Member, tx: Transaction) -> Member:
    """Take a member's own yes (rule R1) and return them as joined; again changes nothing."""
    if member.joined:
        return member
    joined = replace(member, joined=tx.now)
    await tx.save(joined)
    await tx.tell(Joined(member.id))
    return joined
