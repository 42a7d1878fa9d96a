"""Asking everybody in a series, each at their own time of the day.

A window is opened where its day begins first. From there on one wave after the other asks the
members of one time zone; whoever chose a time of their own has a due row of their own. A last look,
when the day's time has come everywhere, asks who moved between zones meanwhile. What is sent once
is never sent again, so every step may be repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.kit.owed import Owed
from bot.kit.people import Member
from bot.kit.ports import AtLeast, Outside, Reads, Work, pages, those
from bot.kit.programme import Ask
from bot.kit.series import Enrolment, Part, Series, State
from bot.programmes.checkin import rules
from bot.programmes.checkin.mine import takes_part
from bot.programmes.checkin.nouns import SERIES_TIME, Habit, Sheet, Window
from bot.programmes.checkin.nouns import State as Answered
from bot.programmes.checkin.store import habit_of, keep, settings_of, sheet_of

PROMPT = "checkin:prompt"


@dataclass(frozen=True, slots=True)
class Wave:
    """People to ask at one moment: those of a zone, or (`member`) one with a time of their own."""

    zone: str = ""
    member: str = ""


# -- a window begins -------------------------------------------------------------------------------


async def plan_next(work: Work, series: Series) -> None:
    """Owe the next window of a series, in place of any planned before."""
    await work.cancel("checkin:open", series.id)
    if series.state is State.RUNNING:
        await work.later("checkin:open", rules.opens_next(series, work.now), series.id)


async def who_takes_part(ask: Ask, reads: Reads) -> Sequence[Wave]:
    """Return the zones of a series' members, and who has a time of their own."""
    async with reads() as work:
        series = await work.get(Series, ask.subject)
    if series is None or series.state is not State.RUNNING:
        return []
    ids = {each.member for each in await pages(reads, Enrolment, series=series.id, part=Part.IN)}
    members = [each for each in await pages(reads, Member) if each.id in ids]
    timed = {each.id for each in await pages(reads, Habit) if each.at != SERIES_TIME} & ids
    zones = sorted({each.zone for each in members if each.id not in timed})
    return [*map(Wave, zones), *(Wave(member=each) for each in sorted(timed))]


async def as_gathered(gathered: Sequence[Wave], _outside: Outside) -> Sequence[Wave]:
    """Compute nothing: what was gathered is settled batch by batch."""
    return gathered


async def open_window(ask: Ask, work: Work, waves: Sequence[Wave]) -> None:
    """Owe each wave at its own moment."""
    series = await work.get(Series, ask.subject)
    if series is None or ask.due is None or series.state is not State.RUNNING:
        return
    window = await _window(ask, series, work)
    for wave in waves:
        if wave.member:
            member = await work.get(Member, wave.member)
            if member:
                await ask_at_their_time(window, series, member, work)
        else:
            anybody = Member(account="", name="", zone=wave.zone)
            at = rules.asked_at(window, series.at, anybody, work.community)
            await work.later("checkin:ask", at, about(window, wave.zone))


async def ask_at_their_time(window: Window, series: Series, member: Member, work: Work) -> None:
    """Owe one member the question at the time of day they chose."""
    at = rules.own_time(await habit_of(work, member.id), series.at)
    moment = rules.asked_at(window, at, member, work.community)
    sheet = await sheet_of(work, window, member.id)
    await keep(work, sheet)
    await work.later("checkin:ask_one", moment, about(window, sheet.id))


async def opened(ask: Ask, work: Work) -> None:
    """Owe the last look, the reminder, the closing and the window after this one."""
    series = await work.get(Series, ask.subject)
    if series is None or ask.due is None or series.state is not State.RUNNING:
        return
    window = await _window(ask, series, work)
    subject = about(window)
    await work.later("checkin:look_again", rules.everywhere(window.opens, series.at), subject)
    reminds = rules.reminds_on(window)
    if reminds:
        await work.later("checkin:remind", rules.everywhere(reminds, series.at), subject)
    await work.later("checkin:close", rules.everywhere(window.last + rules.DAY, 0), subject)
    await plan_next(work, series)


def about(window: Window, rest: str = "") -> str:
    """Return what a job about a window is about: the series first, for the clock's log."""
    subject = f"{window.series or '-'}.{window.id}"
    return f"{subject}.{rest}" if rest else subject


async def _window(ask: Ask, series: Series, work: Work) -> Window:
    """Return the window that begins now, made when it is first needed."""
    day = rules.day_of(ask.due or ask.now)
    known = await work.one(Window, series=series.id, day=day.isoformat())
    if known:
        return known
    settings = await settings_of(work, series.id)
    following = rules.day_of(rules.opens_next(series, ask.due or ask.now))
    earlier = await work.find(Window, series=series.id)
    window = Window(
        series=series.id,
        theme=rules.theme_of(settings, day, [each.opens for each in earlier]),
        day=day.isoformat(),
        until=rules.until(day, settings.days, following).isoformat(),
        created=work.now,
    )
    await work.add(window)
    return window


# -- everybody is asked ----------------------------------------------------------------------------


async def who_is_due(ask: Ask, reads: Reads) -> Sequence[Member]:
    """Return the members of a zone who take part and have no time of their own."""
    series, window, zone = ask.subject.partition(".")[0], *_window_of(ask)
    if not await _still_open(window, reads):
        return []
    there = {each.id: each for each in await pages(reads, Member, zone=zone)}
    timed = {each.id for each in await pages(reads, Habit) if each.at != SERIES_TIME}
    parts = await those(reads, Enrolment, list(there), "member", series=series, part=Part.IN)
    return [there[each.member] for each in parts if each.member not in timed]


async def who_was_missed(ask: Ask, reads: Reads) -> Sequence[Member]:
    """Return who takes part, was not asked yet, and whose time has come."""
    window, _ = _window_of(ask)
    if not await _still_open(window, reads):
        return []
    asked = await _asked(window, reads)
    parts = await pages(reads, Enrolment, series=ask.subject.partition(".")[0], part=Part.IN)
    later = {each.id for each in await pages(reads, Habit) if each.at != SERIES_TIME}
    return await those(reads, Member, [e.member for e in parts if e.member not in asked | later])


async def who_is_silent(ask: Ask, reads: Reads) -> Sequence[Member]:
    """Return who was asked and has said nothing yet."""
    window, _ = _window_of(ask)
    if not await _still_open(window, reads):
        return []
    said = (Answered.ANSWERED, Answered.SKIPPED)
    done = {each.member for each in await pages(reads, Sheet, window=window, state=said)}
    return await those(reads, Member, sorted(await _asked(window, reads) - done))


async def _asked(window: str, reads: Reads) -> set[str]:
    async with reads() as work:
        known = await work.get(Window, window)
    if known is None:
        return set()
    notes = await pages(reads, Owed, card=PROMPT, created=AtLeast(known.created))
    return {each.member for each in notes if each.ids == (window,)}


async def _still_open(window: str, reads: Reads) -> bool:
    """Say whether anybody anywhere can still answer; after a long downtime nobody can."""
    async with reads() as work:
        known = await work.get(Window, window)
        over = known and work.now >= rules.everywhere(known.last + rules.DAY, 0)
        return known is not None and not over


def _window_of(ask: Ask) -> tuple[str, str]:
    """Return the window a job is about, and what follows it in the subject."""
    window, _, rest = ask.subject.partition(".")[2].partition(".")
    return window, rest


async def as_they_are(gathered: Sequence[Member], _outside: Outside) -> Sequence[Member]:
    """Compute nothing: what was gathered is settled batch by batch."""
    return gathered


async def prompt(ask: Ask, work: Work, batch: Sequence[Member]) -> None:
    """Owe the question to these members; once, however often this runs.

    Who paused or left meanwhile is seen when it is about to leave.
    """
    window, _ = _window_of(ask)
    await work.send_all(batch, PROMPT, window)


async def remind(ask: Ask, work: Work, batch: Sequence[Member]) -> None:
    """Owe the one reminder to these members."""
    window, _ = _window_of(ask)
    await work.send_all(batch, PROMPT, window, "again")


async def ask_one(ask: Ask, work: Work) -> None:
    """Ask one member at a time of their own, or again when they said "later"."""
    id, sheet_id = _window_of(ask)
    window, sheet = await work.get(Window, id), await work.get(Sheet, sheet_id)
    member = await work.get(Member, sheet.member) if sheet else None
    if window is None or member is None or not await takes_part(window, member, work):
        return
    if rules.is_open(window, member, work.community, work.now):
        await work.send(member, PROMPT, window.id, key=await _again(window, member, work))


async def _again(window: Window, member: Member, work: Work) -> str:
    """Return what tells a repeated question from the first: nothing where there was none."""
    before = await work.count(Owed, member=member.id, card=PROMPT, created=AtLeast(window.created))
    return f"{work.now:%Y-%m-%d}" if before else ""
