"""A check-in of one's own, with no organiser: its rhythm, its windows, and when one is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.kit.contracts.context import Context, FormError
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import OpenForm, Outcome, reply
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin import rules
from bot.programmes.checkin.access import joined
from bot.programmes.checkin.models import OFF, SERIES_TIME, CheckinSettings, Habit, Window
from bot.programmes.checkin.opening import PROMPT
from bot.programmes.checkin.store import habit_of, joined_series
from bot.programmes.checkin.views import settings as views

words = Phrasebook("bot.programmes.checkin")
MINE = "checkin:mine"


async def settings(ctx: Context, tx: Transaction) -> Outcome:
    """Show when somebody checks in, and what they can change."""
    return reply(await _card(joined(ctx), tx, ctx.subject))


async def _card(member: Member, tx: Transaction, start: str = "") -> Card:
    habit = await habit_of(tx, member.id)
    series = await joined_series(tx, member.id)
    at = rules.next_personal(habit, member, tx.community, tx.now)
    return views.settings(habit, series, at, start)


async def open_habit(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for a rhythm and a time of day."""
    return OpenForm(views.habit_form(await habit_of(tx, joined(ctx).id)))


async def take_habit(ctx: Context, tx: Transaction) -> Outcome:
    """Keep them, and plan the next check-in."""
    every, _, nth = ctx.text("every").partition("-on-")
    habit = Habit(
        id=joined(ctx).id,
        every=every if every != views.NONE else OFF,
        weekday=int(ctx.text("weekday") or 1),
        nth=int(nth or 1),
        at=_minutes(ctx.text("time")),
        anchor=tx.now,
    )
    _must_be_askable(habit, ctx.who)
    await _keep(tx, habit)
    await plan(tx, ctx.who)
    return reply(await _card(ctx.who, tx))


def _minutes(typed: str) -> int:
    at = time.fromisoformat(typed) if typed else None
    return at.hour * 60 + at.minute if at else SERIES_TIME


def _must_be_askable(habit: Habit, member: Member) -> None:
    """Mend a time at which nobody is asked (rule R5), so that what is said of it is true."""
    if habit.at != SERIES_TIME and not rules.askable(habit.at, member):
        starts, ends = views.clock(member.starts), views.clock(member.ends)
        raise FormError({"time": words.line("time-outside", starts=starts, ends=ends)})
    if habit.every != OFF and str(habit.weekday) not in member.days:
        raise FormError({"weekday": words.line("day-outside")})


async def stop(ctx: Context, tx: Transaction) -> Outcome:
    """End a rhythm of one's own; what was written stays."""
    habit = await habit_of(tx, joined(ctx).id)
    await _keep(tx, replace(habit, every=OFF))
    await tx.cancel(MINE, ctx.who.id)
    return reply(await _card(ctx.who, tx))


async def _keep(tx: Transaction, habit: Habit) -> None:
    if not await tx.add(habit):
        await tx.save(habit)


async def plan(tx: Transaction, member: Member) -> datetime | None:
    """Owe somebody's own next check-in, in place of any planned before; when that is."""
    await tx.cancel(MINE, member.id)
    habit = await habit_of(tx, member.id)
    at = rules.next_personal(habit, member, tx.community, tx.now)
    if at:
        await tx.later(MINE, at, member.id)
    return at


async def ask_me(ctx: Context, tx: Transaction) -> None:
    """Open somebody's own window and owe the question, unless they are away."""
    member = await tx.get(Member, ctx.subject)
    if member is None or not member.joined:
        return
    following = await plan(tx, member)
    if member.reachable(tx.now):
        window = await open_own(member, tx, following)
        await tx.send(member, PROMPT, window.id)


async def again(ctx: Context, tx: Transaction) -> None:
    """Owe the check-in after this one, however this one ended."""
    member = await tx.get(Member, ctx.subject)
    if member and member.joined:
        await plan(tx, member)


async def open_own(member: Member, tx: Transaction, following: datetime | None = None) -> Window:
    """Return a window of somebody's own that begins today, made where there is none."""
    zone = member.tz(tx.community)
    today = tx.now.astimezone(zone).date()
    known = await tx.one(Window, series="", member=member.id, day=today.isoformat())
    if known:
        return known
    ends = following.astimezone(zone).date() if following else None
    window = Window(
        member=member.id,
        theme=rules.theme_at(CheckinSettings(id=""), _month(today)),
        day=today.isoformat(),
        until=rules.until(today, rules.PERSONAL_DAYS, ends).isoformat(),
        created=tx.now,
    )
    await tx.add(window)
    return window


def _month(day: date) -> int:
    return day.year * 12 + day.month
