"""What check-ins add to somebody's home: what is open, what comes next, one's own trend."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Series, SeriesState
from bot.kit.screen.text import lines as text_lines
from bot.kit.widgets import days
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin.models import Sheet
from bot.programmes.checkin.models import SheetState as Answered
from bot.programmes.checkin.rules import next_personal
from bot.programmes.checkin.store import current, habit_of, joined_series
from bot.programmes.checkin.views.joining import next_day

words = Phrasebook("bot.programmes.checkin")


async def home(member: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return the check-in that is open, what comes next, and the way to one's own trend."""
    lines = await _open_now(member, tx)
    series = await joined_series(tx, member.id)
    at = next_personal(await habit_of(tx, member.id), member, tx.community, tx.now)
    if series or at:
        said = [words("home-in", name=s.name, next=next_day(s, tx.now)) for s in series]
        settings, trend = words.button("settings", "settings"), words.button("trend", "history")
        change = HomeLine(text_lines(said) or words("home-own"), settings, 45)
        return [*lines, change, HomeLine(words("home-trend"), trend, 77, rare=True)]
    offered = await tx.find(Series, programme="checkin", state=SeriesState.RUNNING, limit=1)
    if offered:
        join = words.button("join-this", "join", offered[0].id)
        return [*lines, HomeLine(words("home-join", name=offered[0].name), join, 55)]
    return [*lines, HomeLine(words("home-begin"), words.button("now", "now"), 66)]


async def _open_now(member: Member, tx: Transaction) -> list[HomeLine]:
    window = await current(tx, member)
    if window is None:
        return []
    sheet = await tx.one(Sheet, window=window.id, member=member.id)
    if sheet and sheet.state is not Answered.OPEN:
        return []
    until = days.day(window.last, member, tx.community)
    begin = words.button("begin", "begin", window.id)
    return [HomeLine(words("home-open", until=until), begin, 15)]
