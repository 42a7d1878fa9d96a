"""What My peers tells in a member's download."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.programmes.network import plan, views
from bot.programmes.network.models import Acquaintance


async def export(member: Member, tx: Transaction) -> Mapping[str, Any]:
    """Return what is kept of somebody's network."""
    known = await tx.find(Acquaintance, member=member.id, order="met")
    people = {each.id: each for each in await tx.find(Member, id=[k.other for k in known])}
    kept: dict[str, Any] = {
        "met here": [
            f"{people[each.other].name}: {each.times}, last on {each.met:%Y-%m-%d}"
            for each in known
            if each.other in people
        ],
        "plan": [
            {
                "kind": line.wish.kind.value,
                "how many": line.wish.wanted,
                "how often": line.wish.every.value,
                "who": [views.called(name, other) for name, other in line.names],
            }
            for line in await plan.planned(member, tx)
        ],
    }
    return {label: value for label, value in kept.items() if value}
