"""The cards check-ins owe, made when they leave: ids in, what their reader sees now out."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import HomeLine, Lead, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.avoidance import apart
from bot.kit.membership.channels import still_invited
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series
from bot.kit.screen.cards import Card
from bot.kit.widgets.neighbours import lead
from bot.programmes.checkin import rules
from bot.programmes.checkin.audiences import Everyone, may_read
from bot.programmes.checkin.models import Answer, Reader, Sheet, Window
from bot.programmes.checkin.models import SheetState as Answered
from bot.programmes.checkin.store import LIVE
from bot.programmes.checkin.views import answering, joining
from bot.programmes.checkin.views import sharing as views

Ids = tuple[str, ...]
RECALLED = 3  # things brought back at most; one from each programme


async def prompt(everyone: Everyone, tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question, unless it was answered or skipped meanwhile, or the window is closed."""
    window, reader = await tx.get(Window, ids[0]), to.reader
    if window is None:
        return NoteReason.SUBJECT_GONE
    why_not = await _unwanted(window, reader, tx)
    if why_not:
        return why_not
    again = len(ids) > 1  # a reminder is short: what comes along has been said once
    recalled = [] if again else await brought_back(everyone, reader, tx)
    return answering.prompt(window, reader, tx.community, recalled, again=again)


async def _unwanted(window: Window, reader: Member, tx: Transaction) -> NoteReason:
    """Return why a reader is not asked (any more); NONE where they are."""
    if not rules.is_open(window, reader, tx.community, tx.now):
        return NoteReason.MOVED_ON
    sheet = await tx.one(Sheet, window=window.id, member=reader.id)
    if sheet and sheet.state is not Answered.OPEN:
        return NoteReason.ANSWERED
    if not window.series:
        return NoteReason.NONE
    series = await tx.get(Series, window.series)
    if series is None or series.state not in LIVE:
        return NoteReason.STOPPED
    part = await tx.one(Enrolment, series=window.series, member=reader.id)
    return NoteReason.NONE if part and part.part is Part.IN else NoteReason.NOT_FOR_READER


async def brought_back(everyone: Everyone, reader: Member, tx: Transaction) -> Sequence[HomeLine]:
    """Return what other programmes bring back: at most one thing each, the weightiest first."""
    found = [await each.recall(reader, tx) for each in everyone if each.recall]
    lines = sorted(filter(None, found), key=lambda line: line.weight)
    return lines[:RECALLED]


async def shared(everyone: Everyone, tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make an answer for one who may read it now, in its newest version."""
    answer = await tx.get(Answer, ids[0])
    window = await tx.get(Window, answer.window) if answer else None
    writer = await tx.get(Member, answer.member) if answer else None
    if answer is None or window is None or writer is None:
        return NoteReason.SUBJECT_GONE
    if str(answer.version) != ids[1]:
        return NoteReason.REPLACED
    if not await may_read(everyone, answer, window, to.reader, tx):
        return NoteReason.NOT_FOR_READER
    return views.shared(answer, window, writer)


async def cheered(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make a reader's cheer."""
    reader = await _reader(tx, ids[1])
    if reader is None:
        return NoteReason.SUBJECT_GONE
    if await apart(reader, to.reader, tx):
        return NoteReason.NOT_FOR_READER
    return views.cheered(reader)


async def offered(
    everyone: Everyone, tx: Transaction, to: Recipient, ids: Ids
) -> Card | NoteReason:
    """Make a reader's offer of help, with what it can lead to."""
    answer, reader = await tx.get(Answer, ids[0]), await _reader(tx, ids[1])
    if answer is None or reader is None:
        return NoteReason.SUBJECT_GONE
    if await apart(reader, to.reader, tx):
        return NoteReason.NOT_FOR_READER
    talk = lead(everyone, Lead.CONVERSATION, reader.id)
    return views.offered(reader, answer, talk, lead(everyone, Lead.QUESTION, reader.id))


async def _reader(tx: Transaction, id: str) -> Member | None:
    found = await tx.get(Reader, id)
    return await tx.get(Member, found.member) if found else None


async def door(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the card that stands in the opt-in channel."""
    series = await tx.get(Series, ids[0])
    return joining.door(series) if series else NoteReason.SUBJECT_GONE


async def welcome(tx: Transaction, _to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the welcome for somebody who came into the opt-in channel."""
    series = await tx.get(Series, ids[0])
    return joining.welcome(series, tx.now) if series else NoteReason.SUBJECT_GONE


async def invited(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the one invitation to somebody who is in the channel already."""
    series = await still_invited(tx, to.reader, ids[0])
    return series if isinstance(series, NoteReason) else joining.invited(series)
