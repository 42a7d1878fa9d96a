"""Leaving Confab, and an account that is gone."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.events import Gone, Left
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import only_for
from bot.kit.model.people import Member, Presence
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.home import views
from bot.programmes.home.pausing import RESUME

words = Phrasebook("bot.programmes.home")


async def leave(ctx: Context, tx: Transaction) -> Outcome:
    """Ask what becomes of somebody's things."""
    await only_for(ctx.subject, ctx, tx)
    member = ctx.who
    return reply(views.leave(member) if member.joined else views.already_left(member))


async def leave_keep(ctx: Context, tx: Transaction) -> Outcome:
    """Leave, and keep what was told for another day."""
    await only_for(ctx.subject, ctx, tx)
    if ctx.who.joined:
        await out(ctx.who, tx)
    return reply(views.left(ctx.who))


async def stay(ctx: Context, tx: Transaction) -> Outcome:
    """Change nothing."""
    await only_for(ctx.subject, ctx, tx)
    return reply(words.card("stayed", words.button("my-home", "show")))


async def out(member: Member, tx: Transaction) -> None:
    """Take back somebody's yes, and let every programme close what is open."""
    await tx.save(replace(member, joined=None, paused=False, paused_until=None))
    await tx.cancel(RESUME, member.pause)
    await tx.tell(Left(member.id))


async def gone(event: Gone, tx: Transaction) -> None:
    """Remember that an account is not there any more, so that nothing is sent to it."""
    member = await tx.get(Member, event.member)
    if member and member.presence is Presence.HERE:
        await tx.save(replace(member, presence=Presence.GONE))
