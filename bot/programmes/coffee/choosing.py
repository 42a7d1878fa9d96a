"""When a group meets, and what else its card offers: another time, other questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.kit import notices
from bot.kit.cadence import wall
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.times import Free, offer
from bot.kit.ui import Done, OpenForm, Outcome, reply
from bot.programmes.coffee import rules
from bot.programmes.coffee.bank import bank
from bot.programmes.coffee.introduce import OPENERS, follow_group, offer_times
from bot.programmes.coffee.nouns import Asked, Chair, Group, Slot
from bot.programmes.coffee.openers import choose
from bot.programmes.coffee.places import INTRODUCTION, TIME, show
from bot.programmes.coffee.rounds import settings_of
from bot.programmes.coffee.seated import company, find_seat, here, seated
from bot.programmes.coffee.views import forms, introduction
from bot.programmes.coffee.views import meeting as answers
from bot.programmes.coffee.views.say import words

# -- when -----------------------------------------------------------------------------------------


async def take_time(ask: Ask, work: Work) -> Outcome:
    """Choose one of the times offered, for everybody."""
    slot = await work.get(Slot, ask.subject)
    if slot is None:
        raise Refusal(notices.moved_on())
    group, _ = await seated(ask, work, slot.group)
    here(ask.who, work)
    if group.meets == slot.at:
        return Done()
    if group.meets is not None:
        return reply(answers.time_taken(group))
    if slot.at <= work.now:
        return reply(answers.time_over(group))
    if len(await company(work, group)) < 2:
        return reply(answers.nobody_there(group))
    await _set_time(work, await _opened(work, group), ask.who, slot.at)
    return Done()


async def change_time(ask: Ask, work: Work) -> Outcome:
    """Free a chosen time and offer fresh ones."""
    group, _ = await seated(ask, work)
    here(ask.who, work)
    members = await company(work, group)
    if len(members) < 2:
        return reply(answers.nobody_there(group))
    group = await _opened(work, group)
    free = [Free.of(member, work.community) for member in members]
    fresh = offer(free, work.now, group.ends, work.now.toordinal())
    await offer_times(work, group, fresh)
    freed = group.meets is not None
    group = replace(group, meets=None, chosen_by="", overlap=fresh.overlap)
    await work.save(group)
    await show(work, group, INTRODUCTION, *([TIME] if freed else ()))
    return reply(answers.times_offered())


async def other_time(ask: Ask, work: Work) -> Outcome:
    """Open the form for a time of one's own."""
    group, _ = await find_seat(ask, work)
    here(ask.who, work)
    zone = ask.who.tz(work.community)
    return OpenForm(forms.other_time_form(group, zone.key, work.now.astimezone(zone)))


async def set_other_time(ask: Ask, work: Work) -> Outcome:
    """Take a time somebody proposed in their own zone."""
    group, _ = await seated(ask, work)
    here(ask.who, work)
    day = date.fromisoformat(ask.text("day"))
    at = wall(day, time.fromisoformat(ask.text("time")), ask.who.tz(work.community))
    if at <= work.now:
        raise Mend({"day": words.line("time-past")})
    if at > work.now + rules.FAR:
        raise Mend({"day": words.line("time-far")})
    if len(await company(work, group)) < 2:
        return reply(answers.nobody_there(group))
    await _set_time(work, await _opened(work, group), ask.who, at)
    return reply(answers.time_set(at))


async def _opened(work: Work, group: Group) -> Group:
    """Return a group that is open: one whose round is over gets two more weeks."""
    if group.open:
        return group
    times = rules.outside(work.now)
    group = replace(group, open=True, ends=times.ends)
    await follow_group(work, group.id, times)
    return group


async def _set_time(work: Work, group: Group, member: Member, at: datetime) -> None:
    group = replace(group, meets=at, chosen_by=member.id)
    await work.save(group)
    await show(work, group, INTRODUCTION, TIME)


# -- more -----------------------------------------------------------------------------------------


async def more(ask: Ask, work: Work) -> Outcome:
    """Show, to the presser alone, what else can be done."""
    group, _ = await seated(ask, work)
    return reply(introduction.more(group, zone_known=bool(ask.who.zone)))


async def other_questions(ask: Ask, work: Work) -> Outcome:
    """Draw other opening questions for the group."""
    group, _ = await seated(ask, work)
    chairs = await work.find(Chair, group=group.id)
    asked = await work.find(Asked, member=[chair.member for chair in chairs])
    seen = [{each.opener for each in asked if each.member == chair.member} for chair in chairs]
    settings = await settings_of(work, group.series)
    fresh = choose(await bank(work), seen, settings.depth, f"{group.id}{len(asked)}", OPENERS)
    for chair in chairs:
        for opener in fresh:
            await work.add(Asked(member=chair.member, opener=opener.id, created=work.now))
    group = replace(group, openers=tuple(each.id for each in fresh))
    await work.save(group)
    await show(work, group, INTRODUCTION)
    return reply(answers.fresh_questions())
