"""What the clock asks of a conversation: one nudge to whoever has to act, and a kind end."""

from __future__ import annotations

from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.programmes.coaching.machine import Event, State
from bot.programmes.coaching.moving import move
from bot.programmes.coaching.nouns import Conversation
from bot.programmes.coaching.rules import OFFERED, SOLO
from bot.programmes.coaching.seated import chairs, people, to_act


async def nudge(ask: Ask, work: Work) -> None:
    """Remind, in private, those who are waited for."""
    talk = await work.get(Conversation, ask.subject)
    if talk is None or talk.standing.over or (talk.kind is SOLO and talk.state is State.DEBRIEF):
        return
    silent = {chair.seat for chair in await chairs(talk, work) if chair.silent}
    for seat, member in (await people(talk, work)).items():
        if seat not in to_act(talk) or seat in silent:
            continue
        if talk.state in OFFERED:
            if member.joined:  # others are invited once, and no more (rule R1)
                await work.send(member, "coaching:invitation", talk.id, key=f"again {talk.state}")
        elif talk.state is State.AGREEING:
            await work.send(member, "coaching:agree", talk.id, key="again")
        elif talk.state is State.DEBRIEF:
            await work.send(member, "coaching:debrief", talk.id, "again")
        else:
            await work.send(member, "coaching:nudge", talk.id, str(talk.entered))


async def run_out(ask: Ask, work: Work) -> None:
    """End what has rested for too long, without blame."""
    talk = await work.get(Conversation, ask.subject)
    if talk:
        await move(talk, Event.RUN_OUT, None, work)
