"""Answering an invitation, and agreeing before a conversation begins."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.consent import say_yes
from bot.kit.membership.invitations import no_more
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.programmes.coaching.access import awake, others, people, seated, to_act
from bot.programmes.coaching.models import AGREEMENT, Conversation
from bot.programmes.coaching.rules import OFFERED
from bot.programmes.coaching.state_machine import Event, KeptNote, TalkState
from bot.programmes.coaching.transitions import move, pressed
from bot.programmes.coaching.views import asking as views


async def accept(ctx: Context, tx: Transaction) -> Outcome:
    """Say yes, which is also a yes to Confab; the agreement comes next."""
    awake(ctx.who, tx)
    talk, chair = await seated(ctx, tx)
    await say_yes(ctx.who, tx)
    after = await pressed(Event.ACCEPT, talk, chair, ctx, tx)
    if isinstance(after, KeptNote):
        return put(views.accepted_before(talk))
    if after.state in OFFERED:
        return put(views.accepted_first())
    return put(views.agreement(after, await people(after, tx), tx.community))


async def later(ctx: Context, tx: Transaction) -> Outcome:
    """Say yes at another time; the invitation stays open for longer."""
    talk, chair = await seated(ctx, tx)
    after = await pressed(Event.LATER, talk, chair, ctx, tx)
    if isinstance(after, Conversation):
        talk = after
    return put(views.said_later((await people(talk, tx))[0], talk))


async def decline(ctx: Context, tx: Transaction) -> Outcome:
    """Say not now; nobody asks why."""
    talk, chair = await seated(ctx, tx)
    await pressed(Event.DECLINE, talk, chair, ctx, tx)
    return put(views.said_no())


async def never(ctx: Context, tx: Transaction) -> Outcome:
    """Say no to this and to every later invitation from a peer."""
    talk, chair = await seated(ctx, tx)
    await move(talk, Event.DECLINE, chair, tx)  # where it is too late for that, the wish counts
    await no_more(ctx.who, tx)
    return put(views.invited_no_more())


async def agreement(ctx: Context, tx: Transaction) -> Outcome:
    """Show what is to be agreed to."""
    talk, _ = await seated(ctx, tx)
    return reply(views.agreement(talk, await people(talk, tx), tx.community))


async def agree(ctx: Context, tx: Transaction) -> Outcome:
    """Agree; once everybody has, a place opens or the conversation in it begins."""
    awake(ctx.who, tx)
    talk, chair = await seated(ctx, tx)
    after = await pressed(Event.AGREE, talk, chair, ctx, tx)
    if isinstance(after, Conversation):
        await tx.save(replace(chair, agreed=AGREEMENT))
        talk = after
    again = bool(talk.origin)
    if talk.state is not TalkState.AGREEING:
        return put(views.begins(again=again))
    waiting = to_act(talk)
    there = await people(talk, tx)
    still = [there[seat] for seat in sorted(waiting) if seat in there]
    return put(views.waits_for(still or await others(talk, ctx.who, tx), again=again))
