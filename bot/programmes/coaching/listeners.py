"""What coaching hears: people go, pause, set out to do something; a place is lost."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.events import CommitmentMade, Gone, Left, Paused, PlaceLost
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Commitment
from bot.kit.model.people import Member
from bot.programmes.coaching.access import OPEN, chairs, mine
from bot.programmes.coaching.models import Call, Conversation, HelpOffer
from bot.programmes.coaching.rules import OFFERED, TALKING
from bot.programmes.coaching.searching import CALL_OVER
from bot.programmes.coaching.state_machine import Event, Role, TalkState
from bot.programmes.coaching.transitions import move, open_place, show
from bot.programmes.coaching.views.stage import MOST_COMMITMENTS

PLACES = 3  # opened for one conversation before it ends instead


async def left(event: Left | Gone, tx: Transaction) -> None:
    """End what somebody who leaves is in. One who was only asked stays silent, like anybody."""
    await tx.remove(HelpOffer, id=event.member)
    for call in await tx.find(Call, member=event.member, answered=""):
        await tx.cancel(CALL_OVER, call.id)
        await tx.save(replace(call, expires=tx.now))
    member = await tx.get(Member, event.member)
    for talk, chair in await mine(member, tx) if member else ():
        if talk.state not in OFFERED:
            await move(talk, Event.END, chair, tx)
        elif chair.seat == 0:
            await move(talk, Event.WITHDRAW, chair, tx)


async def paused(event: Paused, tx: Transaction) -> None:
    """Let conversations of somebody who pauses rest."""
    member = await tx.get(Member, event.member)
    for talk, chair in await mine(member, tx) if member else ():
        if talk.state in TALKING:
            await move(talk, Event.PAUSE, chair, tx)


async def place_lost(event: PlaceLost, tx: Transaction) -> None:
    """Go on in a new place, and end kindly where places are lost again and again."""
    for talk in await tx.find(Conversation, place=event.place, state=OPEN):
        if await _may_move(talk, tx):
            await show(await open_place(replace(talk, place=""), tx), tx)
        else:
            await _end_for_all(talk, tx)


async def _may_move(talk: Conversation, tx: Transaction) -> bool:
    """Say whether a conversation may have one more place, and count it."""
    for number in range(PLACES):
        if await tx.first_time(f"place:{talk.id}:{number}"):
            return True
    return False


async def _end_for_all(talk: Conversation, tx: Transaction) -> None:
    """End a conversation that has nowhere to be, and tell every one of its people."""
    for chair in (await chairs(talk, tx))[:1]:
        ended = await move(talk, Event.END, chair, tx)
        first = await tx.get(Member, chair.member)
        if first and isinstance(ended, Conversation):
            await tx.send(first, "coaching:ended", talk.id)


async def commitment_made(event: CommitmentMade, tx: Transaction) -> None:
    """Remember where something was set out while its owner's conversation is at that."""
    made = await tx.get(Commitment, event.commitment)
    member = await tx.get(Member, event.member)
    for talk, chair in await mine(member, tx) if member else ():
        coachee = talk.kind.role(chair.seat, talk.round) is Role.COACHEE
        if made is None or made.origin or talk.state is not TalkState.COMMIT or not coachee:
            continue
        origin = f"coaching:{talk.id}"
        if await tx.count(Commitment, origin=origin) < MOST_COMMITMENTS:
            made = replace(made, origin=origin)
            await tx.save(made)
            await show(talk, tx)
