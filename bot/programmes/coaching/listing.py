"""Seeing one's conversations: all that are open, and one of them."""

from __future__ import annotations

from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.ui import OpenForm, Outcome, reply
from bot.programmes.coaching import talking
from bot.programmes.coaching.seated import here, mine, others
from bot.programmes.coaching.views import after as views


async def listing(ask: Ask, work: Work) -> Outcome:
    """Show what is open."""
    here(ask.who, work)
    return reply(views.listing(await rows(ask, work)))


async def rows(ask: Ask, work: Work) -> list[views.Row]:
    """Return the presser's open conversations with their seat and the others."""
    found = await mine(ask.who, work)
    return [(talk, chair.seat, await others(talk, ask.who, work)) for talk, chair in found]


async def choose(ask: Ask, work: Work) -> Outcome:
    """Ask which one to look at."""
    here(ask.who, work)
    found = await rows(ask, work)
    if not found:
        raise Refusal(views.no_talk())
    return OpenForm(views.choose_form(found))


async def chosen(ask: Ask, work: Work) -> Outcome:
    """Show the one that was chosen."""
    return await talking.show(ask.about(ask.text("which")), work)
