"""Not now: leaving a check-in out, or being asked again later."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.time.working_hours import Hours
from bot.programmes.checkin import rules
from bot.programmes.checkin.access import window_of
from bot.programmes.checkin.models import SheetState
from bot.programmes.checkin.opening import about
from bot.programmes.checkin.store import keep, sheet_of
from bot.programmes.checkin.views import answering as views


async def skip(ctx: Context, tx: Transaction) -> Outcome:
    """Leave this one out; nothing more is asked in this window. What is written stays."""
    window = await window_of(ctx, tx)
    sheet = await sheet_of(tx, window, ctx.who.id)
    if sheet.state is SheetState.ANSWERED:
        return reply(views.stays())
    await keep(tx, replace(sheet, state=SheetState.SKIPPED))
    return reply(views.skipped(window))


async def later(ctx: Context, tx: Transaction) -> Outcome:
    """Ask again on the next working day, at the same time where that is inside their hours."""
    window = await window_of(ctx, tx)
    at = rules.later(Hours.of(ctx.who, tx.community), tx.now)
    if at >= rules.closes(window, ctx.who, tx.community):
        return reply(views.last_day(window))
    sheet = await sheet_of(tx, window, ctx.who.id)
    await keep(tx, sheet)
    await tx.later("checkin:ask_one", at, about(window, sheet.id))
    return reply(views.later(at))
