"""What commitments tell in a member's download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Asker, Commitment, Consent, ProgressStep
from bot.kit.model.people import Member


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what is kept about somebody's commitments, and whom they may ask."""
    steps = await tx.find(ProgressStep, member=member.id, order="created")
    mine = await tx.find(Commitment, member=member.id, order="created")
    asked = await tx.find(Asker, member=member.id, consent=Consent.YES)
    owners = await tx.find(Member, id=[each.owner for each in asked])
    named = await tx.find(Asker, owner=member.id, order="created")
    peers = await tx.find(Member, id=[each.member for each in named])
    kept: dict[str, Any] = {
        "commitments": [
            _exported(each, [s for s in steps if s.commitment == each.id]) for each in mine
        ],
        "may ask me": [each.name for each in peers],
        "I may ask": [each.name for each in owners],
    }
    return {label: value for label, value in kept.items() if value}


def _exported(made: Commitment, steps: Sequence[ProgressStep]) -> dict[str, Any]:
    told = [f"{each.created:%Y-%m-%d} {each.turn}: {each.words}" for each in steps]
    return {
        "what": made.what,
        "plan": made.plan,
        "by": made.day,
        "stands": made.course.value,
        "told": told,
        "on": made.created.isoformat(),
    }
