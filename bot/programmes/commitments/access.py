"""Finding the commitment a press is about, for its owner alone."""

from __future__ import annotations

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import members_only
from bot.kit.model.commitments import Asker, Commitment, Consent, Course
from bot.kit.model.people import Member
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.commitments.views import own as views

words = Phrasebook("bot.programmes.commitments")
LIVE = (Course.OPEN, Course.DRAFT)
joined = members_only(words.join_first)


async def mine(ctx: Context, tx: Transaction) -> Commitment:
    """Return the commitment in the subject; Refusal where it is gone or somebody else's."""
    found = await tx.get(Commitment, ctx.subject.partition(".")[0])
    if found is None:
        raise Refusal(notices.moved_on())
    if found.member != ctx.who.id:
        raise Refusal(notices.not_yours())
    return found


async def live(ctx: Context, tx: Transaction) -> Commitment:
    """Return the same; Refusal, with what became of it, where it is closed."""
    found = await mine(ctx, tx)
    if found.course not in LIVE:
        raise Refusal(views.closed_already(found))
    return found


async def askers(commitment: Commitment, tx: Transaction) -> list[Member]:
    """Return who may ask about a commitment and has said yes to it."""
    found = await tx.find(Asker, commitment=commitment.id, consent=Consent.YES)
    return await tx.find(Member, id=[each.member for each in found if not each.silent])
