"""Asking everybody in a series, each at their own time of the day.

A window is opened where its day begins first. From there on one wave after the other asks the
members of one time zone; whoever chose a time of their own has a due row of their own. A last look,
when the day's time has come everywhere, asks who moved between zones meanwhile. What is sent once
is never sent again, so every step may be repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import AtLeast, Reads, Transaction, pages, those
from bot.kit.model.owed import Owed
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.programmes.checkin import rules
from bot.programmes.checkin.access import takes_part
from bot.programmes.checkin.models import SERIES_TIME, Habit, Sheet, Window
from bot.programmes.checkin.models import SheetState as Answered
from bot.programmes.checkin.store import habit_of, keep, settings_of, sheet_of

PROMPT = "checkin:prompt"


@dataclass(frozen=True, slots=True)
class Wave:
    """People to ask at one moment: those of a zone, or (`member`) one with a time of their own."""

    zone: str = ""
    member: str = ""


# -- a window begins -------------------------------------------------------------------------------


async def plan_next(tx: Transaction, series: Series) -> None:
    """Owe the next window of a series, in place of any planned before."""
    await tx.cancel("checkin:open", series.id)
    if series.state is SeriesState.RUNNING:
        await tx.later("checkin:open", rules.opens_next(series, tx.now), series.id)


async def who_takes_part(ctx: Context, reads: Reads) -> Sequence[Wave]:
    """Return the zones of a series' members, and who has a time of their own."""
    async with reads() as tx:
        series = await tx.get(Series, ctx.subject)
    if series is None or series.state is not SeriesState.RUNNING:
        return []
    ids = {each.member for each in await pages(reads, Enrolment, series=series.id, part=Part.IN)}
    members = [each for each in await pages(reads, Member) if each.id in ids]
    timed = {each.id for each in await pages(reads, Habit) if each.at != SERIES_TIME} & ids
    zones = sorted({each.zone for each in members if each.id not in timed})
    return [*map(Wave, zones), *(Wave(member=each) for each in sorted(timed))]


async def open_window(ctx: Context, tx: Transaction, waves: Sequence[Wave]) -> None:
    """Owe each wave at its own moment."""
    series = await tx.get(Series, ctx.subject)
    if series is None or ctx.due is None or series.state is not SeriesState.RUNNING:
        return
    window = await _window(ctx, series, tx)
    for wave in waves:
        if wave.member:
            member = await tx.get(Member, wave.member)
            if member:
                await ask_at_their_time(window, series, member, tx)
        else:
            anybody = Member(account="", name="", zone=wave.zone)
            at = rules.asked_at(window, series.at, anybody, tx.community)
            await tx.later("checkin:ask", at, about(window, wave.zone))


async def ask_at_their_time(
    window: Window, series: Series, member: Member, tx: Transaction
) -> None:
    """Owe one member the question at the time of day they chose."""
    at = rules.own_time(await habit_of(tx, member.id), series.at)
    moment = rules.asked_at(window, at, member, tx.community)
    sheet = await sheet_of(tx, window, member.id)
    await keep(tx, sheet)
    await tx.later("checkin:ask_one", moment, about(window, sheet.id))


async def opened(ctx: Context, tx: Transaction) -> None:
    """Owe the last look, the reminder and the closing."""
    series = await tx.get(Series, ctx.subject)
    if series is None or ctx.due is None or series.state is not SeriesState.RUNNING:
        return
    window = await _window(ctx, series, tx)
    subject = about(window)
    await tx.later("checkin:look_again", rules.everywhere(window.opens, series.at), subject)
    reminds = rules.reminds_on(window)
    if reminds:
        await tx.later("checkin:remind", rules.everywhere(reminds, series.at), subject)
    await tx.later("checkin:close", rules.everywhere(window.last + rules.DAY, 0), subject)


async def again(ctx: Context, tx: Transaction) -> None:
    """Owe the window after this one, while the series runs."""
    series = await tx.get(Series, ctx.subject)
    if series:
        await plan_next(tx, series)


def about(window: Window, rest: str = "") -> str:
    """Return what a job about a window is about: the series first, for the clock's log."""
    subject = f"{window.series or '-'}.{window.id}"
    return f"{subject}.{rest}" if rest else subject


async def _window(ctx: Context, series: Series, tx: Transaction) -> Window:
    """Return the window that begins now, made when it is first needed."""
    day = rules.day_of(ctx.due or ctx.now)
    known = await tx.one(Window, series=series.id, day=day.isoformat())
    if known:
        return known
    settings = await settings_of(tx, series.id)
    following = rules.day_of(rules.opens_next(series, ctx.due or ctx.now))
    earlier = await tx.find(Window, series=series.id)
    window = Window(
        series=series.id,
        theme=rules.theme_of(settings, day, [each.opens for each in earlier]),
        day=day.isoformat(),
        until=rules.until(day, settings.days, following).isoformat(),
        created=tx.now,
    )
    await tx.add(window)
    return window


# -- everybody is asked ----------------------------------------------------------------------------


async def who_is_due(ctx: Context, reads: Reads) -> Sequence[Member]:
    """Return the members of a zone who take part and have no time of their own."""
    series, window, zone = ctx.subject.partition(".")[0], *_window_of(ctx)
    if not await _still_open(window, reads):
        return []
    there = {each.id: each for each in await pages(reads, Member, zone=zone)}
    timed = {each.id for each in await pages(reads, Habit) if each.at != SERIES_TIME}
    parts = await those(reads, Enrolment, list(there), "member", series=series, part=Part.IN)
    return [there[each.member] for each in parts if each.member not in timed]


async def who_was_missed(ctx: Context, reads: Reads) -> Sequence[Member]:
    """Return who takes part, was not asked yet, and whose time has come."""
    window, _ = _window_of(ctx)
    if not await _still_open(window, reads):
        return []
    asked = await _asked(window, reads)
    parts = await pages(reads, Enrolment, series=ctx.subject.partition(".")[0], part=Part.IN)
    later = {each.id for each in await pages(reads, Habit) if each.at != SERIES_TIME}
    return await those(reads, Member, [e.member for e in parts if e.member not in asked | later])


async def who_is_silent(ctx: Context, reads: Reads) -> Sequence[Member]:
    """Return who was asked and has said nothing yet."""
    window, _ = _window_of(ctx)
    if not await _still_open(window, reads):
        return []
    said = (Answered.ANSWERED, Answered.SKIPPED)
    done = {each.member for each in await pages(reads, Sheet, window=window, state=said)}
    return await those(reads, Member, sorted(await _asked(window, reads) - done))


async def _asked(window: str, reads: Reads) -> set[str]:
    async with reads() as tx:
        known = await tx.get(Window, window)
    if known is None:
        return set()
    notes = await pages(reads, Owed, card=PROMPT, created=AtLeast(known.created))
    return {each.member for each in notes if each.ids == (window,)}


async def _still_open(window: str, reads: Reads) -> bool:
    """Say whether anybody anywhere can still answer; after a long downtime nobody can."""
    async with reads() as tx:
        known = await tx.get(Window, window)
        over = known and tx.now >= rules.everywhere(known.last + rules.DAY, 0)
        return known is not None and not over


def _window_of(ctx: Context) -> tuple[str, str]:
    """Return the window a job is about, and what follows it in the subject."""
    window, _, rest = ctx.subject.partition(".")[2].partition(".")
    return window, rest


async def prompt(ctx: Context, tx: Transaction, batch: Sequence[Member]) -> None:
    """Owe the question to these members; once, however often this runs.

    Who paused or left meanwhile is seen when it is about to leave.
    """
    window, _ = _window_of(ctx)
    await tx.send_all(batch, PROMPT, window)


async def remind(ctx: Context, tx: Transaction, batch: Sequence[Member]) -> None:
    """Owe the one reminder to these members."""
    window, _ = _window_of(ctx)
    await tx.send_all(batch, PROMPT, window, "again")


async def ask_one(ctx: Context, tx: Transaction) -> None:
    """Ask one member at a time of their own, or again when they said "later"."""
    id, sheet_id = _window_of(ctx)
    window, sheet = await tx.get(Window, id), await tx.get(Sheet, sheet_id)
    member = await tx.get(Member, sheet.member) if sheet else None
    if window is None or member is None or not await takes_part(window, member, tx):
        return
    if rules.is_open(window, member, tx.community, tx.now):
        await tx.send(member, PROMPT, window.id, key=await _again(window, member, tx))


async def _again(window: Window, member: Member, tx: Transaction) -> str:
    """Return what tells a repeated question from the first: nothing where there was none."""
    before = await tx.count(Owed, member=member.id, card=PROMPT, created=AtLeast(window.created))
    return f"{tx.now:%Y-%m-%d}" if before else ""
