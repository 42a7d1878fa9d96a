"""Everything of one member deleted, worked out from what is declared.

Rows are told apart by id alone and never opened: one damaged value must not keep what is left from
being deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.kit.contracts.transaction import Has, Transaction
from bot.kit.model.declared import (
    THEIRS,
    By,
    Declaration,
    Holds,
    Mark,
    Model,
    ModelField,
    PartOf,
    declaration,
    every,
)
from bot.kit.model.people import Member


async def forget(member: Member, tx: Transaction) -> None:
    """Delete every row that is a member's, with all that belongs to it, and empty their id where
    somebody else's row names them."""
    gone = {member.id}
    for each in every():
        for one in each.marked(*THEIRS):
            gone |= await _remove(each, tx, **{one.name: member.id})
    for each in every():
        for one in each.marked(Mark.MENTION):
            await tx.blank(each.model, one.name, member.id, *_words_by(each, one))
        for one in each.marked(Mark.ABOUT):
            about = list(gone) if one.base is str else Has(member.id)
            await tx.remove(each.model, **{one.name: about})


async def _remove(each: Declaration, tx: Transaction, **which: Any) -> set[str]:
    """Delete rows with what is part of them and what nobody holds any more; say which went."""
    ids = await tx.ids(each.model, **which)
    if not ids:
        return set()
    held = [
        (one.name, holds.model, await tx.ids(each.model, of=one.name, id=ids))
        for one, holds in each.noted(Holds)
    ]
    await tx.remove(each.model, id=ids)
    gone = set(ids)
    for part, name in _parts(each.model):
        gone |= await _remove(part, tx, **{name: ids})
    for name, model, once in held:
        left = await tx.ids(each.model, of=name, **{name: once})
        gone |= await _remove(declaration(model), tx, id=[id for id in once if id not in left])
    return gone


def _parts(whole: type[Model]) -> Iterator[tuple[Declaration, str]]:
    """Return what is part of a model, each with the field that says so."""
    for each in every():
        yield from ((each, one.name) for one, part in each.noted(PartOf) if part.model is whole)


def _words_by(each: Declaration, mention: ModelField) -> list[str]:
    """Return the fields that hold what whoever is mentioned wrote."""
    return [words.name for words, by in each.noted(By) if by.mention == mention.name]
