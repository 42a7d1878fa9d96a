"""Showing somebody in private what was kept for them, as it would be said now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.kit import limits
from bot.kit.cards import each_once, kind_of, made
from bot.kit.owed import NoteReason, NoteState, Owed
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.presser import only_for
from bot.kit.programme import Ask, Programme, Recipient
from bot.kit.ui import Card, Outcome, reply
from bot.programmes.post import views

HERE = (NoteState.KEPT, NoteState.SHOWN)
SEEN = "post:seen"
AGAIN = timedelta(hours=1)  # in case an answer did not reach its reader's screen
MOST = limits.MESSAGE_CARDS - 1  # the last card may say that there is more


async def show(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Show the next notes to whom they are for; where there are none, those shown just now."""
    await only_for(ask.subject, ask, work)
    cards = await _next(everyone, ask.who, work)
    if not cards:
        return reply(views.nothing())
    await work.cancel(SEEN, ask.who.id)
    await work.later(SEEN, work.now + AGAIN, ask.who.id)
    more = views.more(ask.who)
    fits = sum(card.length for card in (*cards, more)) <= limits.CARD
    if fits and await waits(ask.who, work):
        cards.append(more)
    return reply(*[card for card in each_once(cards) if isinstance(card, Card)])


async def waits(member: Member, work: Work) -> bool:
    """Say whether something is kept that was not shown yet."""
    return await work.count(Owed, member=member.id, state=NoteState.KEPT) > 0


async def _next(everyone: Sequence[Programme], member: Member, work: Work) -> list[Card]:
    """Return the oldest notes that fit one message; what is not wanted any more is let go."""
    state = NoteState.KEPT if await waits(member, work) else NoteState.SHOWN
    programmes = {each.name: each for each in everyone}
    room, cards = limits.CARD - views.more(member).length, list[Card]()
    for note in await work.find(Owed, member=member.id, state=state, order="turn"):
        card = await made(programmes, work, Recipient(member=member), note.card, note.ids)
        if isinstance(card, NoteReason):
            await work.save(replace(note, state=NoteState.DROPPED, reason=card))
            continue
        room -= card.length
        if len(cards) == MOST or (cards and room < 0):
            break
        cards.append(card)
        await work.save(replace(note, state=NoteState.SHOWN))
    return cards


async def seen(everyone: Sequence[Programme], ask: Ask, work: Work) -> None:
    """Let go of what was shown a while ago, as of anything delivered."""
    programmes = {each.name: each for each in everyone}
    for note in await work.find(Owed, member=ask.subject, state=NoteState.SHOWN):
        await work.save(replace(note, state=NoteState.SENT, reason=NoteReason.READ))
        kind = kind_of(programmes, note.card)
        if kind and kind.delivered:
            await kind.delivered(work, note.ids)
