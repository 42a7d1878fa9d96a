"""Answers on their way to a peer or a circle, and what readers send back (K5, K8)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit import notices
from bot.kit.people import Member, Profile
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.ui import Outcome, reply
from bot.programmes.checkin.audiences import Everyone, may_read
from bot.programmes.checkin.nouns import Answer, Reader, Total, Window
from bot.programmes.checkin.views import sharing as views

SHARED = "checkin:shared"
CHALLENGE = "challenge"  # a kind of total: enough people chose it


async def share(answer: Answer, work: Work) -> None:
    """Owe an answer to each of its readers, in private; an edit is owed anew."""
    readers = await work.find(Reader, answer=answer.id)
    for member in await work.find(Member, id=[each.member for each in readers]):
        await work.send(member, SHARED, answer.id, str(answer.version))


async def take_back(answer: Answer, work: Work) -> None:
    """Delete an answer; what has not reached its readers yet never does."""
    await work.remove(Reader, answer=answer.id)
    await work.remove(Answer, id=answer.id)


async def cheer(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Pass a cheer on to the writer, once."""
    writer, reader = await _read(everyone, ask, work)
    await work.send(writer, "checkin:cheered", ask.subject, reader.id)
    return reply(views.cheer_sent(writer))


async def offer(everyone: Everyone, ask: Ask, work: Work) -> Outcome:
    """Pass an offer of help on to the writer, once."""
    writer, reader = await _read(everyone, ask, work)
    await work.send(writer, "checkin:offered", ask.subject, reader.id)
    return reply(views.offer_sent(writer))


async def _read(everyone: Everyone, ask: Ask, work: Work) -> tuple[Member, Reader]:
    """Return whose answer it is and who reads it; Refusal for anybody who may not."""
    answer = await work.get(Answer, ask.subject)
    window = await work.get(Window, answer.window) if answer else None
    writer = await work.get(Member, answer.member) if answer else None
    reader = await work.one(Reader, answer=ask.subject, member=ask.who.id)
    if answer is None or window is None or writer is None or reader is None:
        raise Refusal(notices.moved_on())
    if not await may_read(everyone, answer, window, ask.who, work):
        raise Refusal(notices.moved_on())
    return writer, reader


async def not_alone(member: Member, work: Work) -> Sequence[str]:
    """Return which of somebody's challenges at least five others had when it was last counted."""
    told = await work.get(Profile, member.id)
    if told is None or not told.challenges:
        return ()
    latest = await work.find(Total, what=CHALLENGE, order="-created", limit=1)
    if not latest:
        return ()
    values = list(told.challenges)
    found = await work.find(Total, what=CHALLENGE, value=values, window=latest[0].window)
    return [each.value for each in found]
