"""Finding the window a press is about, for somebody who may answer in it."""

from __future__ import annotations

from bot.kit import notices
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Refusal
from bot.kit.series import Enrolment, Part
from bot.programmes.checkin.nouns import Window
from bot.programmes.checkin.views.say import join_first


def joined(ask: Ask) -> Member:
    """Return the asker; Refusal where they have not said yes to Confab."""
    if not ask.who.joined:
        raise Refusal(join_first())
    return ask.who


async def window_of(ask: Ask, work: Work) -> Window:
    """Return the window in the subject (`window` or `window.audience`); Refusal for others."""
    window = await typed_in(ask, work)
    if not await takes_part(window, joined(ask), work):
        raise Refusal(notices.moved_on())
    return window


async def typed_in(ask: Ask, work: Work) -> Window:
    """Return the same, also where the asker takes part no more: nothing typed is lost."""
    window = await work.get(Window, ask.subject.partition(".")[0])
    if window is None:
        raise Refusal(notices.moved_on())
    if window.member and window.member != ask.who.id:
        raise Refusal(notices.not_yours())
    return window


async def takes_part(window: Window, member: Member, work: Work) -> bool:
    """Say whether a window is somebody's: their own, or of a series they are in."""
    if not window.series:
        return window.member == member.id
    match = {"series": window.series, "member": member.id}
    return await work.count(Enrolment, **match, part=Part.IN) > 0
