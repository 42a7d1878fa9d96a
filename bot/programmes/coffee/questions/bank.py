"""The opening questions a community has: ours, and those of its members that organisers took."""

from __future__ import annotations

from bot.kit.contracts.transaction import Transaction
from bot.programmes.coffee.models import Proposal, Verdict
from bot.programmes.coffee.questions.openers import Opener, load


async def bank(tx: Transaction) -> tuple[Opener, ...]:
    """Return every question that can be asked here."""
    taken = await tx.find(Proposal, verdict=Verdict.TAKEN)
    own = tuple(Opener(each.id, each.question, each.depth, ("people",)) for each in taken)
    return load() + own


async def questions(tx: Transaction, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of these questions, leaving out any that is gone."""
    known = {each.id: each.text for each in await bank(tx)}
    return tuple(known[id] for id in ids if id in known)
