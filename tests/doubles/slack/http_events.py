"""Signed HTTP delivery: one address of the app's for events, commands and presses."""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import aiohttp

from tests.doubles.slack.errors import Json
from tests.doubles.slack.socket_mode import Ack


class SignedHttp:
    """Posts to the app's request URL the way Slack does, signature version v0."""

    def __init__(self, url: str, signing_secret: str) -> None:
        self.url = url
        self.signing_secret = signing_secret
        self._session = aiohttp.ClientSession()

    async def carry(self, kind: str, payload: Json, retry: int, reason: str) -> Ack | None:
        """Post one delivery; None when the address does not answer at all."""
        content_type, body = _body(kind, payload)
        headers = {"Content-Type": content_type, **self._signature(body)}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason}
        try:
            async with self._session.post(self.url, data=body, headers=headers) as reply:
                return Ack(reply.status, _answer(await reply.text()))
        except aiohttp.ClientError:
            return None

    async def verify(self) -> bool:
        """The url_verification challenge Slack sends once, when the address is saved."""
        challenge = {"type": "url_verification", "token": "verification", "challenge": "c-123"}
        ack = await self.carry("events_api", challenge, 0, "")
        return ack is not None and ack.status == 200 and "c-123" in json.dumps(ack.answer)

    async def close(self) -> None:
        """Let go of the connection pool."""
        await self._session.close()

    def _signature(self, body: bytes) -> dict[str, str]:
        # The app compares this with its own wall clock, so the double's clock will not do.
        timestamp = str(int(time.time()))
        base = b":".join([b"v0", timestamp.encode(), body])
        digest = hmac.new(self.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def _body(kind: str, payload: Json) -> tuple[str, bytes]:
    if kind == "events_api":
        return "application/json", json.dumps(payload).encode()
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return "application/x-www-form-urlencoded", urlencode(form).encode()


def _answer(text: str) -> object:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return {"text": text}
