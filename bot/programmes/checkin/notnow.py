"""Not now: leaving a check-in out, or being asked again later."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.hours import Hours
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.ui import Outcome, reply
from bot.programmes.checkin import rules
from bot.programmes.checkin.mine import window_of
from bot.programmes.checkin.nouns import State
from bot.programmes.checkin.opening import about
from bot.programmes.checkin.store import keep, sheet_of
from bot.programmes.checkin.views import answering as views


async def skip(ask: Ask, work: Work) -> Outcome:
    """Leave this one out; nothing more is asked in this window. What is written stays."""
    window = await window_of(ask, work)
    sheet = await sheet_of(work, window, ask.who.id)
    if sheet.state is State.ANSWERED:
        return reply(views.stays())
    await keep(work, replace(sheet, state=State.SKIPPED))
    return reply(views.skipped(window))


async def later(ask: Ask, work: Work) -> Outcome:
    """Ask again on the next working day, at the same time where that is inside their hours."""
    window = await window_of(ask, work)
    at = rules.later(Hours.of(ask.who, work.community), work.now)
    if at >= rules.closes(window, ask.who, work.community):
        return reply(views.last_day(window))
    sheet = await sheet_of(work, window, ask.who.id)
    await keep(work, sheet)
    await work.later("checkin:ask_one", at, about(window, sheet.id))
    return reply(views.later(at))
