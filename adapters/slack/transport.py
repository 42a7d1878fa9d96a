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
from typing import Any

import structlog
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.base.in_flight import InFlight
from adapters.base.requests import Declared, handled
from adapters.slack import events, reply_target, requests
from adapters.slack.forms import FORM
from adapters.slack.home import Home
from adapters.slack.reply_target import ReplyTarget
from adapters.slack.requests import Needs
from adapters.slack.responses import SlackResponses
from adapters.slack.text import Json
from adapters.slack.wire import SlackWires
from bot.kit.contracts.context import Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.platform import Directory
from bot.kit.screen.outcomes import Done, Outcome

log = structlog.get_logger()
IN_TIME = 2.2  # seconds for doing what is asked
TO_SHOW = 0.4  # … and for showing it, before the ack

OK = 200
AGAIN = 500


class SlackTransport:
    """Turns payloads into requests and outcomes into answers, for one core."""

    def __init__(
        self,
        door: Door,
        wires: SlackWires,
        directory: Directory,
        *,
        in_time: float = IN_TIME,
    ) -> None:
        self._door = door
        self._needs = Needs(wires, directory)
        self._responses = SlackResponses(door, wires)
        self._home = Home(door, wires)
        self._in_time = in_time
        self._in_all = in_time + TO_SHOW
        self.in_flight = InFlight()

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
        where = reply_target.of_command(body)
        request = requests.command(body, where)
        outcome = await self._asked(request, where, str(body.get("channel_name", "")))
        await self._responses.show(where, outcome)

    async def _shortcut(self, body: Json) -> None:
        where = reply_target.of_shortcut(body)
        request = requests.shortcut(body, where)
        if request:
            await self._responses.show(where, await self._asked(request, where))

    async def _press(self, body: Json) -> None:
        where = reply_target.of_press(body)
        request = requests.press(body, where)
        if request is None or request.press is None:
            return
        where = replace(where, community=request.press.community)
        await self._responses.show(where, await self._asked(request, where))
        await self._home_again(where)

    async def _submit(self, body: Json) -> BoltResponse:
        view, where = body["view"], reply_target.of_submit(body)
        request = requests.submit(view, where)
        if request is None or request.press is None:
            return BoltResponse(status=OK, body="")
        where = replace(where, community=request.press.community)
        asked = self.in_flight.begin(self._asked(request, where))
        if not await self._done(asked, self._in_time):
            self.in_flight.begin(_told(self._show_later(where, asked)))
            return BoltResponse(status=OK, body="")
        answer = self._responses.in_ack(where, asked.result(), view)
        if answer is None:
            closed = replace(where, view="")
            shown = self._responses.show(closed, asked.result())
            await self._soon(shown, TO_SHOW)
        self.in_flight.begin(_told(self._home_again(where)))
        return _acknowledged(answer)

    async def _show_later(self, where: ReplyTarget, asked: asyncio.Task[Outcome]) -> None:
        """Show what came of a form whose window had to close before it was known."""
        await self._responses.show(replace(where, view=""), await asked)
        await self._home_again(where)

    async def _home_again(self, where: ReplyTarget) -> None:
        if where.home:
            await self._home.publish(where.workspace, where.account)

    async def _asked(self, request: Request, where: ReplyTarget, name: str = "") -> Outcome:
        async def fill_in(request: Request, declared: Declared) -> Request:
            return await self._needs.filled(request, declared, where.channel, name)

        return await handled(self._door, request, fill_in)

    # -- in time ---------------------------------------------------------------------------------

    async def _soon(self, work: Coroutine[Any, Any, None], seconds: float) -> None:
        """Do something now; after so many seconds go on without waiting for it."""
        await self._done(self.in_flight.begin(_told(work)), seconds)

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
