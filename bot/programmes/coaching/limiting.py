"""Choosing into how many conversations at once one is asked; never named as a reason (R4)."""

from __future__ import annotations

from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.ui import OpenForm, Outcome, reply
from bot.programmes.coaching.nouns import Limit
from bot.programmes.coaching.seated import here, most_open
from bot.programmes.coaching.views import finding as views


async def limit(ask: Ask, work: Work) -> Outcome:
    """Ask for how many; the present limit stands in the form."""
    here(ask.who, work)
    return OpenForm(views.limit_form((await most_open([ask.who.id], work))[ask.who.id]))


async def take_limit(ask: Ask, work: Work) -> Outcome:
    """Keep the limit; what is open already goes on."""
    here(ask.who, work)
    chosen = Limit(id=ask.who.id, most=int(ask.text("most")), created=work.now)
    if not await work.add(chosen):
        await work.save(chosen)
    return reply(views.limited(chosen.most))
