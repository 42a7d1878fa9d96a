"""Who organises a community: whom the platform calls an administrator, and whom they named."""

from __future__ import annotations

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.normalise import by_name
from bot.kit.model.people import Administrator, Member, Organiser


async def organisers(tx: Transaction, *, all_of_it: bool = False) -> list[Member]:
    """Return the members who organise here, by name; `all_of_it` leaves out those of one series.

    An administrator is known from the first time they organised something here.
    """
    named = await tx.find(Organiser)
    wide = {each.member for each in named if not (all_of_it and each.series)}
    ids = wide | {each.id for each in await tx.find(Administrator)}
    found = await tx.find(Member, id=sorted(ids))
    return by_name(each for each in found if each.eligible)
