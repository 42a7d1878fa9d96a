"""Seeing one's conversations: all that are open."""

from __future__ import annotations

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.outcomes import Outcome, reply
from bot.programmes.coaching.access import here, mine, others
from bot.programmes.coaching.views import after as views


async def listing(ctx: Context, tx: Transaction) -> Outcome:
    """Show what is open."""
    here(ctx.who, tx)
    return reply(views.listing(await rows(ctx, tx), ctx.subject))


async def rows(ctx: Context, tx: Transaction) -> list[views.Row]:
    """Return the presser's open conversations with their seat and the others."""
    found = await mine(ctx.who, tx)
    return [(talk, chair.seat, await others(talk, ctx.who, tx)) for talk, chair in found]
