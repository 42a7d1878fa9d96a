"""Looking back: one's own trend, one's answers, searched and taken along (K4)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.normalise import holds
from bot.kit.model.people import Member
from bot.kit.screen.files import Drawing, File
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.time.cadence import add_months
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin.access import joined
from bot.programmes.checkin.bank import PARTS, texts
from bot.programmes.checkin.models import Answer, Sheet, Window
from bot.programmes.checkin.picture import Point, draw
from bot.programmes.checkin.views import history as views

words = Phrasebook("bot.programmes.checkin")
MONTHS = 12
Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One answer with the window it was written in."""

    answer: Answer
    window: Window

    def holds(self, searched: str) -> bool:
        """Say whether some of its words contain what is searched for."""
        return any(holds(getattr(self.answer, part), searched) for part in PARTS)


async def show(ctx: Context, tx: Transaction) -> Outcome:
    """Show the trend and the latest answers, or those with certain words in them."""
    member, searched = joined(ctx), ctx.text("words")
    found = await entries(member.id, tx)
    if searched:
        matching = [each for each in found if each.holds(searched)]
        return reply(views.found(searched, matching))
    points = trend(found, _since(member, tx))
    return reply(views.history(member, points, found))


async def year(ctx: Context, tx: Transaction) -> Outcome:
    """Look back on a year: the numbers by month, and what was good in it."""
    member = joined(ctx)
    found = await entries(member.id, tx)
    since = _since(member, tx)
    lately = [each for each in found if each.window.opens >= since]
    return reply(views.year(member, trend(found, since), lately))


async def open_search(ctx: Context, tx: Transaction) -> Outcome:
    """Ask for words to look for."""
    joined(ctx)
    return views.search()


async def take_search(ctx: Context, tx: Transaction) -> Outcome:
    """Show the answers with these words in them."""
    return await show(ctx, tx)


async def entries(member: str, tx: Transaction) -> list[HistoryEntry]:
    """Return somebody's answers with their windows, the latest first."""
    answers = await tx.find(Answer, member=member)
    windows = {each.id: each for each in await tx.find(Window, id=[a.window for a in answers])}
    found = [HistoryEntry(each, windows[each.window]) for each in answers if each.window in windows]
    return sorted(found, key=lambda each: (each.window.day, each.answer.changed), reverse=True)


def _since(member: Member, tx: Transaction) -> date:
    today = tx.now.astimezone(member.tz(tx.community)).date()
    return add_months(today, -MONTHS)


def trend(found: Sequence[HistoryEntry], since: date) -> tuple[Point, ...]:
    """Return the numbers of each window since a day, the oldest first; the latest word counts."""
    points: dict[str, Point] = {}
    for each in reversed(found):  # the oldest first: later ones take the place of earlier ones
        if each.window.opens >= since and (each.answer.energy or each.answer.progress):
            made = Point(each.window.day, each.answer.energy, each.answer.progress)
            points[each.window.id] = made
    return tuple(sorted(points.values()))


async def picture(tx: Transaction, ids: Ids) -> Drawing | None:
    """Make the picture of somebody's trend; None where there is nothing to draw."""
    member = await tx.get(Member, ids[0])
    if member is None:
        return None
    points = trend(await entries(member.id, tx), _since(member, tx))
    if not points:
        return None
    return Drawing(views.FILE, "image/png", views.alt(points), draw, (points, *views.labels()))


async def download(ctx: Context, tx: Transaction) -> Outcome:
    """Hand over everything one wrote."""
    return reply(views.download(joined(ctx)))


async def file(tx: Transaction, ids: Ids) -> File | None:
    """Make the file with everything a member wrote."""
    member = await tx.get(Member, ids[0])
    if member is None:
        return None
    written = json.dumps(await exported(member, tx), ensure_ascii=False, indent=2)
    return File(words.line("file-answers"), "application/json", written.encode())


async def exported(member: Member, tx: Transaction) -> list[dict[str, object]]:
    """Return what somebody wrote, with what they were asked, as plain data."""
    sheets = {each.window: each for each in await tx.find(Sheet, member=member.id)}
    return [
        {
            "day": entry.window.day,
            "theme": entry.window.theme,
            "read by": views.read_by(entry.answer),
            "asked": [q for q in texts(sheets[entry.window.id].questions) if q]
            if entry.window.id in sheets
            else [],
            **{part: getattr(entry.answer, part) for part in PARTS},
            "energy": entry.answer.energy,
            "progress": entry.answer.progress,
            "topic": entry.answer.topic,
        }
        for entry in await entries(member.id, tx)
    ]
