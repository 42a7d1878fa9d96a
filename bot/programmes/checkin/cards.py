"""The cards check-ins owe, made when they leave: ids in, what their reader sees now out."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.apart import apart
from bot.kit.inviting import may_arrive
from bot.kit.neighbours import lead
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import HomeLine, Lead, Recipient
from bot.kit.series import Enrolment, Part, Series, State
from bot.kit.ui import Card
from bot.programmes.checkin import rules
from bot.programmes.checkin.audiences import Everyone, may_read
from bot.programmes.checkin.nouns import Answer, Reader, Sheet, Window
from bot.programmes.checkin.nouns import State as Answered
from bot.programmes.checkin.store import LIVE
from bot.programmes.checkin.views import answering, joining
from bot.programmes.checkin.views import sharing as views

Ids = tuple[str, ...]
RECALLED = 3  # things brought back at most; one from each programme


async def prompt(everyone: Everyone, work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the question, unless it was answered or skipped meanwhile, or the window is closed."""
    window, reader = await work.get(Window, ids[0]), to.member
    if window is None or reader is None or not await _wanted(window, reader, work):
        return None
    again = len(ids) > 1  # a reminder is short: what comes along has been said once
    recalled = [] if again else await brought_back(everyone, reader, work)
    return answering.prompt(window, reader, work.community, recalled, again=again)


async def _wanted(window: Window, reader: Member, work: Work) -> bool:
    if not rules.is_open(window, reader, work.community, work.now):
        return False
    sheet = await work.one(Sheet, window=window.id, member=reader.id)
    if sheet and sheet.state is not Answered.OPEN:
        return False
    if not window.series:
        return True
    series = await work.get(Series, window.series)
    part = await work.one(Enrolment, series=window.series, member=reader.id)
    return bool(series and part and series.state in LIVE and part.part is Part.IN)


async def brought_back(everyone: Everyone, reader: Member, work: Work) -> Sequence[HomeLine]:
    """Return what other programmes bring back: at most one thing each, the weightiest first."""
    found = [await each.recall(reader, work) for each in everyone if each.recall]
    lines = sorted(filter(None, found), key=lambda line: line.weight)
    return lines[:RECALLED]


async def shared(everyone: Everyone, work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make an answer for one who may read it now; None for anybody else, and for an old version."""
    answer = await work.get(Answer, ids[0])
    window = await work.get(Window, answer.window) if answer else None
    writer = await work.get(Member, answer.member) if answer else None
    if answer is None or window is None or writer is None or to.member is None:
        return None
    if str(answer.version) != ids[1]:
        return None
    if not await may_read(everyone, answer, window, to.member, work):
        return None
    return views.shared(answer, window, writer)


async def cheered(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make a reader's cheer."""
    reader = await _reader(work, ids[1])
    if reader is None or to.member is None or await apart(reader, to.member, work):
        return None
    return views.cheered(reader)


async def offered(everyone: Everyone, work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make a reader's offer of help, with what it can lead to."""
    answer, reader = await work.get(Answer, ids[0]), await _reader(work, ids[1])
    if answer is None or reader is None or to.member is None:
        return None
    if await apart(reader, to.member, work):
        return None
    talk = lead(everyone, Lead.CONVERSATION, reader.id)
    return views.offered(reader, answer, talk, lead(everyone, Lead.QUESTION, reader.id))


async def _reader(work: Work, id: str) -> Member | None:
    found = await work.get(Reader, id)
    return await work.get(Member, found.member) if found else None


async def door(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the card that stands in the opt-in channel."""
    series = await work.get(Series, ids[0])
    return joining.door(series) if series else None


async def welcome(work: Work, _to: Recipient, ids: Ids) -> Card | None:
    """Make the welcome for somebody who came into the opt-in channel."""
    series = await work.get(Series, ids[0])
    return joining.welcome(series, work.now) if series else None


async def invited(work: Work, to: Recipient, ids: Ids) -> Card | None:
    """Make the one invitation to somebody who is in the channel already."""
    series, reader = await work.get(Series, ids[0]), to.member
    if series is None or reader is None or series.state is not State.RUNNING:
        return None
    part = await work.one(Enrolment, series=series.id, member=reader.id)
    asked = part is not None and part.part is Part.INVITED
    return joining.invited(series) if asked and may_arrive(reader, work.now) else None
