"""Letting something happen to a conversation, and everything that follows from it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Place, PlaceMember
from bot.kit.time.working_hours import Hours
from bot.programmes.coaching import totals
from bot.programmes.coaching.access import OPEN, people, to_act
from bot.programmes.coaching.models import Conversation, Participant, PrivateNote
from bot.programmes.coaching.rules import (
    MORE_MINUTES,
    OFFERED,
    RESTS,
    SOLO,
    STAGES,
    WRITTEN_DAYS,
    act,
)
from bot.programmes.coaching.state_machine import Event, KeptNote, TalkState
from bot.programmes.coaching.views import answers

NUDGE, RUN_OUT, START = "coaching:nudge", "coaching:run_out", "coaching:start"
JOBS = (NUDGE, RUN_OUT, START)


async def move(
    talk: Conversation,
    event: Event,
    chair: Participant | None,
    tx: Transaction,
    seen: int | None = None,
) -> Conversation | KeptNote:
    """Let an event happen and return the conversation after it, or why nothing changed."""
    moved = act(talk.kind, talk.standing, event, chair.seat if chair else None, seen)
    if isinstance(moved, KeptNote):
        return moved
    after = talk.at(moved, tx.now)
    await tx.save(after)
    return await follow(talk, after, chair, tx)


async def pressed(
    event: Event, talk: Conversation, chair: Participant, ctx: Context, tx: Transaction
) -> KeptNote | Conversation:
    """Let a press happen; Refusal, kindly, where it came too late or is somebody else's."""
    seen = int(ctx.version) if ctx.version.isdecimal() else None
    done = await move(talk, event, chair, tx, seen)
    if isinstance(done, KeptNote) and done is not KeptNote.DOUBLED:
        raise Refusal(answers.kept(done, talk))
    return done


async def follow(
    before: Conversation, after: Conversation, by: Participant | None, tx: Transaction
) -> Conversation:
    """Owe what follows from a change: cards, what the clock has to do, an open place."""
    await plan(after, tx)
    entered = after.entered != before.entered
    if entered and before.state is TalkState.AGREEING and after.standing.over:
        await _tell(after, "coaching:not_begun", by, tx)
    elif entered and after.state in _TOLD:
        await _tell(after, _TOLD[after.state], by, tx)
    if before.state in OFFERED and after.standing.over:
        await _let_down(before, by, tx)
    if entered and after.state is TalkState.AGREEING:
        await _ask_to_agree(after, by, tx)
    if before.state is TalkState.AGREEING and not after.standing.over and entered:
        after = await open_place(after, tx)
    await show(after, tx)
    if entered and after.state is TalkState.DEBRIEF and after.kind is not SOLO:
        await _ask_back(after, tx)
    if entered and after.standing.over and after.state is not TalkState.DONE:
        await _ask_about_notes(after, tx)
    if entered and after.state in totals.ENDED:
        await totals.owe(tx)
    return after


_TOLD = {
    TalkState.PUT_OFF: "coaching:put_off",
    TalkState.DECLINED: "coaching:declined",
    TalkState.EXPIRED: "coaching:expired",
    TalkState.ENDED_EARLY: "coaching:ended",
    TalkState.SAFETY_STOP: "coaching:ended",
}
"""What the others hear when a conversation comes into a state; of a stop no more than of an end."""


async def _tell(talk: Conversation, card: str, by: Participant | None, tx: Transaction) -> None:
    """Tell the others of a change; about an invitation only whoever asked."""
    asked_only = card in ("coaching:put_off", "coaching:declined", "coaching:expired")
    for seat, member in (await people(talk, tx)).items():
        alone = talk.kind is SOLO or (by is not None and seat == by.seat)
        if not alone and not (asked_only and seat):
            await tx.send(member, card, talk.id)


async def _let_down(before: Conversation, by: Participant | None, tx: Transaction) -> None:
    """Tell those who had said yes already that it comes to nothing after all."""
    for seat, member in (await people(before, tx)).items():
        if seat in before.standing.given and (by is None or seat != by.seat):
            await tx.send(member, "coaching:not_begun", before.id)


async def _ask_to_agree(talk: Conversation, by: Participant | None, tx: Transaction) -> None:
    for seat, member in (await people(talk, tx)).items():
        if by is None or seat != by.seat:
            await tx.send(member, "coaching:agree", talk.id)


async def _ask_back(talk: Conversation, tx: Transaction) -> None:
    for member in (await people(talk, tx)).values():
        await tx.send(member, "coaching:debrief", talk.id, prompt=talk.live)


async def _ask_about_notes(talk: Conversation, tx: Transaction) -> None:
    for member in (await people(talk, tx)).values():
        if await tx.count(PrivateNote, conversation=talk.id, member=member.id):
            await tx.send(member, "coaching:note", talk.id)


# -- the place -------------------------------------------------------------------------------------


async def open_place(talk: Conversation, tx: Transaction) -> Conversation:
    """Give a conversation a place of its own, unless it has one."""
    if talk.place:
        return talk
    members = (await people(talk, tx)).values()
    place = Place(created=tx.now)
    await tx.add(place)
    for member in members:
        await tx.add(PlaceMember(place=place.id, member=member.id, created=tx.now))
    placed = talk.in_place(place.id)
    await tx.save(placed)
    return placed


async def show(talk: Conversation, tx: Transaction) -> None:
    """Keep the one standing card of a conversation as it is now; until it begins there is none."""
    place = await tx.get(Place, talk.place) if talk.place else None
    if place is None:
        return
    if talk.state not in _NOT_BEGUN:
        await tx.show(place, f"talk-{talk.id}", "coaching:stage", talk.id)
        if talk.live:  # people are there and wait for it, whatever their usual hours (rule R5)
            await tx.open_now(place)
    if not await tx.count(Conversation, place=place.id, state=OPEN):
        await tx.rest(place)


_NOT_BEGUN = (TalkState.AGREEING, TalkState.CANCELLED, TalkState.EXPIRED)


# -- the clock -------------------------------------------------------------------------------------


async def plan(talk: Conversation, tx: Transaction) -> None:
    """Owe the nudge and the end of a state in place of earlier ones, or a beginning."""
    for job in JOBS:
        await tx.cancel(job, talk.id)
    rests = RESTS.get(talk.state)
    who = await people(talk, tx)
    if rests is None or not who:
        return
    # Whoever asked must not be able to tell a silence from anything else: their own days count.
    counts = who.get(0) if talk.state in OFFERED else _first(talk, who)
    hours = Hours.of(counts or next(iter(who.values())), tx.community)
    out = hours.working_days_on(talk.meets or tx.now, rests.out)
    if talk.state in STAGES:
        out = max(out, until(talk, hours))
    await tx.later(RUN_OUT, out, talk.id)
    if talk.meets:
        await tx.later(START, talk.meets, talk.id)
    elif rests.nudge:
        await tx.later(NUDGE, await nudged_at(talk, tx), talk.id)


def _first(talk: Conversation, who: dict[int, Member]) -> Member | None:
    return next((who[seat] for seat in sorted(to_act(talk)) if seat in who), None)


async def nudged_at(talk: Conversation, tx: Transaction) -> datetime:
    """Return when whoever has to act is reminded, once."""
    who = await people(talk, tx)
    hours = Hours.of(_first(talk, who) or next(iter(who.values())), tx.community)
    if talk.state in STAGES and not talk.live:
        return until(talk, hours)
    return hours.working_days_on(tx.now, RESTS[talk.state].nudge)


def until(talk: Conversation, hours: Hours) -> datetime:
    """Return until when a stage is meant to last, in the hours of whose turn it is."""
    if talk.live:
        minutes = talk.kind.steps[talk.step].minutes + MORE_MINUTES * talk.extended
        return talk.since + timedelta(minutes=minutes)
    return hours.working_days_on(talk.since, WRITTEN_DAYS * (1 + talk.extended))
