"""The opening questions a community has: ours, and those of its members that organisers took."""

from __future__ import annotations

from bot.kit.ports import Work
from bot.programmes.coffee.nouns import Proposal, Verdict
from bot.programmes.coffee.openers import Opener, load


async def bank(work: Work) -> tuple[Opener, ...]:
    """Return every question that can be asked here."""
    taken = await work.find(Proposal, verdict=Verdict.TAKEN)
    own = tuple(Opener(each.id, each.question, each.depth, ("people",)) for each in taken)
    return load() + own


async def questions(work: Work, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of these questions, leaving out any that is gone."""
    known = {each.id: each.text for each in await bank(work)}
    return tuple(known[id] for id in ids if id in known)
