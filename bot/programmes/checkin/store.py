"""Reading check-ins: settings, windows, sheets, the questions somebody gets."""

from __future__ import annotations

from datetime import date

from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.series import Enrolment, Part, Series, State
from bot.programmes.checkin import rules
from bot.programmes.checkin.bank import Question, choose
from bot.programmes.checkin.nouns import Habit, OwnQuestion, Settings, Sheet, Window

LIVE = (State.RUNNING, State.HELD)


async def settings_of(work: Work, series: str) -> Settings:
    """Return the settings of a series."""
    return await work.get(Settings, series) or Settings(id=series)


async def habit_of(work: Work, member: str) -> Habit:
    """Return how somebody likes to be asked."""
    return await work.get(Habit, member) or Habit(id=member)


async def joined_series(work: Work, member: str) -> list[Series]:
    """Return the check-in series somebody takes part in."""
    parts = await work.find(Enrolment, member=member, part=Part.IN)
    ids = [each.series for each in parts]
    return await work.find(Series, id=ids, programme="checkin", state=LIVE) if ids else []


async def windows_of(work: Work, member: Member, since: date) -> list[Window]:
    """Return the windows a member could answer in that began on `since` or later, newest first."""
    ids = [each.id for each in await joined_series(work, member.id)]
    found = await work.find(Window, member=member.id, order="-day", limit=60)
    if ids:
        found += await work.find(Window, series=ids, order="-day", limit=60)
    recent = (each for each in found if each.opens >= since)
    return sorted(recent, key=lambda each: (each.day, bool(each.series)), reverse=True)


async def current(work: Work, member: Member) -> Window | None:
    """Return the window that is open for a member and begins last; None where none is."""
    today = work.now.astimezone(member.tz(work.community)).date()
    for window in await windows_of(work, member, today.replace(year=today.year - 1, day=1)):
        begun = window.opens <= today
        if begun and rules.is_open(window, member, work.community, work.now):
            return window
    return None


async def own_questions(work: Work, series: str) -> list[Question]:
    """Return what organisers added to a series."""
    found = await work.find(OwnQuestion, series=series) if series else []
    return [Question(each.id, each.part, 1, each.question) for each in found]


async def sheet_of(work: Work, window: Window, member: str) -> Sheet:
    """Return what somebody is asked in a window, chosen now where they have not seen it yet."""
    known = await work.one(Sheet, window=window.id, member=member)
    if known:
        return known
    earlier = await work.find(Sheet, member=member, order="created")
    seen = [id for each in earlier for id in each.questions]
    own = await own_questions(work, window.series)
    chosen = choose(window.theme, seen, f"{window.id}:{member}", own)
    ids = tuple(each.id for each in chosen)
    return Sheet(window=window.id, member=member, questions=ids, created=work.now)


async def keep(work: Work, sheet: Sheet) -> None:
    """Write a sheet down, new or changed."""
    if not await work.add(sheet):
        await work.save(sheet)
