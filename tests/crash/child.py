"""A process of Confab that kills itself, for real, at a named point."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.compose import Parts, PlatformParts, compose, database
from bot.kit.contracts.commands import Command
from bot.kit.contracts.context import Context, Means, Request
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.series import PlaceMember
from bot.kit.screen.buttons import Press
from bot.kit.screen.outcomes import Outcome
from bot.programmes.coaching import coaching
from tests.crash.wire import Remote
from tests.scheduler.jobs.chores import Chores
from tests.scheduler.post_office import Clock, Directory, office

PRESSED = Request("sandbox", "acme", "ana", Means.COMMAND, "peer", "hi", once="event-1")


async def _hi(ctx: Context, tx: Transaction) -> Outcome | None:
    await tx.add(PlaceMember(place="hi", member=ctx.who.account))
    await tx.send("C1", "p:say", "hi", prompt=True)
    return None


def greeting() -> Programme:
    """Return a programme with one command that writes a row and owes a note."""
    return Programme("p", commands=(Command("hi", "", _hi),), cards=office().cards)


class Doomed:
    """Counts how often a point is reached and ends the process there."""

    def __init__(self, point: str, passes: int) -> None:
        self.point = point
        self.left = passes

    async def at(self, here: str) -> None:
        """Stand at a point."""
        if here != self.point:
            return
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


class DeadlyChores(Chores):
    """Chores that end the process in the middle."""

    def __init__(self, doomed: Doomed) -> None:
        super().__init__()
        self._doomed = doomed

    async def _do(self, ctx: Context, tx: Transaction) -> None:
        await super()._do(ctx, tx)
        await self._doomed.at("mid-tick")

    async def _settle(self, ctx: Context, tx: Transaction, batch: Sequence[Any]) -> None:
        await self._doomed.at("between settle batches")
        await super()._settle(ctx, tx, batch)
        await self._doomed.at("mid-settle")


def deadly(programme: Programme, action: str, doomed: Doomed) -> Programme:
    """Return a programme that ends the process once this press has changed everything it does."""
    pressed = programme.presses[action]

    async def run(ctx: Context, tx: Transaction) -> Outcome | None:
        outcome = await pressed.run(ctx, tx)
        await doomed.at("mid-press")
        return outcome

    return replace(programme, presses={**programme.presses, action: replace(pressed, run=run)})


def pressing(to: Press) -> Request:
    """Return the request that Ana presses this."""
    return Request("sandbox", "acme", "ana", Means.PRESS, press=to, once=f"press-{to.version}")


async def main(told: dict[str, Any]) -> None:
    """Do what the parent wants done, until the point."""
    doomed, what = Doomed(told["point"], told["passes"]), told["what"]
    sandbox = PlatformParts(Directory(), Remote(told.get("port", 0)))
    programme, asked = office(DeadlyChores(doomed).programme_jobs()), PRESSED
    if what == "ask":
        programme = greeting()
    elif what == "press":
        to = Press.parse(told["press"])
        programme, asked = deadly(coaching, to.action, doomed), pressing(to)
    store, parts = database(told["url"], told["key"]), Parts(at=doomed.at)
    confab = compose(store, [programme], {"sandbox": sandbox}, Clock(), parts=parts)
    if what == "tick":
        await confab.runner()
    elif what == "deliver":
        await confab.dispatcher()
    else:
        await confab.app.handle(asked)
        await doomed.at("before ack")


def run(told: dict[str, Any]) -> None:
    """Be the process."""
    asyncio.run(main(told))
