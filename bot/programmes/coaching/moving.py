"""Letting something happen to a conversation, and everything that follows from it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.kit.hours import Hours
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Place, Seat
from bot.programmes.coaching import totals
from bot.programmes.coaching.machine import Event, Kept, State
from bot.programmes.coaching.nouns import Chair, Conversation, Note
from bot.programmes.coaching.rules import (
    MORE_MINUTES,
    OFFERED,
    RESTS,
    SOLO,
    STAGES,
    WRITTEN_DAYS,
    act,
)
from bot.programmes.coaching.seated import OPEN, people, to_act
from bot.programmes.coaching.views import answers

NUDGE, RUN_OUT, START = "coaching:nudge", "coaching:run_out", "coaching:start"
JOBS = (NUDGE, RUN_OUT, START)


async def move(
    talk: Conversation, event: Event, chair: Chair | None, work: Work, seen: int | None = None
) -> Conversation | Kept:
    """Let an event happen and return the conversation after it, or why nothing changed."""
    moved = act(talk.kind, talk.standing, event, chair.seat if chair else None, seen)
    if isinstance(moved, Kept):
        return moved
    after = talk.at(moved, work.now)
    await work.save(after)
    return await follow(talk, after, chair, work)


async def pressed(
    event: Event, talk: Conversation, chair: Chair, ask: Ask, work: Work
) -> Kept | Conversation:
    """Let a press happen; Refusal, kindly, where it came too late or is somebody else's."""
    seen = int(ask.version) if ask.version.isdecimal() else None
    done = await move(talk, event, chair, work, seen)
    if isinstance(done, Kept) and done is not Kept.DOUBLED:
        raise Refusal(answers.kept(done, talk))
    return done


async def follow(
    before: Conversation, after: Conversation, by: Chair | None, work: Work
) -> Conversation:
    """Owe what follows from a change: cards, what the clock has to do, an open place."""
    await plan(after, work)
    entered = after.entered != before.entered
    if entered and before.state is State.AGREEING and after.standing.over:
        await _tell(after, "coaching:not_begun", by, work)
    elif entered and after.state in _TOLD:
        await _tell(after, _TOLD[after.state], by, work)
    if before.state in OFFERED and after.standing.over:
        await _let_down(before, by, work)
    if entered and after.state is State.AGREEING:
        await _ask_to_agree(after, by, work)
    if before.state is State.AGREEING and not after.standing.over and entered:
        after = await open_place(after, work)
    await show(after, work)
    if entered and after.state is State.DEBRIEF and after.kind is not SOLO:
        await _ask_back(after, work)
    if entered and after.standing.over and after.state is not State.DONE:
        await _ask_about_notes(after, work)
    if entered and after.state in totals.ENDED:
        await totals.owe(work)
    return after


_TOLD = {
    State.PUT_OFF: "coaching:put_off",
    State.DECLINED: "coaching:declined",
    State.EXPIRED: "coaching:expired",
    State.ENDED_EARLY: "coaching:ended",
    State.SAFETY_STOP: "coaching:ended",
}
"""What the others hear when a conversation comes into a state; of a stop no more than of an end."""


async def _tell(talk: Conversation, card: str, by: Chair | None, work: Work) -> None:
    """Tell the others of a change; about an invitation only whoever asked."""
    asked_only = card in ("coaching:put_off", "coaching:declined", "coaching:expired")
    for seat, member in (await people(talk, work)).items():
        alone = talk.kind is SOLO or (by is not None and seat == by.seat)
        if not alone and not (asked_only and seat):
            await work.send(member, card, talk.id)


async def _let_down(before: Conversation, by: Chair | None, work: Work) -> None:
    """Tell those who had said yes already that it comes to nothing after all."""
    for seat, member in (await people(before, work)).items():
        if seat in before.standing.given and (by is None or seat != by.seat):
            await work.send(member, "coaching:not_begun", before.id)


async def _ask_to_agree(talk: Conversation, by: Chair | None, work: Work) -> None:
    for seat, member in (await people(talk, work)).items():
        if by is None or seat != by.seat:
            await work.send(member, "coaching:agree", talk.id)


async def _ask_back(talk: Conversation, work: Work) -> None:
    for member in (await people(talk, work)).values():
        await work.send(member, "coaching:debrief", talk.id, prompt=talk.live)


async def _ask_about_notes(talk: Conversation, work: Work) -> None:
    for member in (await people(talk, work)).values():
        if await work.count(Note, conversation=talk.id, member=member.id):
            await work.send(member, "coaching:note", talk.id)


# -- the place -------------------------------------------------------------------------------------


async def open_place(talk: Conversation, work: Work) -> Conversation:
    """Give a conversation a place of its own, unless it has one."""
    if talk.place:
        return talk
    members = (await people(talk, work)).values()
    place = Place(created=work.now)
    await work.add(place)
    for member in members:
        await work.add(Seat(place=place.id, member=member.id, created=work.now))
    placed = talk.in_place(place.id)
    await work.save(placed)
    return placed


async def show(talk: Conversation, work: Work) -> None:
    """Keep the one standing card of a conversation as it is now; until it begins there is none."""
    place = await work.get(Place, talk.place) if talk.place else None
    if place is None:
        return
    if talk.state not in _NOT_BEGUN:
        await work.show(place, f"talk-{talk.id}", "coaching:stage", talk.id)
        if talk.live:  # people are there and wait for it, whatever their usual hours (rule R5)
            await work.open_now(place)
    if not await work.count(Conversation, place=place.id, state=OPEN):
        await work.rest(place)


_NOT_BEGUN = (State.AGREEING, State.CANCELLED, State.EXPIRED)


# -- the clock -------------------------------------------------------------------------------------


async def plan(talk: Conversation, work: Work) -> None:
    """Owe the nudge and the end of a state in place of earlier ones, or a beginning."""
    for job in JOBS:
        await work.cancel(job, talk.id)
    rests = RESTS.get(talk.state)
    who = await people(talk, work)
    if rests is None or not who:
        return
    # Whoever asked must not be able to tell a silence from anything else: their own days count.
    counts = who.get(0) if talk.state in OFFERED else _first(talk, who)
    hours = Hours.of(counts or next(iter(who.values())), work.community)
    out = hours.working_days_on(talk.meets or work.now, rests.out)
    if talk.state in STAGES:
        out = max(out, until(talk, hours))
    await work.later(RUN_OUT, out, talk.id)
    if talk.meets:
        await work.later(START, talk.meets, talk.id)
    elif rests.nudge:
        await work.later(NUDGE, await nudged_at(talk, work), talk.id)


def _first(talk: Conversation, who: dict[int, Member]) -> Member | None:
    return next((who[seat] for seat in sorted(to_act(talk)) if seat in who), None)


async def nudged_at(talk: Conversation, work: Work) -> datetime:
    """Return when whoever has to act is reminded, once."""
    who = await people(talk, work)
    hours = Hours.of(_first(talk, who) or next(iter(who.values())), work.community)
    if talk.state in STAGES and not talk.live:
        return until(talk, hours)
    return hours.working_days_on(work.now, RESTS[talk.state].nudge)


def until(talk: Conversation, hours: Hours) -> datetime:
    """Return until when a stage is meant to last, in the hours of whose turn it is."""
    if talk.live:
        minutes = talk.kind.steps[talk.step].minutes + MORE_MINUTES * talk.extended
        return talk.since + timedelta(minutes=minutes)
    return hours.working_days_on(talk.since, WRITTEN_DAYS * (1 + talk.extended))
