"""What organising tells in a member's download."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Administrator, Member, Organiser
from bot.kit.model.series import Act, Series
from bot.programmes.organise.models import Exchange


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what organising keeps about a member."""
    mine = await tx.find(Exchange, member=member.id)
    mine += await tx.find(Exchange, organiser=member.id)
    others = await tx.find(Member, id=[each.other(member.id) for each in mine])
    named = await tx.find(Organiser, member=member.id)
    series = await tx.find(Series, id=[each.series for each in named if each.series])
    kept = {
        "can write to": [each.name for each in others],
        "organises": ["everything"] * any(not n.series for n in named) + [s.name for s in series],
        "administers the workspace": await tx.get(Administrator, member.id) is not None,
        "did": [
            {"act": each.act, "on": each.created.isoformat()}
            for each in await tx.find(Act, member=member.id)
        ],
    }
    return {label: value for label, value in kept.items() if value}
