"""When its day has come: the owner is asked first, once more after two days, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.events import CommitmentClosed, Gone, Joined, Left, Resumed
from bot.kit.contracts.programme import Lead, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Commitment, Course
from bot.kit.model.commitments import Turn as Went
from bot.kit.model.people import Member
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.screen.outcomes import replace as put
from bot.kit.time.working_hours import Hours
from bot.kit.widgets.neighbours import lead
from bot.programmes.commitments import forms, rules, telling
from bot.programmes.commitments.access import askers, live
from bot.programmes.commitments.making import DUE, REMIND, plan, understood
from bot.programmes.commitments.views import going as views
from bot.programmes.commitments.views import own

# -- the clock -------------------------------------------------------------------------------------


async def due(ctx: Context, tx: Transaction) -> None:
    """Ask the owner about a commitment whose day has come, wherever they are by now."""
    found, owner = await _owner(ctx, tx)
    if found is None or owner is None or found.by is None or found.course is not Course.OPEN:
        return
    if found.by > rules.today(owner, tx.community, tx.now):
        await tx.later(DUE, rules.asked_at(found.by, owner, tx.community), found.id)
        return
    await tx.send(owner, "commitments:due", found.id, found.day)
    hours = Hours.of(owner, tx.community)
    again = hours.working_days_on(hours.next_open(tx.now), rules.REMIND)
    await tx.later(REMIND, again, found.id)


async def remind(ctx: Context, tx: Transaction) -> None:
    """Ask once more, where nothing was said."""
    found, owner = await _owner(ctx, tx)
    if found and owner and found.by and found.by <= rules.today(owner, tx.community, tx.now):
        await tx.send(owner, "commitments:due", found.id, found.day, "again")


async def _owner(ctx: Context, tx: Transaction) -> tuple[Commitment | None, Member | None]:
    found = await tx.get(Commitment, ctx.subject)
    return found, await tx.get(Member, found.member) if found else None


async def resumed(event: Resumed, tx: Transaction) -> None:
    """Ask about what fell due while somebody was away."""
    member = await tx.get(Member, event.member)
    for found in await tx.find(Commitment, member=event.member, course=Course.OPEN):
        if member and found.by and found.by <= rules.today(member, tx.community, tx.now):
            await tx.send(member, "commitments:due", found.id, found.day, key=f"{tx.now:%F}")


async def back(event: Joined, tx: Transaction) -> None:
    """Ask again about what somebody who comes back had set out to do."""
    member = await tx.get(Member, event.member)
    for found in await tx.find(Commitment, member=event.member, course=Course.OPEN):
        if member and found.by:
            at = rules.asked_at(found.by, member, tx.community)
            await tx.later(DUE, max(at, tx.now), found.id)


async def left(event: Left | Gone, tx: Transaction) -> None:
    """Ask nothing of somebody who left, and let nobody wait for them."""
    for found in await tx.find(Commitment, member=event.member, course=Course.OPEN):
        for job in (DUE, REMIND):
            await tx.cancel(job, found.id)
    await telling.ask_no_longer(event.member, tx)


# -- what the owner says ---------------------------------------------------------------------------


async def more(ctx: Context, tx: Transaction) -> Outcome:
    """Offer what else can be said when its day has come."""
    found = await live(ctx, tx)
    return reply(views.something_else(found, asked=bool(await askers(found, tx))))


async def open_done(ctx: Context, tx: Transaction) -> Outcome:
    """Ask what helped."""
    return await _open(Went.DONE, ctx, tx)


async def open_partly(ctx: Context, tx: Transaction) -> Outcome:
    """Ask what helped or got in the way, and when the rest is due."""
    return await _open(Went.PARTLY, ctx, tx)


async def open_not_yet(ctx: Context, tx: Transaction) -> Outcome:
    """Ask what got in the way, and for another day."""
    return await _open(Went.NOT_YET, ctx, tx)


async def _open(went: Went, ctx: Context, tx: Transaction) -> Outcome:
    found = await live(ctx, tx)
    return OpenForm(forms.went_form(found, went, read=bool(await askers(found, tx))))


async def take_done(ctx: Context, tx: Transaction) -> Outcome:
    """Close it as done, and let those who may ask know."""
    found = await live(ctx, tx)
    await _close(found, Course.DONE, tx)
    step = await telling.note(found, Went.DONE, ctx, tx)
    return reply(views.done(found, step, await askers(found, tx)))


async def let_go(ctx: Context, tx: Transaction) -> Outcome:
    """Close it without having done it; that is as good an end. Nobody hears of it unasked."""
    found = await live(ctx, tx)
    await _close(found, Course.LET_GO, tx)
    step = await telling.write_down(found, Went.LET_GO, ctx, tx, shared=False)
    return put(views.let_go(step, await askers(found, tx)))


async def _close(found: Commitment, course: Course, tx: Transaction) -> None:
    await tx.save(replace(found, course=course, changed=tx.now))
    for job in (DUE, REMIND):
        await tx.cancel(job, found.id)
    await tx.tell(CommitmentClosed(found.id, found.member, done=course is Course.DONE))


async def take_partly(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Go on with the rest."""
    return await _go_on(everyone, Went.PARTLY, ctx, tx)


async def take_not_yet(everyone: Sequence[Programme], ctx: Context, tx: Transaction) -> Outcome:
    """Go on; after the second time another way is offered."""
    return await _go_on(everyone, Went.NOT_YET, ctx, tx)


async def _go_on(
    everyone: Sequence[Programme], went: Went, ctx: Context, tx: Transaction
) -> Outcome:
    found, typed = await live(ctx, tx), ctx.text("day")
    day = understood(ctx, tx) if typed else None
    sure = day is None or rules.plain(typed)
    again = found.not_yets + (went is Went.NOT_YET)
    changed = replace(found, not_yets=again, course=Course.OPEN, changed=tx.now)
    changed = replace(changed, day=day.isoformat() if day and sure else "")
    await tx.save(changed)
    await plan(changed, ctx, tx)
    await telling.note(changed, went, ctx, tx)
    if day and not sure:
        return reply(own.understood(changed, typed, ctx.who, tx.community, day))
    talk = lead(everyone, Lead.CONVERSATION)
    if again >= rules.OFFER_AFTER and went is Went.NOT_YET:
        return reply(views.another_way(changed, talk))
    return reply(views.goes_on(changed, ctx.who, tx.community))
