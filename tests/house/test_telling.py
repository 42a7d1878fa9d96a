"""The download leaves nothing out: each model with an owner is told of, or says why not (H7)."""

from __future__ import annotations

from contextlib import suppress

import pytest

from bot.kit.model.declared import Mark, Model, declaration
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Programme
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
                async with rig.work() as work:
                    if not await _told(each, model, eve, ben, work):
                        silent.append((each.name, model.__name__))
                    raise Undo
        assert not silent


async def _told(each: Programme, model: type[Model], eve: Member, ben: Member, work: Work) -> bool:
    """Say whether rows of a model that are Eve's, planted one by one, are told of."""
    assert each.export
    for owner in declaration(model).marked(Mark.OWNER):
        before = await each.export(eve, work)
        await _plant(model, owner.name, eve, ben, work)
        if await each.export(eve, work) != before:
            return True
    return False


async def _plant(model: type[Model], owner: str, eve: Member, ben: Member, work: Work) -> None:
    found = declaration(model)
    if found.by_hand:
        await work.keep(eve, "organise:named", "kept", ben.id)
        return await work.send(eve, "organise:named", "sent", ben.id)
    named = next(each for each in found.fields if each.name == owner)
    row = plant(found, named, eve.id, ben.id)
    await work.remove(model, id=row.id)
    for above, id in parents(found, row):
        said = declaration(above)
        whose = next(said.marked(Mark.OWNER), said.fields[0])
        await work.add(plant(said, whose, eve.id, ben.id, id=id))
    await work.add(row)
    return None
