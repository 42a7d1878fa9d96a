"""A payload's way to the core: filled in and handed over, or answered with "wait a moment"."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable

import structlog

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, Reply
from bot.kit.screen.text import Text
from bot.kit.screen.words import Words

say = Words("adapters.base")
log = structlog.get_logger()
MINUTE, HOUR = 60, 3600
Declared = Command | Action | None
FillIn = Callable[[Request, Declared], Awaitable[Request]]
"""Adds what the declaration of a command or press wants to know: where, and whether somebody
organises. May raise TryLater or Undeliverable."""


async def handled(door: Door, request: Request, fill_in: FillIn, platform: str) -> Outcome:
    """Return what comes of a request. A platform that does not tell what must be known first is an
    answer like any other: nothing has been changed. `platform` is its name for people."""
    try:
        request = await fill_in(request, door.declared(request))
    except (TryLater, Undeliverable) as failed:
        log.warning("not asked", platform=request.platform, why=str(failed))
        return Reply((busy(platform, failed),))
    return await door.handle(request)


def busy(platform: str, failed: TryLater | Undeliverable) -> Card:
    """Return what is said where the platform did not tell what has to be known first."""
    if isinstance(failed, Undeliverable):
        return Card(say("refused-title", platform=platform), say("refused-text"))
    return Card(say("busy-title", platform=platform), _wait(math.ceil(failed.seconds)))


def _wait(seconds: int) -> Text:
    if seconds > 2 * HOUR:
        return say("busy-hours", count=math.ceil(seconds / HOUR))
    if seconds > MINUTE:
        return say("busy-minutes", count=math.ceil(seconds / MINUTE))
    return say("busy-seconds", count=max(1, seconds))


def press_of(token: str) -> Press | None:
    """Return what a button or a form stands for; None where it is none of ours."""
    try:
        return Press.parse(token)
    except ValueError:
        return None
