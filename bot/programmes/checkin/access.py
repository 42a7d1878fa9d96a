"""Finding the window a press is about, for somebody who may answer in it."""

from __future__ import annotations

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.access import members_only
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part
from bot.kit.widgets import notices
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin.models import Window

words = Phrasebook("bot.programmes.checkin")
joined = members_only(words.join_first)


async def window_of(ctx: Context, tx: Transaction) -> Window:
    """Return the window in the subject (`window` or `window.audience`); Refusal for others."""
    window = await typed_in(ctx, tx)
    if not await takes_part(window, joined(ctx), tx):
        raise Refusal(notices.moved_on())
    return window


async def typed_in(ctx: Context, tx: Transaction) -> Window:
    """Return the same, also where the asker takes part no more: nothing typed is lost."""
    window = await tx.get(Window, ctx.subject.partition(".")[0])
    if window is None:
        raise Refusal(notices.moved_on())
    if window.member and window.member != ctx.who.id:
        raise Refusal(notices.not_yours())
    return window


async def takes_part(window: Window, member: Member, tx: Transaction) -> bool:
    """Say whether a window is somebody's: their own, or of a series they are in."""
    if not window.series:
        return window.member == member.id
    match = {"series": window.series, "member": member.id}
    return await tx.count(Enrolment, **match, part=Part.IN) > 0
