"""What the post adds to somebody's home: a note that waits."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Press
from bot.programmes.post import giving
from bot.programmes.post.views import words


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Say that there is something, while there is."""
    if not await giving.waits(member, tx):
        return []
    show = Press("post", "show", member.id)
    return [HomeLine(words("home"), Button(words.line("show-me"), show), weight=1)]
