"""What a download says of a model that no programme speaks of: plain, but there.

How many rows, and what is in them where nobody but the member has a part in them. What is sealed
may be about others, even in one's own row (rule R6), and stays untold.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.declared import MEMBERS, Declaration, Mark, Model, every
from bot.kit.model.people import Member

UNSAID = (Mark.ABOUT, Mark.REF)


async def plainly(
    told: Collection[type[Model]], member: Member, tx: Transaction
) -> dict[str, list[dict[str, Any]] | int]:
    """Return what is a member's and is told of by nobody, by what it is."""
    found: dict[str, list[dict[str, Any]] | int] = {}
    for each in every():
        if each.model not in told and not each.untold:
            rows = await _rows(each, member, tx)
            if rows:
                alone = len(list(each.marked(*MEMBERS))) == 1
                found[each.keep.what] = [_said(each, row) for row in rows] if alone else len(rows)
    return found


async def _rows(each: Declaration, member: Member, tx: Transaction) -> list[Model]:
    found: list[Model] = []
    for one in each.marked(Mark.OWNER):
        mine: dict[str, Any] = {one.name: member.id}
        found += await tx.find(each.model, **mine)
    return found


def _said(each: Declaration, row: Model) -> dict[str, Any]:
    plain = [one for one in each.fields if one.mark not in (*MEMBERS, *UNSAID) and not one.guard]
    return {one.name.replace("_", " "): getattr(row, one.name) for one in plain}
