"""What comes from Slack, answered in time: it stands in slack-bolt's chain as the last link.

Bolt has by then checked signatures, the workspace and the bot's own echoes. Slack waits three
seconds for an answer. What is asked is done and shown within that time as a rule, and acknowledged
then, so that a process that dies leaves no acknowledged request undone; what takes longer is
acknowledged meanwhile and shown when ready. Events are acknowledged only once they are written:
Slack brings the others again.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Coroutine
from dataclasses import replace
from typing import Any, TypeVar

import structlog
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack import asking, events, spot
from adapters.slack.asking import Needs
from adapters.slack.forms import FORM
from adapters.slack.home import Home
from adapters.slack.render import say
from adapters.slack.showing import Showing
from adapters.slack.spot import Spot
from adapters.slack.text import Json
from adapters.slack.wire import Wires
from bot.kit.contracts.context import Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import Directory, TryLater, Undeliverable
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Done, Outcome, Reply

log = structlog.get_logger()
T = TypeVar("T")
IN_TIME = 2.2  # seconds for doing what is asked
TO_SHOW = 0.4  # … and for showing it, before the ack

OK = 200
AGAIN = 500


class Transport:
    """Turns payloads into requests and outcomes into answers, for one core."""

    def __init__(
        self,
        door: Door,
        wires: Wires,
        directory: Directory,
        *,
        in_time: float = IN_TIME,
    ) -> None:
        self._door = door
        self._needs = Needs(wires, directory)
        self._showing = Showing(door, wires)
        self._home = Home(door, wires)
        self._in_time = in_time
        self._in_all = in_time + TO_SHOW
        self._at_work: set[asyncio.Task[Any]] = set()

    async def take(self, req: AsyncBoltRequest) -> BoltResponse:
        """Answer one payload; whatever it is, it is acknowledged or meant to come again."""
        body: Json = req.body
        if body.get("type") == "event_callback":
            return await self._event(body, str(req.context.get("bot_user_id") or ""))
        if body.get("command"):
            await self._soon(self._command(body), self._in_all)
        elif body.get("type") == "block_actions":
            await self._soon(self._press(body), self._in_all)
        elif body.get("type") == "shortcut":
            await self._soon(self._shortcut(body), self._in_all)
        elif body.get("type") == "view_submission" and body["view"].get("callback_id") == FORM:
            return await self._submit(body)
        return BoltResponse(status=OK, body="")

    async def finish(self) -> None:
        """Wait for what is still being done or shown."""
        while self._at_work:
            await asyncio.wait(self._at_work)

    # -- what came -------------------------------------------------------------------------------

    async def _event(self, body: Json, bot: str) -> BoltResponse:
        event = body["event"]
        if event["type"] == events.HOME_OPENED:
            if event.get("tab", "home") == "home":
                await self._home.publish(events.team(body), event["user"])
            return BoltResponse(status=OK, body="")
        request = events.heard(body, bot)
        outcome = await self._door.handle(request) if request else Done()
        return BoltResponse(status=OK if isinstance(outcome, Done) else AGAIN, body="")

    async def _command(self, body: Json) -> None:
        where = spot.of_command(body)
        request = asking.command(body, where)
        outcome = await self._asked(request, where, str(body.get("channel_name", "")))
        await self._showing.show(where, outcome)

    async def _shortcut(self, body: Json) -> None:
        where = spot.of_shortcut(body)
        request = asking.shortcut(body, where)
        if request:
            await self._showing.show(where, await self._asked(request, where))

    async def _press(self, body: Json) -> None:
        where = spot.of_press(body)
        request = asking.press(body, where)
        if request is None or request.press is None:
            return
        where = replace(where, community=request.press.community)
        await self._showing.show(where, await self._asked(request, where))
        await self._home_again(where)

    async def _submit(self, body: Json) -> BoltResponse:
        view, where = body["view"], spot.of_submit(body)
        request = asking.submit(view, where)
        if request is None or request.press is None:
            return BoltResponse(status=OK, body="")
        where = replace(where, community=request.press.community)
        asked = self._begin(self._asked(request, where))
        if not await self._done(asked, self._in_time):
            self._begin(_told(self._show_later(where, asked)))
            return BoltResponse(status=OK, body="")
        answer = self._showing.in_ack(where, asked.result(), view)
        if answer is None:
            closed = replace(where, view="")
            shown = self._showing.show(closed, asked.result())
            await self._soon(shown, TO_SHOW)
        self._begin(_told(self._home_again(where)))
        return _acknowledged(answer)

    async def _show_later(self, where: Spot, asked: asyncio.Task[Outcome]) -> None:
        """Show what came of a form whose window had to close before it was known."""
        await self._showing.show(replace(where, view=""), await asked)
        await self._home_again(where)

    async def _home_again(self, where: Spot) -> None:
        if where.home:
            await self._home.publish(where.workspace, where.account)

    async def _asked(self, request: Request, where: Spot, name: str = "") -> Outcome:
        declared = self._door.declared(request)
        try:
            request = await self._needs.filled(request, declared, where.channel, name)
        except (TryLater, Undeliverable) as wait:
            seconds = str(max(1, round(getattr(wait, "seconds", 0))))
            return Reply((Card(say("busy-title"), say("busy-text", seconds=seconds)),))
        return await self._door.handle(request)

    # -- in time ---------------------------------------------------------------------------------

    async def _soon(self, work: Coroutine[Any, Any, None], seconds: float) -> None:
        """Do something now; after so many seconds go on without waiting for it."""
        await self._done(self._begin(_told(work)), seconds)

    def _begin(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task

    async def _done(self, task: asyncio.Task[Any], seconds: float) -> bool:
        await asyncio.wait({task}, timeout=seconds)
        return task.done()


async def _told(work: Awaitable[None]) -> None:
    """Write down that something went wrong, and nothing that anybody said."""
    try:
        await work
    except Exception:
        log.exception("not answered", platform="slack")


def _acknowledged(answer: Json | None) -> BoltResponse:
    if answer is None:
        return BoltResponse(status=OK, body="")
    return BoltResponse(
        status=OK, body=json.dumps(answer), headers={"content-type": "application/json"}
    )
