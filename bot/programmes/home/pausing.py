"""The one pause switch: turning it on for a while, turning it off, and its end by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.kit import notices
from bot.kit.cadence import wall
from bot.kit.events import Paused, Resumed
from bot.kit.people import Community, Member
from bot.kit.ports import Work
from bot.kit.presser import only_for
from bot.kit.programme import Ask, Mend, Refusal
from bot.kit.ui import OpenForm, Outcome, reply
from bot.kit.when import NoDay, read_day
from bot.programmes.home import views
from bot.programmes.home.rules import Span, back_on

RESUME = "home:resume"
DAY = timedelta(days=1)


async def pause(ask: Ask, work: Work) -> Outcome:
    """Ask how long, or repeat the day that was typed before anything is done."""
    member, typed = await _joined(ask, work), ask.text("until")
    if not typed:
        return reply(views.pause_choices(member))
    try:
        day = _day(typed, member, work)
    except NoDay as doubt:
        return reply(views.pause_choices(member, doubt.sentence))
    return reply(views.confirm_pause(member, typed, day, work.community))


async def pause_for(ask: Ask, work: Work) -> Outcome:
    """Pause for a span, or until a day; the subject is `member.span` or `member.day`."""
    owner, _, wanted = ask.subject.partition(".")
    member = await _joined(ask.about(owner), work)
    try:
        day = _back(wanted, member, work)
    except ValueError as over:
        raise Refusal(notices.moved_on()) from over
    return reply(views.paused(await _pause(member, day, work), work.community))


async def open_until(ask: Ask, work: Work) -> Outcome:
    """Ask for the day somebody is back."""
    return OpenForm(views.pause_form(await _joined(ask, work)))


async def take_until(ask: Ask, work: Work) -> Outcome:
    """Pause until the day that was chosen in the form."""
    member = await _joined(ask, work)
    try:
        day = _day(ask.text("day"), member, work)
    except NoDay as doubt:
        raise Mend({"day": doubt.sentence}) from doubt
    return reply(views.paused(await _pause(member, day, work), work.community))


async def resume(ask: Ask, work: Work) -> Outcome:
    """Come back now."""
    member = await _joined(ask, work)
    if not member.paused:
        return reply(views.not_paused())
    await _resume(member, work)
    return reply(views.resumed())


async def pause_over(ask: Ask, work: Work) -> None:
    """End a pause whose day has come, by itself."""
    member = await work.one(Member, pause=ask.subject)
    if member and member.paused and not member.paused_at(work.now):
        await _resume(member, work)


async def _joined(ask: Ask, work: Work) -> Member:
    await only_for(ask.subject, ask, work)
    if not ask.who.joined:
        raise Refusal(views.not_joined())
    return ask.who


def _today(member: Member, work: Work) -> date:
    return work.now.astimezone(member.tz(work.community)).date()


def _day(typed: str, member: Member, work: Work) -> date:
    today = _today(member, work)
    return read_day(typed, today, today + DAY)


def _back(wanted: str, member: Member, work: Work) -> date | None:
    if wanted in list(Span):
        return back_on(Span(wanted), _today(member, work))
    return _day(wanted, member, work)


def _dawn(day: date, member: Member, community: Community) -> datetime:
    return wall(day, time(), member.tz(community))


async def _pause(member: Member, day: date | None, work: Work) -> Member:
    until = _dawn(day, member, work.community) if day else None
    if member.paused_at(work.now) and member.paused_until == until:
        return member
    away = replace(member, paused=True, paused_until=until)
    await work.save(away)
    await work.cancel(RESUME, member.pause)
    if until:
        await work.later(RESUME, until, member.pause)
    await work.tell(Paused(member.id))
    return away


async def _resume(member: Member, work: Work) -> None:
    await work.save(replace(member, paused=False, paused_until=None))
    await work.cancel(RESUME, member.pause)
    await work.tell(Resumed(member.id))
