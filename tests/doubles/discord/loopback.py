"""A small Discord on this machine, for what goes wrong on the wire: REST, and a gateway.

What is posted takes effect before it is answered, so that an answer can be lost. Faults are put in
a queue for a call: `discord.fault("POST", "messages", drop=True)`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import yarl
from aiohttp import WSMsgType, web

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from tests.doubles.discord import contract

Json = dict[str, Any]
BOT, GUILD, GENERAL, ANA = "100000000000000000", "1000000000000000", "1000000000000001", "1" * 18
TOKEN = "loopback"
LONG_AGO = "2026-01-01T00:00:00+00:00"
BOT_USER: Json = {
    "id": BOT, "username": "confab", "discriminator": "0", "avatar": None, "bot": True,
    "public_flags": 0, "flags": 0, "global_name": None, "primary_guild": None,
    "mfa_enabled": False, "locale": "en-US",
}  # fmt: skip
APPLICATION: Json = {
    "id": BOT, "name": "Confab", "description": "", "icon": None, "flags": 0, "bot_public": True,
    "bot_require_code_grant": False, "verify_key": "", "owner": BOT_USER, "type": None,
    "flags_new": "0", "redirect_uris": [], "interactions_endpoint_url": None, "team": None,
    "role_connections_verification_url": None, "approximate_guild_count": 1,
    "approximate_user_install_count": 0, "approximate_user_authorization_count": 0,
    "explicit_content_filter": 0, "eligible_oauth2_scopes": [],
}  # fmt: skip
COMMAND: Json = {
    "id": "1", "application_id": BOT, "version": "1", "default_member_permissions": None,
    "description": "",
}  # fmt: skip
MESSAGE: Json = {
    "author": BOT_USER, "content": "", "timestamp": LONG_AGO, "edited_timestamp": None, "type": 0,
    "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [], "flags": 0,
    "attachments": [], "embeds": [], "pinned": False, "components": [],
}  # fmt: skip
CHANNEL: Json = {
    "id": GENERAL, "type": 0, "name": "general", "position": 0, "permission_overwrites": [],
    "nsfw": False, "parent_id": None, "guild_id": GUILD,
}  # fmt: skip
EVERYONE: Json = {
    "id": GUILD, "name": "@everyone", "permissions": str(2**40 - 1), "position": 0, "color": 0,
    "hoist": False, "managed": False, "mentionable": False, "flags": 0,
}  # fmt: skip
SERVER: Json = {
    "id": GUILD, "name": "Acme", "owner_id": ANA, "roles": [EVERYONE], "channels": [CHANNEL],
    "threads": [], "emojis": [], "stickers": [], "features": [], "unavailable": False,
    "member_count": 2, "icon": None, "premium_tier": 0, "preferred_locale": "en-US",
    "nsfw_level": 0, "mfa_level": 0,
}  # fmt: skip
HELLO, IDENTIFY, RESUME, DISPATCH, RECONNECT, INVALID = 10, 2, 6, 0, 7, 9


@dataclass
class Fault:
    """What happens to the next call of a kind instead of its answer."""

    method: str
    path: str
    status: int = 0
    code: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: Json | None = None
    drop: bool = False  # the effect takes place, the answer is lost


@dataclass
class Call:
    """One request that arrived."""

    method: str
    path: str
    body: Any


class Loopback:
    """The server side: what was asked, what stands, and who is connected."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.breaches: list[str] = []  # where an answer of ours is not as Discord describes it
        self.messages: dict[str, Json] = {}
        self.starts_left = 1000
        self.identified = 0
        self.resumed = 0
        self._faults: list[Fault] = []
        self._nonces: dict[str, Json] = {}
        self._events: list[Json] = []
        self._socket: web.WebSocketResponse | None = None
        self._ids = 2 * 10**17
        self.url = ""

    # -- what a test does ------------------------------------------------------------------------

    def fault(self, method: str, path: str, **what: Any) -> None:
        """Let the next call whose path ends so go wrong."""
        self._faults.append(Fault(method, path, **what))

    def limit(self, path: str, scope: str, seconds: float = 0.01, *, via: bool = True) -> None:
        """Answer the next POST with 429. Without `via` it looks as if Cloudflare had sent it."""
        headers = {"X-RateLimit-Scope": scope, **({"Via": "1.1 loopback"} if via else {})}
        body = {"message": "limited", "retry_after": seconds, "global": scope == "global"}
        self.fault("POST", path, status=429, headers=headers, body=body)

    async def emit(self, event: str, data: Json) -> None:
        """Tell the gateway's client something; kept for whoever resumes."""
        number = len(self._events) + 1
        self._events.append({"op": DISPATCH, "t": event, "s": number, "d": data})
        if self._socket and not self._socket.closed:
            await self._socket.send_json(self._events[-1])

    async def say(self, op: int, data: Any = None) -> None:
        """Send a control frame, like Reconnect or Invalid Session."""
        assert self._socket
        await self._socket.send_json({"op": op, "d": data})

    def called(self, method: str, path: str) -> list[Call]:
        """Return the calls whose path ends so."""
        return [each for each in self.calls if each.method == method and each.path.endswith(path)]

    def interaction(self, **parts: Any) -> Json:
        """Return somebody's interaction in #general."""
        ana = {**BOT_USER, "id": ANA, "username": "ana", "global_name": "Ana", "bot": False}
        return {
            "id": self.new_id(),
            "application_id": BOT,
            "token": "secret",
            "version": 1,
            "guild_id": GUILD,
            "channel_id": GENERAL,
            "channel": CHANNEL,
            "member": {**_member(ana), "permissions": "0"},
            "app_permissions": "0",
            "locale": "en-US",
            "entitlements": [],
            "authorizing_integration_owners": {},
            "context": 0,
            "attachment_size_limit": 0,
            **parts,
        }

    def command(self, name: str) -> Json:
        """Return the use of a sub-command of /peer."""
        sub = {"type": 1, "name": name, "options": []}
        data = {"id": "1", "name": "peer", "type": 1, "options": [sub]}
        return self.interaction(type=2, data=data)

    def new_id(self) -> str:
        """Return a fresh id."""
        self._ids += 1
        return str(self._ids)

    # -- REST ------------------------------------------------------------------------------------

    async def rest(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        path = request.path.removeprefix("/api/v10")
        body = await _body(request)
        self.calls.append(Call(request.method, path, body))
        fault = self._fault(request.method, path)
        if fault and fault.status:
            said = fault.body or {"code": fault.code, "message": "refused"}
            return _answer(said, fault.status, fault.headers)
        done = self._do(request.method, path, body)
        self.breaches += contract.answer_breaches(request.method, path, 200, done)
        if fault and fault.drop:
            assert request.transport
            request.transport.close()
        return _answer(done)

    def _fault(self, method: str, path: str) -> Fault | None:
        for fault in self._faults:
            if fault.method == method and path.endswith(fault.path):
                self._faults.remove(fault)
                return fault
        return None

    def _do(self, method: str, path: str, body: Any) -> Any:
        match method, path.strip("/").split("/"):
            case "POST", ["users", "@me", "channels"]:
                known = {"type": 1, "flags": 0, "recipients": [BOT_USER], "last_message_id": None}
                return {"id": _direct(body["recipient_id"]), **known}
            case "POST", ["channels", room, "messages"]:
                return self._posted(room, body)
            case ("POST", ["webhooks", _, _]) | ("PATCH", ["webhooks", _, _, "messages", _]):
                return self._posted(GENERAL, body)
            case "POST", ["interactions", id, *_]:
                return {"interaction": {"id": id, "type": 2}}
            case "GET", ["guilds", _, "members", id]:
                return _member({**BOT_USER, "id": id, "bot": False})
            case "GET", ["gateway", "bot"]:
                return self._starts()
            case _, ["applications", _, "commands"]:
                return [{**COMMAND, **_stored(each)} for each in body or []]
        return {"/users/@me": BOT_USER, "/oauth2/applications/@me": APPLICATION}.get(path, {})

    def _starts(self) -> Json:
        left = {"total": 1000, "remaining": self.starts_left, "reset_after": 3600_000}
        limit = {**left, "max_concurrency": 1}
        return {"url": f"{self.url}/ws", "shards": 1, "session_start_limit": limit}

    def _posted(self, room: str, body: Json) -> Json:
        nonce = body.get("nonce") if body.get("enforce_nonce") else None
        if nonce in self._nonces:
            return self._nonces[nonce]
        message = {**MESSAGE, "id": self.new_id(), "channel_id": room}
        self.messages[message["id"]] = message
        if nonce:
            self._nonces[nonce] = message
        return message

    # -- gateway ---------------------------------------------------------------------------------

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._socket = socket
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 45_000}})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            said = json.loads(frame.data)
            if said["op"] == IDENTIFY:
                await self._identify(said["d"])
            elif said["op"] == RESUME:
                await self._resume(socket, said["d"]["seq"])
        return socket

    async def _identify(self, said: Json) -> None:
        self.identified += 1
        self._events.clear()
        ready = {
            "v": 10,
            "user": BOT_USER,
            "session_id": "s1",
            "guilds": [{"id": GUILD, "unavailable": True}],
            "resume_gateway_url": f"{self.url}/ws",
            "application": {"id": BOT, "flags": 0},
            **({"shard": said["shard"]} if "shard" in said else {}),
        }
        await self.emit("READY", ready)
        await self.emit("GUILD_CREATE", {**SERVER, "members": [_member(BOT_USER)]})

    async def _resume(self, socket: web.WebSocketResponse, seen: int) -> None:
        self.resumed += 1
        for event in self._events[seen:]:
            await socket.send_json(event)
        await self.emit("RESUMED", {})


def _answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    kind = {"Content-Type": "application/json"}  # exactly so, or discord.py takes it for text
    return web.Response(body=json.dumps(body), status=status, headers={**kind, **(headers or {})})


def _member(user: Json) -> Json:
    return {
        "user": user, "roles": [], "joined_at": LONG_AGO, "flags": 0, "nick": None,
        "deaf": False, "mute": False, "avatar": None, "banner": None, "pending": False,
        "communication_disabled_until": None, "premium_since": None,
    }  # fmt: skip


def _stored(command: Json) -> Json:
    """Return a command as Discord keeps it: permissions are read as a number, and kept as text."""
    may = command.get("default_member_permissions")
    return {**command, "default_member_permissions": may if may is None else str(may)}


def _direct(account: Any) -> str:
    return f"3{str(account)[1:]}"


async def _body(request: web.Request) -> Any:
    if request.content_type == "application/json":
        return await request.json()
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        return json.loads(str(form["payload_json"]))
    return None


@asynccontextmanager
async def open_loopback() -> AsyncIterator[Loopback]:
    """Serve a Discord on a port of its own, with discord.py pointed at it."""
    served = Loopback()
    app = web.Application()
    app.router.add_get("/ws", served.gateway)
    app.router.add_route("*", "/api/v10/{rest:.*}", served.rest)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    served.url = f"ws://127.0.0.1:{port}"
    try:
        with _pointed(f"http://127.0.0.1:{port}/api/v10", yarl.URL(f"{served.url}/ws")):
            yield served
    finally:
        await runner.cleanup()


@contextmanager
def _pointed(base: str, gateway: yarl.URL) -> Iterator[None]:
    real = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = real


async def until(true: Any, tries: int = 500) -> None:
    """Wait for something that happens on its own, as short as it takes."""
    for _ in range(tries):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen")


def impatient(client: discord.Client) -> None:
    """Let a client be ready at once."""
    client._connection.guild_ready_timeout = 0.05
