"""The one pause switch: turning it on for a while, turning it off, and its end by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.kit.contracts.context import Context, FormError, Refusal
from bot.kit.contracts.events import Paused, Resumed
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import only_for
from bot.kit.model.people import Community, Member
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.time.cadence import wall
from bot.kit.time.date_parsing import NoDay, read_day
from bot.kit.widgets import notices
from bot.programmes.home import views
from bot.programmes.home.rules import Span, back_on

RESUME = "home:resume"
DAY = timedelta(days=1)


async def pause(ctx: Context, tx: Transaction) -> Outcome:
    """Ask how long, or repeat the day that was typed before anything is done."""
    member, typed = await _joined(ctx, tx), ctx.text("until")
    if not typed:
        return reply(views.pause_choices(member))
    try:
        day = _day(typed, member, tx)
    except NoDay as doubt:
        return reply(views.pause_choices(member, doubt.sentence))
    return reply(views.confirm_pause(member, typed, day, tx.community))


async def pause_for(ctx: Context, tx: Transaction) -> Outcome:
    """Pause for a span, or until a day; the subject is `member.span` or `member.day`."""
    owner, _, wanted = ctx.subject.partition(".")
    member = await _joined(ctx.about(owner), tx)
    try:
        day = _back(wanted, member, tx)
    except ValueError as over:
        raise Refusal(notices.moved_on()) from over
    return reply(views.paused(await _pause(member, day, tx), tx.community))


async def open_until(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for the day somebody is back."""
    return OpenForm(views.pause_form(await _joined(ctx, tx)))


async def take_until(ctx: Context, tx: Transaction) -> Outcome:
    """Pause until the day that was chosen in the form."""
    member = await _joined(ctx, tx)
    try:
        day = _day(ctx.text("day"), member, tx)
    except NoDay as doubt:
        raise FormError({"day": doubt.sentence}) from doubt
    return reply(views.paused(await _pause(member, day, tx), tx.community))


async def resume(ctx: Context, tx: Transaction) -> Outcome:
    """Come back now."""
    member = await _joined(ctx, tx)
    if not member.paused:
        return reply(views.not_paused())
    await _resume(member, tx)
    return reply(views.resumed())


async def pause_over(ctx: Context, tx: Transaction) -> None:
    """End a pause whose day has come, by itself."""
    member = await tx.one(Member, pause=ctx.subject)
    if member and member.paused and not member.paused_at(tx.now):
        await _resume(member, tx)


async def _joined(ctx: Context, tx: Transaction) -> Member:
    await only_for(ctx.subject, ctx, tx)
    if not ctx.who.joined:
        raise Refusal(views.not_joined())
    return ctx.who


def _today(member: Member, tx: Transaction) -> date:
    return tx.now.astimezone(member.tz(tx.community)).date()


def _day(typed: str, member: Member, tx: Transaction) -> date:
    today = _today(member, tx)
    return read_day(typed, today, today + DAY)


def _back(wanted: str, member: Member, tx: Transaction) -> date | None:
    if wanted in list(Span):
        return back_on(Span(wanted), _today(member, tx))
    return _day(wanted, member, tx)


def _dawn(day: date, member: Member, community: Community) -> datetime:
    return wall(day, time(), member.tz(community))


async def _pause(member: Member, day: date | None, tx: Transaction) -> Member:
    until = _dawn(day, member, tx.community) if day else None
    if member.paused_at(tx.now) and member.paused_until == until:
        return member
    away = replace(member, paused=True, paused_until=until)
    await tx.save(away)
    await tx.cancel(RESUME, member.pause)
    if until:
        await tx.later(RESUME, until, member.pause)
    await tx.tell(Paused(member.id))
    return away


async def _resume(member: Member, tx: Transaction) -> None:
    await tx.save(replace(member, paused=False, paused_until=None))
    await tx.cancel(RESUME, member.pause)
    await tx.tell(Resumed(member.id))
