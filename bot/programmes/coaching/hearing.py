"""What coaching hears: people go, pause, set out to do something; a place is lost."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.commitments import Commitment
from bot.kit.events import CommitmentMade, Gone, Left, Paused, PlaceLost
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.programmes.coaching.machine import Event, Role, State
from bot.programmes.coaching.moving import move, open_place, show
from bot.programmes.coaching.nouns import Call, Conversation, Offer
from bot.programmes.coaching.rules import OFFERED, TALKING
from bot.programmes.coaching.searching import CALL_OVER
from bot.programmes.coaching.seated import OPEN, chairs, mine
from bot.programmes.coaching.views.stage import MOST_COMMITMENTS

PLACES = 3  # opened for one conversation before it ends instead


async def left(event: Left | Gone, work: Work) -> None:
    """End what somebody who leaves is in. One who was only asked stays silent, like anybody."""
    await work.remove(Offer, id=event.member)
    for call in await work.find(Call, member=event.member, answered=""):
        await work.cancel(CALL_OVER, call.id)
        await work.save(replace(call, expires=work.now))
    member = await work.get(Member, event.member)
    for talk, chair in await mine(member, work) if member else ():
        if talk.state not in OFFERED:
            await move(talk, Event.END, chair, work)
        elif chair.seat == 0:
            await move(talk, Event.WITHDRAW, chair, work)


async def paused(event: Paused, work: Work) -> None:
    """Let conversations of somebody who pauses rest."""
    member = await work.get(Member, event.member)
    for talk, chair in await mine(member, work) if member else ():
        if talk.state in TALKING:
            await move(talk, Event.PAUSE, chair, work)


async def place_lost(event: PlaceLost, work: Work) -> None:
    """Go on in a new place, and end kindly where places are lost again and again."""
    for talk in await work.find(Conversation, place=event.place, state=OPEN):
        if await _may_move(talk, work):
            await show(await open_place(replace(talk, place=""), work), work)
        else:
            await _end_for_all(talk, work)


async def _may_move(talk: Conversation, work: Work) -> bool:
    """Say whether a conversation may have one more place, and count it."""
    for number in range(PLACES):
        if await work.first_time(f"place:{talk.id}:{number}"):
            return True
    return False


async def _end_for_all(talk: Conversation, work: Work) -> None:
    """End a conversation that has nowhere to be, and tell every one of its people."""
    for chair in (await chairs(talk, work))[:1]:
        ended = await move(talk, Event.END, chair, work)
        first = await work.get(Member, chair.member)
        if first and isinstance(ended, Conversation):
            await work.send(first, "coaching:ended", talk.id)


async def commitment_made(event: CommitmentMade, work: Work) -> None:
    """Remember where something was set out while its owner's conversation is at that."""
    made = await work.get(Commitment, event.commitment)
    member = await work.get(Member, event.member)
    for talk, chair in await mine(member, work) if member else ():
        coachee = talk.kind.role(chair.seat, talk.round) is Role.COACHEE
        if made is None or made.origin or talk.state is not State.COMMIT or not coachee:
            continue
        origin = f"coaching:{talk.id}"
        if await work.count(Commitment, origin=origin) < MOST_COMMITMENTS:
            made = replace(made, origin=origin)
            await work.save(made)
            await show(talk, work)
