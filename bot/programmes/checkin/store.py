"""Reading check-ins: settings, windows, sheets, the questions somebody gets."""

from __future__ import annotations

from datetime import date

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.programmes.checkin import rules
from bot.programmes.checkin.bank import Question, choose
from bot.programmes.checkin.models import CheckinSettings, Habit, OwnQuestion, Sheet, Window

LIVE = (SeriesState.RUNNING, SeriesState.HELD)


async def settings_of(tx: Transaction, series: str) -> CheckinSettings:
    """Return the settings of a series."""
    return await tx.get(CheckinSettings, series) or CheckinSettings(id=series)


async def habit_of(tx: Transaction, member: str) -> Habit:
    """Return how somebody likes to be asked."""
    return await tx.get(Habit, member) or Habit(id=member)


async def joined_series(tx: Transaction, member: str) -> list[Series]:
    """Return the check-in series somebody takes part in."""
    parts = await tx.find(Enrolment, member=member, part=Part.IN)
    ids = [each.series for each in parts]
    return await tx.find(Series, id=ids, programme="checkin", state=LIVE) if ids else []


async def windows_of(tx: Transaction, member: Member, since: date) -> list[Window]:
    """Return the windows a member could answer in that began on `since` or later, newest first."""
    ids = [each.id for each in await joined_series(tx, member.id)]
    found = await tx.find(Window, member=member.id, order="-day", limit=60)
    if ids:
        found += await tx.find(Window, series=ids, order="-day", limit=60)
    recent = (each for each in found if each.opens >= since)
    return sorted(recent, key=lambda each: (each.day, bool(each.series)), reverse=True)


async def current(tx: Transaction, member: Member) -> Window | None:
    """Return the window that is open for a member and begins last; None where none is."""
    today = tx.now.astimezone(member.tz(tx.community)).date()
    for window in await windows_of(tx, member, today.replace(year=today.year - 1, day=1)):
        begun = window.opens <= today
        if begun and rules.is_open(window, member, tx.community, tx.now):
            return window
    return None


async def own_questions(tx: Transaction, series: str) -> list[Question]:
    """Return what organisers added to a series."""
    found = await tx.find(OwnQuestion, series=series) if series else []
    return [Question(each.id, each.part, 1, each.question) for each in found]


async def sheet_of(tx: Transaction, window: Window, member: str) -> Sheet:
    """Return what somebody is asked in a window, chosen now where they have not seen it yet."""
    known = await tx.one(Sheet, window=window.id, member=member)
    if known:
        return known
    earlier = await tx.find(Sheet, member=member, order="created")
    seen = [id for each in earlier for id in each.questions]
    own = await own_questions(tx, window.series)
    chosen = choose(window.theme, seen, f"{window.id}:{member}", own)
    ids = tuple(each.id for each in chosen)
    return Sheet(window=window.id, member=member, questions=ids, created=tx.now)


async def keep(tx: Transaction, sheet: Sheet) -> None:
    """Write a sheet down, new or changed."""
    if not await tx.add(sheet):
        await tx.save(sheet)
