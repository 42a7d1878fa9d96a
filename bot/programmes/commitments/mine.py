"""Finding the commitment a press is about, for its owner alone."""

from __future__ import annotations

from bot.kit import notices
from bot.kit.commitments import Asker, Commitment, Consent, Course
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.programmes.commitments.views import own as views

LIVE = (Course.OPEN, Course.DRAFT)


def joined(ask: Ask) -> Member:
    """Return the asker; Refusal where they have not said yes to Confab."""
    if not ask.who.joined:
        raise Refusal(views.join_first())
    return ask.who


async def mine(ask: Ask, work: Work) -> Commitment:
    """Return the commitment in the subject; Refusal where it is gone or somebody else's."""
    found = await work.get(Commitment, ask.subject.partition(".")[0])
    if found is None:
        raise Refusal(notices.moved_on())
    if found.member != ask.who.id:
        raise Refusal(notices.not_yours())
    return found


async def live(ask: Ask, work: Work) -> Commitment:
    """Return the same; Refusal, with what became of it, where it is closed."""
    found = await mine(ask, work)
    if found.course not in LIVE:
        raise Refusal(views.closed_already(found))
    return found


async def askers(commitment: Commitment, work: Work) -> list[Member]:
    """Return who may ask about a commitment and has said yes to it."""
    found = await work.find(Asker, commitment=commitment.id, consent=Consent.YES)
    return await work.find(Member, id=[each.member for each in found if not each.silent])
