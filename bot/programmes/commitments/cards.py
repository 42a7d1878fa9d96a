"""The cards commitments owe, made when they leave: ids in, what their reader sees now out."""

from __future__ import annotations

from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.avoidance import apart
from bot.kit.membership.invitations import unwelcome
from bot.kit.model.commitments import Asker, Commitment, Consent, Course, ProgressStep
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.screen.cards import Card
from bot.programmes.commitments.telling import read_by
from bot.programmes.commitments.views import asking as views
from bot.programmes.commitments.views import going

Ids = tuple[str, ...]


async def due(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question on its day, unless it was closed or given another day meanwhile."""
    found = await tx.get(Commitment, ids[0])
    if found is None:
        return NoteReason.SUBJECT_GONE
    if found.course is not Course.OPEN or found.day != ids[1]:
        return NoteReason.MOVED_ON
    return going.due(found, again=len(ids) > 2)


async def may_ask(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the question whether somebody would ask, unless things have changed meanwhile."""
    asker = await tx.get(Asker, ids[0])
    owner = await tx.get(Member, asker.owner) if asker else None
    made = await tx.get(Commitment, asker.commitment) if asker else None
    if asker is None or owner is None or made is None:
        return NoteReason.SUBJECT_GONE
    if asker.consent is not Consent.OPEN:
        return NoteReason.ANSWERED
    if tx.now >= asker.expires or made.course is not Course.OPEN:
        return NoteReason.MOVED_ON
    why_not = unwelcome(to.reader, tx.now)
    if why_not or await apart(owner, to.reader, tx):
        return why_not or NoteReason.NOT_FOR_READER
    return views.may_ask(asker, owner, new=not to.reader.joined)


async def will_ask(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make the word that somebody said yes to asking."""
    asker = await tx.get(Asker, ids[0])
    peer = await tx.get(Member, asker.member) if asker else None
    made = await tx.get(Commitment, asker.commitment) if asker else None
    if asker is None or peer is None or made is None:
        return NoteReason.SUBJECT_GONE
    if asker.consent is not Consent.YES:
        return NoteReason.MOVED_ON
    return views.will_ask(made, peer)


async def news(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make what an owner told, for one who may read it now."""
    step = await tx.get(ProgressStep, ids[0])
    made = await tx.get(Commitment, step.commitment) if step else None
    owner = await tx.get(Member, step.member) if step else None
    if step is None or made is None or owner is None:
        return NoteReason.SUBJECT_GONE
    asker = await read_by(step, to.reader, tx)
    if asker is None:
        return NoteReason.NOT_FOR_READER
    return views.news(made, step, owner, asker)


async def cheered(tx: Transaction, to: Recipient, ids: Ids) -> Card | NoteReason:
    """Make somebody's cheer for what was done."""
    step = await tx.get(ProgressStep, ids[0])
    asker = await tx.get(Asker, ids[1])
    peer = await tx.get(Member, asker.member) if asker else None
    made = await tx.get(Commitment, step.commitment) if step else None
    if made is None or peer is None:
        return NoteReason.SUBJECT_GONE
    if await apart(peer, to.reader, tx):
        return NoteReason.NOT_FOR_READER
    return views.cheered(made, peer)
