"""What organising adds to somebody's home."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Administrator, Member, Organiser
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.organise")


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the way to an organiser, and to organising for who does it."""
    found = [HomeLine(words("home-talk"), words.button("talk", "talk"), weight=85, rare=True)]
    named = await tx.count(Organiser, member=member.id)
    if named or await tx.get(Administrator, member.id):
        overview = words.button("overview", "overview")
        found.append(HomeLine(words("home-organise"), overview, weight=82))
    return found
