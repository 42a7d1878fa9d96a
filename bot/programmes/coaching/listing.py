"""Seeing one's conversations: all that are open."""

from __future__ import annotations

from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.ui import Outcome, reply
from bot.programmes.coaching.seated import here, mine, others
from bot.programmes.coaching.views import after as views


async def listing(ask: Ask, work: Work) -> Outcome:
    """Show what is open."""
    here(ask.who, work)
    return reply(views.listing(await rows(ask, work), ask.subject))


async def rows(ask: Ask, work: Work) -> list[views.Row]:
    """Return the presser's open conversations with their seat and the others."""
    found = await mine(ask.who, work)
    return [(talk, chair.seat, await others(talk, ask.who, work)) for talk, chair in found]
