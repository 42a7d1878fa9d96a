"""Answers on their way to a peer or a circle, and what readers send back (K5, K8)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member, Profile
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.widgets import notices
from bot.programmes.checkin.audiences import Everyone, may_read
from bot.programmes.checkin.models import Answer, CheckinTotal, Reader, Window
from bot.programmes.checkin.views import sharing as views

SHARED = "checkin:shared"
CHALLENGE = "challenge"  # a kind of total: enough people chose it


async def share(answer: Answer, tx: Transaction) -> None:
    """Owe an answer to each of its readers, in private; an edit is owed anew."""
    readers = await tx.find(Reader, answer=answer.id)
    for member in await tx.find(Member, id=[each.member for each in readers]):
        await tx.send(member, SHARED, answer.id, str(answer.version))


async def take_back(answer: Answer, tx: Transaction) -> None:
    """Delete an answer; what has not reached its readers yet never does."""
    await tx.remove(Reader, answer=answer.id)
    await tx.remove(Answer, id=answer.id)


async def cheer(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Pass a cheer on to the writer, once."""
    writer, reader = await _read(everyone, ctx, tx)
    await tx.send(writer, "checkin:cheered", ctx.subject, reader.id)
    return reply(views.cheer_sent(writer))


async def offer(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Pass an offer of help on to the writer, once."""
    writer, reader = await _read(everyone, ctx, tx)
    await tx.send(writer, "checkin:offered", ctx.subject, reader.id)
    return reply(views.offer_sent(writer))


async def _read(everyone: Everyone, ctx: Context, tx: Transaction) -> tuple[Member, Reader]:
    """Return whose answer it is and who reads it; Refusal for anybody who may not."""
    answer = await tx.get(Answer, ctx.subject)
    window = await tx.get(Window, answer.window) if answer else None
    writer = await tx.get(Member, answer.member) if answer else None
    reader = await tx.one(Reader, answer=ctx.subject, member=ctx.who.id)
    if answer is None or window is None or writer is None or reader is None:
        raise Refusal(notices.moved_on())
    if not await may_read(everyone, answer, window, ctx.who, tx):
        raise Refusal(notices.moved_on())
    return writer, reader


async def not_alone(member: Member, tx: Transaction) -> Sequence[str]:
    """Return which of somebody's challenges at least five others had when it was last counted."""
    told = await tx.get(Profile, member.id)
    if told is None or not told.challenges:
        return ()
    latest = await tx.find(CheckinTotal, what=CHALLENGE, order="-created", limit=1)
    if not latest:
        return ()
    values = list(told.challenges)
    found = await tx.find(CheckinTotal, what=CHALLENGE, value=values, window=latest[0].window)
    return [each.value for each in found]
