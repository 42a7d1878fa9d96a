"""What the clock asks of a conversation: one nudge to whoever has to act, and a kind end."""

from __future__ import annotations

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.programmes.coaching.access import chairs, people, to_act
from bot.programmes.coaching.models import Conversation
from bot.programmes.coaching.rules import OFFERED, SOLO
from bot.programmes.coaching.state_machine import Event, TalkState
from bot.programmes.coaching.transitions import move


async def nudge(ctx: Context, tx: Transaction) -> None:
    """Remind, in private, those who are waited for."""
    talk = await tx.get(Conversation, ctx.subject)
    if (
        talk is None
        or talk.standing.over
        or (talk.kind is SOLO and talk.state is TalkState.DEBRIEF)
    ):
        return
    silent = {chair.seat for chair in await chairs(talk, tx) if chair.silent}
    for seat, member in (await people(talk, tx)).items():
        if seat not in to_act(talk) or seat in silent:
            continue
        if talk.state in OFFERED:
            if member.joined:  # others are invited once, and no more (rule R1)
                await tx.send(member, "coaching:invitation", talk.id, key=f"again {talk.state}")
        elif talk.state is TalkState.AGREEING:
            await tx.send(member, "coaching:agree", talk.id, key="again")
        elif talk.state is TalkState.DEBRIEF:
            await tx.send(member, "coaching:debrief", talk.id, "again")
        else:
            await tx.send(member, "coaching:nudge", talk.id, str(talk.entered))


async def run_out(ctx: Context, tx: Transaction) -> None:
    """End what has rested for too long, without blame."""
    talk = await tx.get(Conversation, ctx.subject)
    if talk:
        await move(talk, Event.RUN_OUT, None, tx)
