"""A check-in of one's own, with no organiser: its rhythm, its windows, and when one is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Mend
from bot.kit.ui import Card, OpenForm, Outcome, reply
from bot.programmes.checkin import rules
from bot.programmes.checkin.mine import joined
from bot.programmes.checkin.nouns import OFF, SERIES_TIME, Habit, Settings, Window
from bot.programmes.checkin.opening import PROMPT
from bot.programmes.checkin.store import habit_of, joined_series
from bot.programmes.checkin.views import settings as views
from bot.programmes.checkin.views.say import words

MINE = "checkin:mine"


async def settings(ask: Ask, work: Work) -> Outcome:
    """Show when somebody checks in, and what they can change."""
    return reply(await _card(joined(ask), work, ask.subject))


async def _card(member: Member, work: Work, start: str = "") -> Card:
    habit = await habit_of(work, member.id)
    series = await joined_series(work, member.id)
    at = rules.next_personal(habit, member, work.community, work.now)
    return views.settings(habit, series, at, start)


async def open_habit(ask: Ask, work: Work) -> Outcome:
    """Ask for a rhythm and a time of day."""
    return OpenForm(views.habit_form(await habit_of(work, joined(ask).id)))


async def take_habit(ask: Ask, work: Work) -> Outcome:
    """Keep them, and plan the next check-in."""
    every, _, nth = ask.text("every").partition("-on-")
    habit = Habit(
        id=joined(ask).id,
        every=every if every != views.NONE else OFF,
        weekday=int(ask.text("weekday") or 1),
        nth=int(nth or 1),
        at=_minutes(ask.text("time")),
        anchor=work.now,
    )
    _must_be_askable(habit, ask.who)
    await _keep(work, habit)
    await plan(work, ask.who)
    return reply(await _card(ask.who, work))


def _minutes(typed: str) -> int:
    at = time.fromisoformat(typed) if typed else None
    return at.hour * 60 + at.minute if at else SERIES_TIME


def _must_be_askable(habit: Habit, member: Member) -> None:
    """Mend a time at which nobody is asked (rule R5), so that what is said of it is true."""
    if habit.at != SERIES_TIME and not rules.askable(habit.at, member):
        starts, ends = views.clock(member.starts), views.clock(member.ends)
        raise Mend({"time": words.line("time-outside", starts=starts, ends=ends)})
    if habit.every != OFF and str(habit.weekday) not in member.days:
        raise Mend({"weekday": words.line("day-outside")})


async def stop(ask: Ask, work: Work) -> Outcome:
    """End a rhythm of one's own; what was written stays."""
    habit = await habit_of(work, joined(ask).id)
    await _keep(work, replace(habit, every=OFF))
    await work.cancel(MINE, ask.who.id)
    return reply(await _card(ask.who, work))


async def _keep(work: Work, habit: Habit) -> None:
    if not await work.add(habit):
        await work.save(habit)


async def plan(work: Work, member: Member) -> datetime | None:
    """Owe somebody's own next check-in, in place of any planned before; when that is."""
    await work.cancel(MINE, member.id)
    habit = await habit_of(work, member.id)
    at = rules.next_personal(habit, member, work.community, work.now)
    if at:
        await work.later(MINE, at, member.id)
    return at


async def ask_me(ask: Ask, work: Work) -> None:
    """Open somebody's own window and owe the question, unless they are away."""
    member = await work.get(Member, ask.subject)
    if member is None or not member.joined:
        return
    following = await plan(work, member)
    if member.reachable(work.now):
        window = await open_own(member, work, following)
        await work.send(member, PROMPT, window.id)


async def open_own(member: Member, work: Work, following: datetime | None = None) -> Window:
    """Return a window of somebody's own that begins today, made where there is none."""
    zone = member.tz(work.community)
    today = work.now.astimezone(zone).date()
    known = await work.one(Window, series="", member=member.id, day=today.isoformat())
    if known:
        return known
    ends = following.astimezone(zone).date() if following else None
    window = Window(
        member=member.id,
        theme=rules.theme_at(Settings(id=""), _month(today)),
        day=today.isoformat(),
        until=rules.until(today, rules.PERSONAL_DAYS, ends).isoformat(),
        created=work.now,
    )
    await work.add(window)
    return window


def _month(day: date) -> int:
    return day.year * 12 + day.month
