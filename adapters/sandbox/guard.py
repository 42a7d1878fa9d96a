"""Keeps other web sites out of the local page: names it answers to, who may post, what may load.

A page in the same browser could otherwise reach 127.0.0.1 by a name of its own (DNS rebinding) or
post to it blindly.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
SAFE = ("GET", "HEAD")


class PageGuard:
    """Lets only requests through that come from the page itself, and marks every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        wrong = self._wrong(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(wrong, 403) if wrong else self._app
        await answer(scope, receive, marked)

    def _wrong(self, method: str, headers: Headers) -> str:
        """Say why a request is not let through; empty where it is."""
        host = headers.get("host", "")
        if host not in self._hosts:
            return f"Please open http://{self._hosts[0]} instead."
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "Another page may not use this one."
        if method not in SAFE and headers.get("origin") != f"http://{host}":
            return "Only the page itself may do this."
        return ""
