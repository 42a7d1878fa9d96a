"""What organisers see of coaching: totals of closed months, and never who (O2, R9)."""

from __future__ import annotations

from bot.kit.limits import MESSAGE_CARDS
from bot.kit.ports import Work
from bot.kit.presser import organises_all
from bot.kit.programme import Ask
from bot.kit.ui import Outcome, reply
from bot.programmes.coaching.nouns import Total
from bot.programmes.coaching.views import totals as views


async def totals(ask: Ask, work: Work) -> Outcome:
    """Show the totals of the latest closed months, as they were made then."""
    organises_all(ask)
    found = await work.find(Total, order="-month")
    months = list(dict.fromkeys(each.month for each in found))[:MESSAGE_CARDS]
    if not months:
        return reply(views.none())
    told = [views.month(name, [each for each in found if each.month == name]) for name in months]
    return reply(*told)
