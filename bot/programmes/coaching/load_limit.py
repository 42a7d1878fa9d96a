"""Choosing into how many conversations at once one is asked; never named as a reason (R4)."""

from __future__ import annotations

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.programmes.coaching.access import here, most_open
from bot.programmes.coaching.models import Limit
from bot.programmes.coaching.views import finding as views


async def limit(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for how many; the present limit stands in the form."""
    here(ctx.who, tx)
    return OpenForm(views.limit_form((await most_open([ctx.who.id], tx))[ctx.who.id]))


async def take_limit(ctx: Context, tx: Transaction) -> Outcome:
    """Keep the limit; what is open already goes on."""
    here(ctx.who, tx)
    chosen = Limit(id=ctx.who.id, most=int(ctx.text("most")), created=tx.now)
    if not await tx.add(chosen):
        await tx.save(chosen)
    return reply(views.limited(chosen.most))
