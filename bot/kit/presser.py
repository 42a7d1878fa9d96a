"""Who may press: a button that was made for one member refuses everybody else, kindly."""

from __future__ import annotations

from bot.kit import notices
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal


async def only_for(owner: str, ask: Ask, work: Work) -> None:
    """Raise Refusal unless the asker is `owner`, a member id; empty: it is for everybody.

    Where the owner has deleted everything meanwhile, things have moved on.
    """
    if owner and owner != ask.who.id:
        there = await work.get(Member, owner)
        raise Refusal(notices.not_yours() if there else notices.moved_on())
