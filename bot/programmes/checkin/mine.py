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
    window = await work.get(Window, ask.subject.partition(".")[0])
    if window is None:
        raise Refusal(notices.moved_on())
    if window.member and window.member != ask.who.id:
        raise Refusal(notices.not_yours())
    if window.series and not await _takes_part(window.series, joined(ask), work):
        raise Refusal(notices.moved_on())
    return window


async def _takes_part(series: str, member: Member, work: Work) -> bool:
    return await work.count(Enrolment, series=series, member=member.id, part=Part.IN) > 0
