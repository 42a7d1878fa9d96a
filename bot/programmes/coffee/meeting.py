"""What people do with an introduction: choose a time, say how it went, meet again or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.kit import notices
from bot.kit.cadence import wall
from bot.kit.hours import Hours
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.series import Place
from bot.kit.ui import Done, OpenForm, Outcome, reply
from bot.kit.ui import replace as put
from bot.programmes.coffee import rules
from bot.programmes.coffee.bank import bank
from bot.programmes.coffee.introduce import (
    note_encounters,
    offer_times,
    undo_encounters,
)
from bot.programmes.coffee.nouns import Asked, Chair, Group, Slot
from bot.programmes.coffee.nouns import Outcome as Went
from bot.programmes.coffee.openers import choose
from bot.programmes.coffee.times import Free, offer
from bot.programmes.coffee.views import answers, forms, introduction
from bot.programmes.coffee.views.say import words


async def seated(ask: Ask, work: Work, group_id: str = "") -> tuple[Group, Chair]:
    """Return the group a press is about and the presser's chair in it; note that they pressed."""
    group = await work.get(Group, group_id or ask.subject)
    if group is None:
        raise Refusal(notices.moved_on())
    chair = await work.one(Chair, group=group.id, member=ask.who.id)
    if chair is None:
        raise Refusal(notices.not_yours())
    if ask.means == "press" and not chair.pressed:
        chair = replace(chair, pressed=True)
        await work.save(chair)
    if ask.means == "press" and not group.touched:
        group = replace(group, touched=True)
        await work.save(group)
    return group, chair


async def _show(work: Work, group: Group) -> None:
    place = await work.get(Place, group.place)
    if place:
        await work.show(place, "introduction", "coffee:introduction", group.id)
        await work.open_now(place)


# -- when -----------------------------------------------------------------------------------------


async def take_time(ask: Ask, work: Work) -> Outcome:
    """Choose one of the times offered, for everybody."""
    slot = await work.get(Slot, ask.subject)
    if slot is None:
        raise Refusal(notices.moved_on())
    group, _ = await seated(ask, work, slot.group)
    if group.meets == slot.at:
        return Done()
    if group.meets is not None:
        raise Refusal(answers.time_taken(group))
    return await _set_time(work, group, ask.who, slot.at)


async def _set_time(work: Work, group: Group, member: Member, at: datetime) -> Outcome:
    group = replace(group, meets=at, chosen_by=member.id, touched=True)
    await work.save(group)
    place = await work.get(Place, group.place)
    if place:
        await work.show(place, "time", "coffee:time", group.id)
    await _show(work, group)
    return Done()


async def change_time(ask: Ask, work: Work) -> Outcome:
    """Free a chosen time and offer fresh ones."""
    group, _ = await seated(ask, work)
    chairs = await work.find(Chair, group=group.id)
    members = await work.find(Member, id=[chair.member for chair in chairs])
    free = [Free.of(member, work.community) for member in members]
    fresh = offer(free, work.now, group.ends, work.now.toordinal())
    await offer_times(work, group, fresh)
    await work.save(replace(group, meets=None, chosen_by="", overlap=fresh.overlap, touched=True))
    await _show(work, group)
    return Done()


async def other_time(ask: Ask, work: Work) -> Outcome:
    """Open the form for a time of one's own."""
    group = await work.get(Group, ask.subject)
    if group is None or not await work.count(Chair, group=group.id, member=ask.who.id):
        raise Refusal(notices.not_yours())
    local = work.now.astimezone(ask.who.tz(work.community))
    return OpenForm(forms.other_time_form(group, ask.who.tz(work.community).key, local))


async def set_other_time(ask: Ask, work: Work) -> Outcome:
    """Take a time somebody proposed in their own zone."""
    group, chair = await seated(ask, work)
    day = date.fromisoformat(ask.text("day"))
    at = wall(day, time.fromisoformat(ask.text("time")), ask.who.tz(work.community))
    if at <= work.now:
        raise Mend({"day": words.line("time-past")})
    if at > work.now + rules.FAR:
        raise Mend({"day": words.line("time-far")})
    if not chair.pressed:
        await work.save(replace(chair, pressed=True))
    await _set_time(work, group, ask.who, at)
    return reply(answers.time_set(at))


# -- more -----------------------------------------------------------------------------------------


async def more(ask: Ask, work: Work) -> Outcome:
    """Show, to the presser alone, what else can be done."""
    group, _ = await seated(ask, work)
    return reply(introduction.more(group))


async def other_questions(ask: Ask, work: Work) -> Outcome:
    """Draw other opening questions for the group."""
    group, _ = await seated(ask, work)
    chairs = await work.find(Chair, group=group.id)
    seen = []
    for chair in chairs:
        asked = await work.find(Asked, member=chair.member)
        seen.append({each.opener for each in asked})
    drawn = choose(await bank(work), seen, 2, f"{group.id}{len(seen[0])}", 3)
    for chair in chairs:
        for opener in drawn:
            await work.add(Asked(member=chair.member, opener=opener.id, created=work.now))
    group = replace(group, openers=tuple(each.id for each in drawn))
    await work.save(group)
    await _show(work, group)
    return reply(answers.fresh_questions())


# -- how it went ----------------------------------------------------------------------------------


async def met(ask: Ask, work: Work) -> Outcome:
    """Say that it happened; then, privately: again?"""
    group, chair = await _answered(ask, work, Went.MET)
    chairs = await work.find(Chair, group=group.id)
    await note_encounters(work, group, [each.member for each in chairs])
    return put(answers.again(group, chair))


async def planned(ask: Ask, work: Work) -> Outcome:
    """Say that it is still to come: asked once more after two days."""
    _, chair = await _answered(ask, work, Went.PLANNED)
    hours = Hours.of(ask.who, work.community)
    again = hours.working_days_on(work.now, rules.ASK_AGAIN)
    if await work.first_time(f"asks again:{chair.id}"):
        await work.later("coffee:ask_again", again, chair.id)
    return put(answers.still_to_come())


async def not_met(ask: Ask, work: Work) -> Outcome:
    """Say that it does not happen this time; somebody else can be found."""
    group, _ = await _answered(ask, work, Went.NOT)
    if not rules.happened(await work.find(Chair, group=group.id)):
        await undo_encounters(work, group)
    return put(answers.not_this_time(group))


async def _answered(ask: Ask, work: Work, went: Went) -> tuple[Group, Chair]:
    chair = await work.get(Chair, ask.subject)
    if chair is None:
        raise Refusal(notices.moved_on())
    group, chair = await seated(ask, work, chair.group)
    if chair.id != ask.subject:
        raise Refusal(notices.not_yours())
    chair = replace(chair, met=went)
    await work.save(chair)
    return group, chair


async def again_yes(ask: Ask, work: Work) -> Outcome:
    """Say yes to meeting again; told to the others only when all have."""
    return await _again(ask, work, yes=True)


async def again_no(ask: Ask, work: Work) -> Outcome:
    """Say not now to meeting again; nobody learns of it."""
    return await _again(ask, work, yes=False)


async def _again(ask: Ask, work: Work, *, yes: bool) -> Outcome:
    chair = await work.get(Chair, ask.subject)
    if chair is None:
        raise Refusal(notices.moved_on())
    if chair.member != ask.who.id:
        raise Refusal(notices.not_yours())
    await work.save(replace(chair, again=yes))
    chairs = await work.find(Chair, group=chair.group)
    if yes and rules.mutual(chairs):
        for each in chairs:
            member = await work.get(Member, each.member)
            if member:
                await work.send(member, "coffee:mutual", chair.group, prompt=each == chair)
    return put(answers.again_kept(yes=yes))


# -- when it cannot be ----------------------------------------------------------------------------


async def release(work: Work, member: str) -> None:
    """Offer somebody else to those who were to meet a member that is away now."""
    for chair in await work.find(Chair, member=member, met=(Went.UNKNOWN, Went.PLANNED)):
        group = await work.get(Group, chair.group)
        if group is None or not group.open:
            continue
        others = [c for c in await work.find(Chair, group=group.id) if c.member != member]
        if len(others) == 1 and others[0].met is not Went.MET:
            partner = await work.get(Member, others[0].member)
            if partner:
                await work.send(partner, "coffee:rematch", group.id)
