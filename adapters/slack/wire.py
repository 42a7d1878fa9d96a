"""Slack's Web API as this adapter uses it: one call, one try, and errors in the ports' words.

The client's own retries are off: it would repeat a post whose answer was lost, and the reader would
see it twice. Who tries again, and when, is the outbox's business.
"""

from __future__ import annotations

import json
import logging
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.text import Json
from bot.kit.ports import TryLater, Undeliverable

SLACK = "https://slack.com/api/"
PATIENCE = 30  # seconds for one answer; well under half the outbox's lease
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

# The client trips over an answer that is neither JSON nor empty (a proxy's page): AttributeError.
LOST_ANSWER = (SlackClientError, aiohttp.ClientError, TimeoutError, OSError, AttributeError)


class Wire:
    """The Web API with one workspace's bot token."""

    def __init__(self, token: str, base_url: str = SLACK) -> None:
        self.client = AsyncWebClient(
            token=token, base_url=base_url, timeout=PATIENCE, retry_handlers=[], logger=quiet
        )
        self._me: Json | None = None

    async def call(self, method: str, **arguments: Any) -> Json:
        """Call a method once. TryLater or Undeliverable, whose `why` is Slack's own word."""
        return (await self.call_with_headers(method, **arguments))[0]

    async def call_with_headers(self, method: str, **arguments: Any) -> tuple[Json, Json]:
        """Call a method once; the answer with its headers, names in lower case."""
        try:
            answer = await self._client().api_call(method, data=_form(arguments))
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
            async with self._session().post(url, json=message, timeout=_SHORT) as answer:
                return answer.status == 200
        except LOST_ANSWER:
            return False

    async def upload(self, url: str, content: bytes) -> None:
        """Send a file's bytes to the address Slack gave for them."""
        try:
            async with self._session().post(url, data=content, timeout=_SHORT) as answer:
                if answer.status != 200:
                    raise Undeliverable(f"upload answered {answer.status}")
        except LOST_ANSWER as lost:
            raise TryLater(BACK_OFF, ambiguous=True, why=type(lost).__name__) from lost

    async def close(self) -> None:
        """Let go of the connections."""
        if self.client.session and not self.client.session.closed:
            await self.client.session.close()

    def _client(self) -> AsyncWebClient:
        self._session()
        return self.client

    def _session(self) -> aiohttp.ClientSession:
        """One session for all calls, opened on the first: it belongs to the running loop."""
        if self.client.session is None or self.client.session.closed:
            self.client.session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=PATIENCE), trust_env=True
            )
        return self.client.session


_SHORT = aiohttp.ClientTimeout(total=PATIENCE_SHORT)


class Wires:
    """The wire of each workspace. One token serves them all, until there is a store of tokens."""

    def __init__(self, token: str, base_url: str = SLACK) -> None:
        self._only = Wire(token, base_url)

    def of(self, workspace: str) -> Wire:
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
    return Undeliverable(f"{why}: {needed}" if needed else why, lost=why in LOST)


def _retry_after(response: Any) -> float:
    headers = {name.lower(): value for name, value in (response.headers or {}).items()}
    try:
        return max(1.0, float(headers.get("retry-after", RETRY_AFTER)))
    except ValueError:
        return RETRY_AFTER
