"""The web page of the sandbox, as routes: its files, what it shows, what it does, what changed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from adapters.sandbox.page_actions import VERBS, NotUnderstood
from adapters.sandbox.playground import Playground
from adapters.sandbox.screen import screen
from adapters.sandbox.suggestions import suggestions
from adapters.sandbox.validation import Refused
from adapters.sandbox.world import NotThere

log = structlog.get_logger()
WEB = Path(__file__).parent / "web"
MOST = 1_000_000  # bytes of one request: a form full of the longest answers fits many times
BREATH = 0.1  # seconds between two notices of change
HEARTBEAT = 15.0


class Page:
    """Answers the page of one playground. `first` is who one is before choosing."""

    def __init__(self, playground: Playground, first: str) -> None:
        self._playground = playground
        self._first = first
        self._closing = asyncio.Event()
        self._watching: set[asyncio.Event] = set()
        playground.world.changed.add(self._ring)
        self.app = Starlette(
            routes=[
                Route("/", lambda _: FileResponse(WEB / "index.html")),
                Mount("/web", StaticFiles(directory=WEB)),
                Route("/api/screen", self.screen),
                Route("/api/complete", self.complete),
                Route("/api/watch", self.watch),
                Route("/api/{verb}", self.act, methods=["POST"]),
                Route("/file/{message}/{index:int}", self.file),
            ],
            exception_handlers={NotThere: _not_there, Refused: _refused, NotUnderstood: _unclear},
        )

    def close(self) -> None:
        """End what is still being watched, so that the server can stop."""
        self._closing.set()
        self._playground.world.changed.discard(self._ring)
        self._ring()

    def _ring(self) -> None:
        for bell in self._watching:
            bell.set()

    def _account(self, request: Request) -> str:
        return request.query_params.get("as") or self._first

    async def screen(self, request: Request) -> Response:
        """Show one person's screen."""
        room = request.query_params.get("room", "")
        return JSONResponse(await screen(self._playground, self._account(request), room))

    async def complete(self, request: Request) -> Response:
        """Complete a typed line."""
        typed = request.query_params.get("typed", "")
        found = suggestions(self._playground.chat, self._account(request), typed)
        return JSONResponse([asdict(each) for each in found])

    async def act(self, request: Request) -> Response:
        """Do something as somebody."""
        verb = VERBS.get(request.path_params["verb"])
        if verb is None:
            raise HTTPException(404)
        body = await _body(request)
        room = await verb(self._playground, self._account(request), body)
        return JSONResponse({"room": room})

    async def file(self, request: Request) -> Response:
        """Hand out a file of a message, to somebody who sees the message."""
        account, index = self._account(request), request.path_params["index"]
        message = self._playground.chat.visible(account, request.path_params["message"])
        if index >= len(message.files):
            raise NotThere("no such file")
        file = message.files[index]
        disposition = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        return Response(
            file.content, media_type=file.mime, headers={"Content-Disposition": disposition}
        )

    async def watch(self, request: Request) -> Response:
        """Tell a screen when something changed, for as long as it is looked at."""
        account = self._account(request)
        self._playground.world.person(self._playground.chat.workspace, account)
        return StreamingResponse(self._changes(account), media_type="text/event-stream")

    async def _changes(self, account: str) -> AsyncIterator[str]:
        bell = asyncio.Event()
        self._watching.add(bell)
        self._playground.hold(account)
        try:
            while not self._closing.is_set():
                yield "data: changed\n\n"
                await asyncio.sleep(BREATH)
                try:
                    await asyncio.wait_for(bell.wait(), HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                bell.clear()
        finally:
            self._watching.discard(bell)
            self._playground.let_go(account)


async def _body(request: Request) -> dict[str, object]:
    """Read what the page sent; NotUnderstood where it is too much or no JSON object."""
    read = b""
    async for part in request.stream():
        read += part
        if len(read) > MOST:
            raise NotUnderstood("That is more than fits. Please say it in fewer words.")
    try:
        body = json.loads(read or b"{}")
    except ValueError as error:
        raise NotUnderstood("not JSON") from error
    if not isinstance(body, dict):
        raise NotUnderstood("not an object")
    return body


def _not_there(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"sorry": "That is not there any more."}, 404)


def _refused(_request: Request, error: Exception) -> Response:
    log.error("refused", why=str(error))
    return JSONResponse({"sorry": f"This chat cannot show that: {error}."}, 502)


def _unclear(_request: Request, error: Exception) -> Response:
    return JSONResponse({"sorry": str(error)}, 400)
