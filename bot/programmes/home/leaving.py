"""Leaving Confab, and an account that is gone."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.events import Gone, Left
from bot.kit.people import Member, Presence
from bot.kit.ports import Work
from bot.kit.presser import only_for
from bot.kit.programme import Ask
from bot.kit.ui import Outcome, reply
from bot.programmes.home import views
from bot.programmes.home.pausing import RESUME


async def leave(ask: Ask, work: Work) -> Outcome:
    """Ask what becomes of somebody's things."""
    await only_for(ask.subject, ask, work)
    member = ask.who
    return reply(views.leave(member) if member.joined else views.already_left(member))


async def leave_keep(ask: Ask, work: Work) -> Outcome:
    """Leave, and keep what was told for another day."""
    await only_for(ask.subject, ask, work)
    if ask.who.joined:
        await out(ask.who, work)
    return reply(views.left(ask.who))


async def stay(ask: Ask, work: Work) -> Outcome:
    """Change nothing."""
    await only_for(ask.subject, ask, work)
    return reply(views.card("stayed", views.button("my-home", "show")))


async def out(member: Member, work: Work) -> None:
    """Take back somebody's yes, and let every programme close what is open."""
    await work.save(replace(member, joined=None, paused=False, paused_until=None))
    await work.cancel(RESUME, member.pause)
    await work.tell(Left(member.id))


async def gone(event: Gone, work: Work) -> None:
    """Remember that an account is not there any more, so that nothing is sent to it."""
    member = await work.get(Member, event.member)
    if member and member.presence is Presence.HERE:
        await work.save(replace(member, presence=Presence.GONE))
