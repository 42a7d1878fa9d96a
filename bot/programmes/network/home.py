"""What My peers adds to somebody's home and to a check-in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.network import rules, views
from bot.programmes.network.models import Name, PeerWish

words = Phrasebook("bot.programmes.network")


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the way to one's peers."""
    planned = await tx.count(PeerWish, member=member.id)
    said = words("home-plan" if planned else "home")
    return [HomeLine(said, words.button("show", "show"), weight=72)]


async def recall(member: Member, tx: Transaction) -> HomeLine | None:
    """Return the one person of the plan it is longest time to be in touch with."""
    wishes = await tx.find(PeerWish, member=member.id)
    names = await tx.find(Name, member=member.id)
    name = rules.waiting(wishes, names, tx.now)
    if name is None:
        return None
    other = await tx.get(Member, name.other) if name.other else None
    said = words("recall", who=views.called(name, other))
    return HomeLine(said, words.button("ask", "person", f"n.{name.id}"), weight=30)
