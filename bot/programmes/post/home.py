"""What the post adds to somebody's home: a note that waits."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.post import giving

words = Phrasebook("bot.programmes.post")


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Say that there is something, while there is."""
    if not await giving.waits(member, tx):
        return []
    return [HomeLine(words("home"), words.button("show-me", "show", member.id), weight=1)]
