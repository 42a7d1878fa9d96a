"""Deletion is complete whatever is stored: a row of every model, by what is declared of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.declared import every
from bot.kit.model.people import Member
from tests.house.planting import MARK, plant, seeds
from tests.opened import Cell, cells
from tests.rig import Rig

KEPT = {("avoidances", "account")}  # a wish not to meet an account outlasts its row


@pytest.mark.shows("H7", "R8", on="sandbox")
async def test_nothing_planted_is_left() -> None:
    """With a row of every model that names Eve, and her words in every field, deletion leaves
    neither her id nor her name nor a word of hers in any table."""
    async with Rig.open() as rig:
        await rig.join("eve", "ben")
        eve, ben = await rig.member("eve"), await rig.member("ben")
        async with rig.work() as tx:
            await _plant_everything(tx, eve, ben)
        planted = await cells(rig.store)
        assert {each.table for each in planted if eve.id in each.text} >= _naming()
        await rig.command("eve", "/peer data delete")
        await rig.press("eve", "Delete it all")
        left = [each for each in await cells(rig.store) if _tells_of(each, eve)]
        assert not left


def _naming() -> set[str]:
    return {each.table for each in every() if any(seeds(each))}


async def _plant_everything(tx: Transaction, eve: Member, ben: Member) -> None:
    for each in every():
        for named in seeds(each):
            if not each.by_hand and each.model is not Member:
                assert await tx.add(plant(each, named, eve.id, ben.id)), (each.table, named.name)
    await tx.later("home:resume", tx.now + timedelta(days=9), eve.id)
    await tx.keep(eve, "organise:named", "x", ben.id)
    await tx.keep(ben, "organise:named", "x", eve.id)  # a note to somebody else


def _tells_of(cell: Cell, eve: Member) -> bool:
    if (cell.table, cell.column) in KEPT:
        return False
    words = cell.text.replace(":", " ").replace(".", " ").split()
    return eve.id in cell.text or MARK in cell.text or eve.name in words or eve.account in words
