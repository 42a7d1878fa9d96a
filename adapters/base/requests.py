"""A payload's way to the core: filled in and handed over, or answered with "wait a moment"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.buttons import Press
from bot.kit.screen.outcomes import Outcome, Reply
from bot.kit.widgets import notices

log = structlog.get_logger()
Declared = Command | Action | None
FillIn = Callable[[Request, Declared], Awaitable[Request]]
"""Adds what the declaration of a command or press wants to know: where, and whether somebody
organises. May raise TryLater or Undeliverable."""


async def handled(door: Door, request: Request, fill_in: FillIn) -> Outcome:
    """Return what comes of a request. A platform that does not tell what must be known first is an
    answer like any other: nothing has been changed."""
    try:
        request = await fill_in(request, door.declared(request))
    except (TryLater, Undeliverable) as failed:
        log.warning("not asked", platform=request.platform, why=str(failed))
        return Reply((notices.busy(request.platform, failed),))
    return await door.handle(request)


def press_of(token: str) -> Press | None:
    """Return what a button or a form stands for; None where it is none of ours."""
    try:
        return Press.parse(token)
    except ValueError:
        return None
