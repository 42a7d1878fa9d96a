"""Looking back: one's own trend, one's answers, searched and taken along (K4)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.kit.alike import holds
from bot.kit.cadence import add_months
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.ui import Drawing, File, Outcome, reply
from bot.programmes.checkin.bank import PARTS, texts
from bot.programmes.checkin.mine import joined
from bot.programmes.checkin.nouns import Answer, Sheet, Window
from bot.programmes.checkin.picture import Point, draw
from bot.programmes.checkin.views import history as views
from bot.programmes.checkin.views.say import words

MONTHS = 12
Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer with the window it was written in."""

    answer: Answer
    window: Window

    def holds(self, searched: str) -> bool:
        """Say whether some of its words contain what is searched for."""
        return any(holds(getattr(self.answer, part), searched) for part in PARTS)


async def show(ask: Ask, work: Work) -> Outcome:
    """Show the trend and the latest answers, or those with certain words in them."""
    member, searched = joined(ask), ask.text("words")
    found = await entries(member.id, work)
    if searched:
        matching = [each for each in found if each.holds(searched)]
        return reply(views.found(searched, matching))
    points = trend(found, _since(member, work))
    return reply(views.history(member, points, found))


async def year(ask: Ask, work: Work) -> Outcome:
    """Look back on a year: the numbers by month, and what was good in it."""
    member = joined(ask)
    found = await entries(member.id, work)
    since = _since(member, work)
    lately = [each for each in found if each.window.opens >= since]
    return reply(views.year(member, trend(found, since), lately))


async def open_search(ask: Ask, work: Work) -> Outcome:
    """Ask for words to look for."""
    joined(ask)
    return views.search()


async def take_search(ask: Ask, work: Work) -> Outcome:
    """Show the answers with these words in them."""
    return await show(ask, work)


async def entries(member: str, work: Work) -> list[Entry]:
    """Return somebody's answers with their windows, the latest first."""
    answers = await work.find(Answer, member=member)
    windows = {each.id: each for each in await work.find(Window, id=[a.window for a in answers])}
    found = [Entry(each, windows[each.window]) for each in answers if each.window in windows]
    return sorted(found, key=lambda each: (each.window.day, each.answer.changed), reverse=True)


def _since(member: Member, work: Work) -> date:
    today = work.now.astimezone(member.tz(work.community)).date()
    return add_months(today, -MONTHS)


def trend(found: Sequence[Entry], since: date) -> tuple[Point, ...]:
    """Return the numbers of each window since a day, the oldest first; the latest word counts."""
    points: dict[str, Point] = {}
    for each in reversed(found):  # the oldest first: later ones take the place of earlier ones
        if each.window.opens >= since and (each.answer.energy or each.answer.progress):
            made = Point(each.window.day, each.answer.energy, each.answer.progress)
            points[each.window.id] = made
    return tuple(sorted(points.values()))


async def picture(work: Work, ids: Ids) -> Drawing | None:
    """Make the picture of somebody's trend; None where there is nothing to draw."""
    member = await work.get(Member, ids[0])
    if member is None:
        return None
    points = trend(await entries(member.id, work), _since(member, work))
    if not points:
        return None
    return Drawing(views.FILE, "image/png", views.alt(points), draw, (points, *views.labels()))


async def download(ask: Ask, work: Work) -> Outcome:
    """Hand over everything one wrote."""
    return reply(views.download(joined(ask)))


async def file(work: Work, ids: Ids) -> File | None:
    """Make the file with everything a member wrote."""
    member = await work.get(Member, ids[0])
    if member is None:
        return None
    written = json.dumps(await exported(member, work), ensure_ascii=False, indent=2)
    return File(words.line("file-answers"), "application/json", written.encode())


async def exported(member: Member, work: Work) -> list[dict[str, object]]:
    """Return what somebody wrote, with what they were asked, as plain data."""
    sheets = {each.window: each for each in await work.find(Sheet, member=member.id)}
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
        for entry in await entries(member.id, work)
    ]
