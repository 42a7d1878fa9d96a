"""Showing somebody in private what was kept for them, as it would be said now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.kit.contracts.context import Context
from bot.kit.contracts.programme import Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import only_for
from bot.kit.model.owed import NoteReason, NoteState, Owed
from bot.kit.model.people import Member
from bot.kit.screen import limits
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.widgets.owed_cards import each_once, kind_of, made
from bot.programmes.post import views

HERE = (NoteState.KEPT, NoteState.SHOWN)
SEEN = "post:seen"
AGAIN = timedelta(hours=1)  # in case an answer did not reach its reader's screen
MOST = limits.MESSAGE_CARDS - 1  # the last card may say that there is more


async def show(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Show the next notes to whom they are for; where there are none, those shown just now."""
    await only_for(ctx.subject, ctx, tx)
    cards = await _next(everyone, ctx.who, tx)
    if not cards:
        return reply(views.nothing())
    await tx.cancel(SEEN, ctx.who.id)
    await tx.later(SEEN, tx.now + AGAIN, ctx.who.id)
    more = views.more(ctx.who)
    fits = sum(card.length for card in (*cards, more)) <= limits.CARD
    if fits and await waits(ctx.who, tx):
        cards.append(more)
    return reply(*[card for card in each_once(cards) if isinstance(card, Card)])


async def waits(member: Member, tx: Transaction) -> bool:
    """Say whether something is kept that was not shown yet."""
    return await tx.count(Owed, member=member.id, state=NoteState.KEPT) > 0


async def _next(everyone: Sequence[Programme], member: Member, tx: Transaction) -> list[Card]:
    """Return the oldest notes that fit one message; what is not wanted any more is let go."""
    state = NoteState.KEPT if await waits(member, tx) else NoteState.SHOWN
    programmes = {each.name: each for each in everyone}
    room, cards = limits.CARD - views.more(member).length, list[Card]()
    for note in await tx.find(Owed, member=member.id, state=state, order="turn"):
        card = await made(programmes, tx, Recipient(member=member), note.card, note.ids)
        if isinstance(card, NoteReason):
            await tx.save(replace(note, state=NoteState.DROPPED, reason=card))
            continue
        room -= card.length
        if len(cards) == MOST or (cards and room < 0):
            break
        cards.append(card)
        await tx.save(replace(note, state=NoteState.SHOWN))
    return cards


async def seen(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> None:
    """Let go of what was shown a while ago, as of anything delivered."""
    programmes = {each.name: each for each in everyone}
    for note in await tx.find(Owed, member=ctx.subject, state=NoteState.SHOWN):
        await tx.save(replace(note, state=NoteState.SENT, reason=NoteReason.READ))
        kind = kind_of(programmes, note.card)
        if kind and kind.delivered:
            await kind.delivered(tx, note.ids)
