"""What thanks add to somebody's home."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.thanks")


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the way to thank somebody."""
    return [HomeLine(words("home"), words.button("give", "give"), weight=75, rare=True)]
