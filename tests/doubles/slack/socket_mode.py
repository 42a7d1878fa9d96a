"""Socket Mode: tickets, links, envelopes and acks."""

import asyncio
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.doubles.slack.errors import Json
from tests.doubles.slack.world import World

MOST_LINKS = 10


@dataclass
class Ack:
    """How the app took a delivery: the HTTP status (200 over a socket) and what it answered."""

    status: int
    answer: Any = None


@dataclass(eq=False)
class Link:
    """One WebSocket of the app's."""

    socket: web.WebSocketResponse
    request: web.Request
    awaited: dict[str, asyncio.Future[Ack]] = field(default_factory=dict)


class SocketMode:
    """Up to ten links; each envelope takes the next one round."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.links: list[Link] = []
        self._tickets: set[str] = set()
        self._turn = 0

    def issue_url(self) -> str:
        """An address good for one connection."""
        ticket = self.world.new_id("ticket")
        self._tickets.add(ticket)
        return f"{self.world.base.replace('http', 'ws', 1)}/link/?ticket={ticket}"

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Hold one connection until either side lets go."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.links) >= MOST_LINKS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        link = Link(socket, request)
        self.links.append(link)
        await socket.send_json(self._hello())
        self.world.changed()
        try:
            async for frame in socket:
                self._acknowledged(link, frame.data)
        finally:
            self._gone(link)
        return socket

    async def carry(self, kind: str, payload: Json, retry: int, reason: str) -> Ack | None:
        """Send one envelope and wait for its ack; None when nobody is there or the link broke."""
        if not self.links:
            return None
        self._turn += 1
        link = self.links[self._turn % len(self.links)]
        id = str(uuid.uuid4())
        ack: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        link.awaited[id] = ack
        try:
            await link.socket.send_json(_envelope(id, kind, payload, retry, reason))
            return await ack
        except ConnectionError:
            return None
        finally:
            link.awaited.pop(id, None)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every link to come back anew, as Slack does every few hours."""
        for link in list(self.links):
            await link.socket.send_json({"type": "disconnect", "reason": reason})

    def cut(self) -> None:
        """Break every link without a word."""
        for link in list(self.links):
            self._gone(link)
            if link.request.transport:
                link.request.transport.abort()

    async def close(self) -> None:
        """Let go of everything."""
        for link in list(self.links):
            await link.socket.close()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.links),
            "debug_info": {"host": "loopback", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self.world.app_id},
        }

    def _acknowledged(self, link: Link, data: Any) -> None:
        try:
            said = json.loads(data)
        except (TypeError, ValueError):
            self.world.breach(f"not JSON over the socket: {data!r}")
            return
        ack = link.awaited.get(said.get("envelope_id"))
        if ack is not None and not ack.done():
            ack.set_result(Ack(200, said.get("payload")))

    def _gone(self, link: Link) -> None:
        if link in self.links:
            self.links.remove(link)
        for ack in link.awaited.values():
            if not ack.done():
                ack.set_exception(ConnectionResetError())
        self.world.changed()


def _envelope(id: str, kind: str, payload: Json, retry: int, reason: str) -> Json:
    envelope: Json = {
        "envelope_id": id,
        "type": kind,
        "payload": payload,
        "accepts_response_payload": kind != "events_api",
    }
    if kind == "events_api":
        envelope |= {"retry_attempt": retry, "retry_reason": reason}
    return envelope
