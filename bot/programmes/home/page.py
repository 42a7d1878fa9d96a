"""Opening home: what every programme has for somebody, and one small first step."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.owed import NoteState, Owed
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, HomeLine, Programme
from bot.kit.ui import Outcome, reply
from bot.programmes.home import views


async def show(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Open home, or welcome somebody who has not joined."""
    member = ask.who
    if not member.joined:
        waits = await work.count(Owed, member=member.id, state=NoteState.KEPT)
        return reply(views.welcome(member, waits=waits > 0))
    on = await contributed(everyone, member, work)
    return reply(views.home(member, on, work.now, work.community))


async def more(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Show what stands on home behind *More*."""
    if not ask.who.joined:
        return await show(everyone, ask, work)
    on = await contributed(everyone, ask.who, work)
    return reply(views.rest(ask.who, on, work.now, work.community, ask.subject))


async def first_step(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Offer one small thing to begin with."""
    return reply(views.first_step(await contributed(everyone, ask.who, work), ask.subject))


async def contributed(everyone: Sequence[Programme], member: Member, work: Work) -> list[HomeLine]:
    """Return what every programme shows on somebody's home."""
    return [line for each in everyone if each.home for line in await each.home(member, work)]
