"""The two ways Slack reaches this process: Socket Mode, and signed HTTP."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.base.platform import NotReady
from adapters.base.web_server import serve_until_cancelled
from adapters.slack.manifest import PATH
from adapters.slack.transport import SlackTransport
from adapters.slack.wire import SlackWire, quiet

PING = 10.0  # seconds between signs of life on a socket
PATIENCE = 3  # seconds for what is in hand when the process stops, and again for what is shown


def bolt(wire: SlackWire, transport: SlackTransport, signing_secret: str) -> AsyncApp:
    """Return the bolt app: everything it lets through goes to our transport."""
    app = AsyncApp(client=wire.client, signing_secret=signing_secret, logger=quiet)
    app.use(transport.take)
    return app


class _Sockets(AsyncSocketModeHandler):
    """Knows what is in hand, so that a stopping process can finish it, its acks included."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.in_hand: set[asyncio.Task[Any]] = set()
        self.stopping = False

    async def handle(self, client: Any, req: Any) -> None:
        """Answer one envelope. While stopping none is taken on: Slack gives it to another link,
        or brings it again."""
        task = asyncio.current_task()
        if self.stopping or task is None:
            return
        self.in_hand.add(task)
        try:
            await super().handle(client, req)
        finally:
            self.in_hand.discard(task)


async def by_socket(app: AsyncApp, app_token: str, transport: SlackTransport, ping: float) -> None:
    """Serve over Socket Mode until cancelled."""
    handler: Any = _Sockets(app, app_token, logger=quiet, ping_interval=ping)
    try:
        await handler.connect_async()
        await asyncio.Event().wait()
    finally:
        handler.stopping = True
        if handler.in_hand:
            await asyncio.wait(handler.in_hand, timeout=PATIENCE)
        await handler.close_async()
        await _finished(transport)


def asgi(app: AsyncApp) -> Starlette:
    """Return the web application Slack posts to."""
    handler = AsyncSlackRequestHandler(app)

    async def take(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route(PATH, take, methods=["POST"])])


async def by_http(app: AsyncApp, host: str, port: int, transport: SlackTransport) -> None:
    """Serve signed HTTP until cancelled. NotReady where the address cannot be had."""
    try:
        listening = socket.create_server((host, port))
    except OSError as taken:
        why = f"SLACK_LISTEN cannot be {host}:{port} ({taken.strerror}). Name another address."
        raise NotReady(why) from taken
    try:
        await serve_until_cancelled(asgi(app), listening)
    finally:
        await _finished(transport)


async def _finished(transport: SlackTransport) -> None:
    """Let what is still being shown come to its end, but not for ever."""
    if not await transport.in_flight.finish(PATIENCE):
        quiet.warning("stopped with answers still on their way")
