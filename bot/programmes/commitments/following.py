"""When its day has come: the owner is asked first, once more after two days, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.commitments import Commitment, Course
from bot.kit.commitments import Turn as Went
from bot.kit.events import CommitmentClosed, Gone, Joined, Left, Resumed
from bot.kit.hours import Hours
from bot.kit.neighbours import lead
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Lead, Programme
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.commitments import forms, rules, telling
from bot.programmes.commitments.making import DUE, REMIND, plan, understood
from bot.programmes.commitments.mine import askers, live
from bot.programmes.commitments.views import going as views
from bot.programmes.commitments.views import own

# -- the clock -------------------------------------------------------------------------------------


async def due(ask: Ask, work: Work) -> None:
    """Ask the owner about a commitment whose day has come, wherever they are by now."""
    found, owner = await _owner(ask, work)
    if found is None or owner is None or found.by is None or found.course is not Course.OPEN:
        return
    if found.by > rules.today(owner, work.community, work.now):
        await work.later(DUE, rules.asked_at(found.by, owner, work.community), found.id)
        return
    await work.send(owner, "commitments:due", found.id, found.day)
    hours = Hours.of(owner, work.community)
    again = hours.working_days_on(hours.next_open(work.now), rules.REMIND)
    await work.later(REMIND, again, found.id)


async def remind(ask: Ask, work: Work) -> None:
    """Ask once more, where nothing was said."""
    found, owner = await _owner(ask, work)
    if found and owner and found.by and found.by <= rules.today(owner, work.community, work.now):
        await work.send(owner, "commitments:due", found.id, found.day, "again")


async def _owner(ask: Ask, work: Work) -> tuple[Commitment | None, Member | None]:
    found = await work.get(Commitment, ask.subject)
    return found, await work.get(Member, found.member) if found else None


async def resumed(event: Resumed, work: Work) -> None:
    """Ask about what fell due while somebody was away."""
    member = await work.get(Member, event.member)
    for found in await work.find(Commitment, member=event.member, course=Course.OPEN):
        if member and found.by and found.by <= rules.today(member, work.community, work.now):
            await work.send(member, "commitments:due", found.id, found.day, key=f"{work.now:%F}")


async def back(event: Joined, work: Work) -> None:
    """Ask again about what somebody who comes back had set out to do."""
    member = await work.get(Member, event.member)
    for found in await work.find(Commitment, member=event.member, course=Course.OPEN):
        if member and found.by:
            at = rules.asked_at(found.by, member, work.community)
            await work.later(DUE, max(at, work.now), found.id)


async def left(event: Left | Gone, work: Work) -> None:
    """Ask nothing of somebody who left, and let nobody wait for them."""
    for found in await work.find(Commitment, member=event.member, course=Course.OPEN):
        for job in (DUE, REMIND):
            await work.cancel(job, found.id)
    await telling.ask_no_longer(event.member, work)


# -- what the owner says ---------------------------------------------------------------------------


async def more(ask: Ask, work: Work) -> Outcome:
    """Offer what else can be said when its day has come."""
    found = await live(ask, work)
    return reply(views.something_else(found, asked=bool(await askers(found, work))))


async def open_done(ask: Ask, work: Work) -> Outcome:
    """Ask what helped."""
    return await _open(Went.DONE, ask, work)


async def open_partly(ask: Ask, work: Work) -> Outcome:
    """Ask what helped or got in the way, and when the rest is due."""
    return await _open(Went.PARTLY, ask, work)


async def open_not_yet(ask: Ask, work: Work) -> Outcome:
    """Ask what got in the way, and for another day."""
    return await _open(Went.NOT_YET, ask, work)


async def _open(went: Went, ask: Ask, work: Work) -> Outcome:
    found = await live(ask, work)
    return OpenForm(forms.went_form(found, went, read=bool(await askers(found, work))))


async def take_done(ask: Ask, work: Work) -> Outcome:
    """Close it as done, and let those who may ask know."""
    found = await live(ask, work)
    await _close(found, Course.DONE, work)
    step = await telling.note(found, Went.DONE, ask, work)
    return reply(views.done(found, step, await askers(found, work)))


async def let_go(ask: Ask, work: Work) -> Outcome:
    """Close it without having done it; that is as good an end. Nobody hears of it unasked."""
    found = await live(ask, work)
    await _close(found, Course.LET_GO, work)
    step = await telling.write_down(found, Went.LET_GO, ask, work, shared=False)
    return put(views.let_go(step, await askers(found, work)))


async def _close(found: Commitment, course: Course, work: Work) -> None:
    await work.save(replace(found, course=course, changed=work.now))
    for job in (DUE, REMIND):
        await work.cancel(job, found.id)
    await work.tell(CommitmentClosed(found.id, found.member, done=course is Course.DONE))


async def take_partly(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Go on with the rest."""
    return await _go_on(everyone, Went.PARTLY, ask, work)


async def take_not_yet(everyone: Sequence[Programme], ask: Ask, work: Work) -> Outcome:
    """Go on; after the second time another way is offered."""
    return await _go_on(everyone, Went.NOT_YET, ask, work)


async def _go_on(everyone: Sequence[Programme], went: Went, ask: Ask, work: Work) -> Outcome:
    found, typed = await live(ask, work), ask.text("day")
    day = understood(ask, work) if typed else None
    sure = day is None or rules.plain(typed)
    again = found.not_yets + (went is Went.NOT_YET)
    changed = replace(found, not_yets=again, course=Course.OPEN, changed=work.now)
    changed = replace(changed, day=day.isoformat() if day and sure else "")
    await work.save(changed)
    await plan(changed, ask, work)
    await telling.note(changed, went, ask, work)
    if day and not sure:
        return reply(own.understood(changed, typed, ask.who, work.community, day))
    talk = lead(everyone, Lead.CONVERSATION)
    if again >= rules.OFFER_AFTER and went is Went.NOT_YET:
        return reply(views.another_way(changed, talk))
    return reply(views.goes_on(changed, ask.who, work.community))
