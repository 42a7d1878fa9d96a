"""Slack's Web API as this adapter uses it: one call, one try, and errors in the ports' words.

The client's own retries are off: it would repeat a post whose answer was lost, and the reader would
see it twice. Who tries again, and when, is the outbox's business.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.text import Json
from bot.kit.contracts.platform import TryLater, Undeliverable

SLACK = "https://slack.com/api/"
PATIENCE = 30  # seconds for one answer; well under half the outbox's lease
PATIENCE_CLOSE = 2  # … for calls in hand when the process stops
PATIENCE_SHORT = 10  # … for files and answers to presses
BACK_OFF = 10.0
TOKEN_BACK_OFF = 300.0  # until somebody mends the token
RETRY_AFTER = 30.0  # where Slack does not say

quiet = logging.getLogger("adapters.slack")
"""For the libraries' own remarks; at debug level they would write down what people said."""
quiet.setLevel(logging.WARNING)

RATE = {"ratelimited", "rate_limited", "message_limit_exceeded"}
AMBIGUOUS = {
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "team_added_to_org",
}
TOKEN = {
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "token_expired",
    "token_revoked",
}
LOST = {
    "cant_update_message",
    "channel_not_found",
    "edit_window_closed",
    "is_archived",
    "message_not_found",
    "thread_not_found",
}

CLOSED = {"messages_tab_disabled"}  # nobody can be written to directly

# The client trips over an answer that is neither JSON nor empty (a proxy's page): AttributeError.
LOST_ANSWER = (SlackClientError, aiohttp.ClientError, TimeoutError, OSError, AttributeError)


class SlackWire:
    """The Web API with one workspace's bot token."""

    def __init__(self, token: str, base_url: str = SLACK) -> None:
        self.client = AsyncWebClient(
            token=token, base_url=base_url, timeout=PATIENCE, retry_handlers=[], logger=quiet
        )
        self._me: Json | None = None
        self._calls = 0
        self._idle = asyncio.Event()
        self._closed = False

    async def call(self, method: str, **arguments: Any) -> Json:
        """Call a method once. TryLater or Undeliverable, whose `why` is Slack's own word."""
        return (await self.call_with_headers(method, **arguments))[0]

    async def call_with_headers(self, method: str, **arguments: Any) -> tuple[Json, Json]:
        """Call a method once; the answer with its headers, names in lower case."""
        try:
            async with self._session():
                answer = await self.client.api_call(method, data=_form(arguments))
        except SlackApiError as refused:
            raise _refused(refused) from refused
        except LOST_ANSWER as lost:
            raise TryLater(BACK_OFF, ambiguous=True, why=type(lost).__name__) from lost
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return dict(answer.data) if isinstance(answer.data, dict) else {}, headers

    async def me(self) -> Json:
        """Return who the bot is here: team_id, team, user_id, user."""
        if self._me is None:
            self._me = await self.call("auth.test")
        return self._me

    async def respond(self, url: str, message: Json) -> bool:
        """Answer an interaction at its response_url. False where it takes no more answers."""
        try:
            async with (
                self._session() as session,
                session.post(url, json=message, timeout=_SHORT) as answer,
            ):
                said = await answer.text()  # "ok", or an error as JSON
                return answer.status == 200 and said == "ok"
        except LOST_ANSWER:
            return False

    async def upload(self, url: str, content: bytes) -> None:
        """Send a file's bytes to the address Slack gave for them."""
        try:
            async with (
                self._session() as session,
                session.post(url, data=content, timeout=_SHORT) as answer,
            ):
                status = answer.status
        except LOST_ANSWER as lost:
            raise TryLater(BACK_OFF, ambiguous=True, why=type(lost).__name__) from lost
        if status != 200:
            raise Undeliverable(f"upload answered {status}")

    async def close(self) -> None:
        """Let go of the connections once the calls in hand are answered.

        Calls may still follow, from an outbox that ends after us: each has a connection of its own.
        """
        self._closed = True
        if self._calls:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._idle.wait(), PATIENCE_CLOSE)
        session, self.client.session = self.client.session, None
        if session:
            await session.close()

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[aiohttp.ClientSession]:
        """The one session of all calls, opened on the first: it belongs to the running loop."""
        if self._closed:
            async with aiohttp.ClientSession(trust_env=True) as session:
                yield session
            return
        if self.client.session is None:
            self.client.session = aiohttp.ClientSession(timeout=_LONG, trust_env=True)
        self._calls += 1
        self._idle.clear()
        try:
            yield self.client.session
        finally:
            self._calls -= 1
            if not self._calls:
                self._idle.set()


_LONG = aiohttp.ClientTimeout(total=PATIENCE)
_SHORT = aiohttp.ClientTimeout(total=PATIENCE_SHORT)


class SlackWires:
    """The wire of each workspace. One token serves them all, until there is a store of tokens."""

    def __init__(self, token: str, base_url: str = SLACK) -> None:
        self._only = SlackWire(token, base_url)

    def of(self, workspace: str) -> SlackWire:
        """Return the wire of a workspace."""
        return self._only

    async def close(self) -> None:
        """Let go of every connection."""
        await self._only.close()


def _form(arguments: Json) -> Json:
    """Every method reads a form; only some read JSON."""
    return {name: _field(value) for name, value in arguments.items() if value not in (None, "")}


def _field(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value) if isinstance(value, dict | list) else str(value)


def _refused(error: SlackApiError) -> TryLater | Undeliverable:
    response: Any = error.response
    status = getattr(response, "status_code", 0) or 0
    said = response.get("error", "") if hasattr(response, "get") else ""
    why = str(said or f"status {status}")
    if status == 429 or why in RATE:
        return TryLater(_retry_after(response), why="ratelimited")
    if why in AMBIGUOUS or status >= 500 or not said:
        return TryLater(BACK_OFF, ambiguous=True, why=why)
    if why in TOKEN:
        return TryLater(TOKEN_BACK_OFF, why=why)
    needed = response.get("needed", "") if why == "missing_scope" else ""
    said = f"{why}: {needed}" if needed else why
    return Undeliverable(said, lost=why in LOST, closed=why in CLOSED)


def _retry_after(response: Any) -> float:
    headers = {name.lower(): value for name, value in (response.headers or {}).items()}
    try:
        return max(1.0, float(headers.get("retry-after", RETRY_AFTER)))
    except ValueError:
        return RETRY_AFTER
