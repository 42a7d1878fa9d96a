"""What one programme may make use of in the others, whichever there are."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import Lead, Programme, Tie
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Press


def lead(everyone: Sequence[Programme], to: Lead, subject: str = "") -> Press | None:
    """Return the press that leads there; None while no programme offers it."""
    offered = (Press(each.name, each.leads[to], subject) for each in everyone if to in each.leads)
    return next(offered, None)


async def ties(
    everyone: Sequence[Programme], member: Member, tx: Transaction
) -> list[tuple[Programme, Tie]]:
    """Return what joins a member with others, each with the programme it belongs to."""
    return [(each, tie) for each in everyone if each.ties for tie in await each.ties(member, tx)]
