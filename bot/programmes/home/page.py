"""Opening home: what every programme has for somebody, and one small first step."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.context import Context
from bot.kit.contracts.programme import HomeLine, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteState, Owed
from bot.kit.model.people import Member
from bot.kit.screen.outcomes import Outcome, reply
from bot.programmes.home import views


async def show(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Open home, or welcome somebody who has not joined."""
    member = ctx.who
    if not member.joined:
        waits = await tx.count(Owed, member=member.id, state=NoteState.KEPT)
        return reply(views.welcome(member, tx.community, waits=waits > 0))
    on = await contributed(everyone, member, tx)
    return reply(views.home(member, on, tx.now, tx.community))


async def more(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Show what stands on home behind *More*."""
    if not ctx.who.joined:
        return await show(everyone, ctx, tx)
    on = await contributed(everyone, ctx.who, tx)
    return reply(views.rest(ctx.who, on, tx.now, tx.community, ctx.subject))


async def first_step(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Offer one small thing to begin with."""
    return reply(views.first_step(await contributed(everyone, ctx.who, tx), ctx.subject))


async def contributed(
    everyone: Sequence[Programme], member: Member, tx: Transaction
) -> list[HomeLine]:
    """Return what every programme shows on somebody's home."""
    return [line for each in everyone if each.home for line in await each.home(member, tx)]
