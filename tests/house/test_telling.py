"""The download leaves nothing out: each model with an owner is told of, or says why not (H7)."""

from __future__ import annotations

from contextlib import suppress

import pytest

from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.declared import Mark, Model, declaration
from bot.kit.model.people import Member
from bot.programmes import MODELS, PROGRAMMES
from tests.house.planting import parents, plant
from tests.rig import Rig


class Undo(Exception):
    """Takes back what was planted."""


TOLD = [(each, model) for each in PROGRAMMES for model in each.tells if model is not Member]


@pytest.mark.shows("H7")
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__qualname__)
def test_owners_are_told(model: type[Model]) -> None:
    """A model with an owner is told of by a programme in words, or its declaration says why not."""
    found = declaration(model)
    told = any(model in each.tells for each in PROGRAMMES)
    owned = any(found.marked(Mark.OWNER))
    assert owned == (told or bool(found.untold))


@pytest.mark.shows("H7", on="sandbox")
async def test_what_a_programme_says_it_tells_it_tells() -> None:
    """A row of each model that a programme tells of changes what it says about its owner."""
    async with Rig.open() as rig:
        await rig.join("eve", "ben")
        eve, ben = await rig.member("eve"), await rig.member("ben")
        silent = []
        for each, model in TOLD:
            with suppress(Undo):
                async with rig.work() as tx:
                    if not await _told(each, model, eve, ben, tx):
                        silent.append((each.name, model.__name__))
                    raise Undo
        assert not silent


async def _told(
    each: Programme, model: type[Model], eve: Member, ben: Member, tx: Transaction
) -> bool:
    """Say whether rows of a model that are Eve's, planted one by one, are told of."""
    assert each.export
    for owner in declaration(model).marked(Mark.OWNER):
        before = await each.export(eve, tx)
        await _plant(model, owner.name, eve, ben, tx)
        if await each.export(eve, tx) != before:
            return True
    return False


async def _plant(model: type[Model], owner: str, eve: Member, ben: Member, tx: Transaction) -> None:
    found = declaration(model)
    if found.by_hand:
        await tx.keep(eve, "organise:named", "kept", ben.id)
        return await tx.send(eve, "organise:named", "sent", ben.id)
    named = next(each for each in found.fields if each.name == owner)
    row = plant(found, named, eve.id, ben.id)
    await tx.remove(model, id=row.id)
    for above, id in parents(found, row):
        said = declaration(above)
        whose = next(said.marked(Mark.OWNER), said.fields[0])
        await tx.add(plant(said, whose, eve.id, ben.id, id=id))
    await tx.add(row)
    return None
