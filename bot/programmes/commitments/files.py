"""Commitments to take along: a text file of all of them, a calendar file of the open ones."""

from __future__ import annotations

from datetime import date, timedelta

from icalendar import Calendar, Event

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Commitment, Course, ProgressStep
from bot.kit.model.people import Member
from bot.kit.screen.files import File
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments.access import joined
from bot.programmes.commitments.views import own as views

words = Phrasebook("bot.programmes.commitments")
Ids = tuple[str, ...]


async def download(ctx: Context, tx: Transaction) -> Outcome:
    """Hand both files over."""
    return reply(*views.files(joined(ctx)))


async def listed(tx: Transaction, ids: Ids) -> File | None:
    """Make the text file."""
    member = await tx.get(Member, ids[0])
    if member is None:
        return None
    mine = await tx.find(Commitment, member=member.id, order="created")
    steps = await tx.find(ProgressStep, member=member.id, order="created")
    parts = [_written(each, [s for s in steps if s.commitment == each.id]) for each in mine]
    return File(words.line("file-list"), "text/plain", "\n\n".join(parts).encode())


def _written(made: Commitment, steps: list[ProgressStep]) -> str:
    day = made.day or words.line("no-day")
    lines = [f"{made.what} ({words.line(f'course-{made.course}')}, {day})"]
    lines += [made.plan] if made.plan else []
    told = ((f"{each.created:%Y-%m-%d}", words.line(f"turn-{each.turn}"), each) for each in steps)
    lines += [f"  {on} {turn}: {each.words}".rstrip(" :") for on, turn, each in told]
    return "\n".join(lines)


async def calendar(tx: Transaction, ids: Ids) -> File | None:
    """Make the calendar file (RFC 5545): a whole day for each open commitment that has one."""
    member = await tx.get(Member, ids[0])
    if member is None:
        return None
    made = Calendar()
    made.add("prodid", "-//Confab//commitments//EN")
    made.add("version", "2.0")
    for each in await tx.find(Commitment, member=member.id, course=Course.OPEN):
        if each.by:
            made.add_component(_entry(each, each.by))
    return File(words.line("file-calendar"), "text/calendar", made.to_ical())


def _entry(each: Commitment, day: date) -> Event:
    entry = Event()
    entry.add("uid", f"{each.id}@confab")
    entry.add("dtstamp", each.changed)
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", each.what)
    if each.plan:
        entry.add("description", each.plan)
    return entry
