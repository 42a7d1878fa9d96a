"""What organisers see of coaching: totals of closed months, and never who (O2, R9)."""

from __future__ import annotations

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import organises_all
from bot.kit.screen.limits import MESSAGE_CARDS
from bot.kit.screen.outcomes import Outcome, reply
from bot.programmes.coaching.models import TalkTotal
from bot.programmes.coaching.views import totals as views


async def totals(ctx: Context, tx: Transaction) -> Outcome:
    """Show the totals of the latest closed months, as they were made then."""
    organises_all(ctx)
    found = await tx.find(TalkTotal, order="-month")
    months = list(dict.fromkeys(each.month for each in found))[:MESSAGE_CARDS]
    if not months:
        return reply(views.none())
    told = [views.month(name, [each for each in found if each.month == name]) for name in months]
    return reply(*told)
