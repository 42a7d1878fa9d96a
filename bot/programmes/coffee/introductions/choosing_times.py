"""When a group meets, and what else its card offers: another time, other questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.outcomes import Done, OpenForm, Outcome, reply
from bot.kit.time.cadence import wall
from bot.kit.time.meeting_times import Free, offer
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coffee import rules
from bot.programmes.coffee.access import company, find_seat, here, seated
from bot.programmes.coffee.introductions.introducing import OPENERS, follow_group, offer_times
from bot.programmes.coffee.introductions.places import INTRODUCTION, TIME, show
from bot.programmes.coffee.models import Asked, Group, GroupMember, Slot
from bot.programmes.coffee.questions.bank import bank
from bot.programmes.coffee.questions.openers import choose
from bot.programmes.coffee.rounds.schedule import settings_of
from bot.programmes.coffee.views import forms, introduction
from bot.programmes.coffee.views import meeting as answers

words = Phrasebook("bot.programmes.coffee")


# -- when -----------------------------------------------------------------------------------------


async def take_time(ctx: Context, tx: Transaction) -> Outcome:
    """Choose one of the times offered, for everybody."""
    slot = await tx.get(Slot, ctx.subject)
    if slot is None:
        raise Refusal(notices.moved_on())
    group, _ = await seated(ctx, tx, slot.group)
    here(ctx.who, tx)
    if group.meets == slot.at:
        return Done()
    if group.meets is not None:
        return reply(answers.time_taken(group))
    if slot.at <= tx.now:
        return reply(answers.time_over(group))
    if len(await company(tx, group)) < 2:
        return reply(answers.nobody_there(group))
    await _set_time(tx, await _opened(tx, group), ctx.who, slot.at)
    return Done()


async def change_time(ctx: Context, tx: Transaction) -> Outcome:
    """Free a chosen time and offer fresh ones."""
    group, _ = await seated(ctx, tx)
    here(ctx.who, tx)
    members = await company(tx, group)
    if len(members) < 2:
        return reply(answers.nobody_there(group))
    group = await _opened(tx, group)
    free = [Free.of(member, tx.community) for member in members]
    fresh = offer(free, tx.now, group.ends, tx.now.toordinal())
    await offer_times(tx, group, fresh)
    freed = group.meets is not None
    group = replace(group, meets=None, chosen_by="", overlap=fresh.overlap)
    await tx.save(group)
    await show(tx, group, INTRODUCTION, *([TIME] if freed else ()))
    return reply(answers.times_offered())


async def other_time(ctx: Context, tx: Transaction) -> Outcome:
    """Open the form for a time of one's own."""
    group, _ = await find_seat(ctx, tx)
    here(ctx.who, tx)
    zone = ctx.who.tz(tx.community)
    return OpenForm(forms.other_time_form(group, zone.key, tx.now.astimezone(zone)))


async def set_other_time(ctx: Context, tx: Transaction) -> Outcome:
    """Take a time somebody proposed in their own zone."""
    group, _ = await seated(ctx, tx)
    here(ctx.who, tx)
    day = date.fromisoformat(ctx.text("day"))
    at = wall(day, time.fromisoformat(ctx.text("time")), ctx.who.tz(tx.community))
    if at <= tx.now:
        raise FormError({"day": words.line("time-past")})
    if at > tx.now + rules.FAR:
        raise FormError({"day": words.line("time-far")})
    if len(await company(tx, group)) < 2:
        return reply(answers.nobody_there(group))
    await _set_time(tx, await _opened(tx, group), ctx.who, at)
    return reply(answers.time_set(at))


async def _opened(tx: Transaction, group: Group) -> Group:
    """Return a group that is open: one whose round is over gets two more weeks."""
    if group.open:
        return group
    times = rules.outside(tx.now)
    group = replace(group, open=True, ends=times.ends)
    await follow_group(tx, group.id, times)
    return group


async def _set_time(tx: Transaction, group: Group, member: Member, at: datetime) -> None:
    group = replace(group, meets=at, chosen_by=member.id)
    await tx.save(group)
    await show(tx, group, INTRODUCTION, TIME)


# -- more -----------------------------------------------------------------------------------------


async def more(ctx: Context, tx: Transaction) -> Outcome:
    """Show, to the presser alone, what else can be done."""
    group, _ = await seated(ctx, tx)
    return reply(introduction.more(group, zone_known=bool(ctx.who.zone)))


async def other_questions(ctx: Context, tx: Transaction) -> Outcome:
    """Draw other opening questions for the group."""
    group, _ = await seated(ctx, tx)
    chairs = await tx.find(GroupMember, group=group.id)
    asked = await tx.find(Asked, member=[chair.member for chair in chairs])
    seen = [{each.opener for each in asked if each.member == chair.member} for chair in chairs]
    settings = await settings_of(tx, group.series)
    fresh = choose(await bank(tx), seen, settings.depth, f"{group.id}{len(asked)}", OPENERS)
    for chair in chairs:
        for opener in fresh:
            await tx.add(Asked(member=chair.member, opener=opener.id, created=tx.now))
    group = replace(group, openers=tuple(each.id for each in fresh))
    await tx.save(group)
    await show(tx, group, INTRODUCTION)
    return reply(answers.fresh_questions())
