"""The HTTP side of the Web API: token, rate, fault, contract, effect, then the answer."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from tests.doubles.slack import arguments, contract
from tests.doubles.slack.errors import Json, SlackError
from tests.doubles.slack.faults import Fault, Faults
from tests.doubles.slack.methods import METHODS, Call
from tests.doubles.slack.rates import Rates
from tests.doubles.slack.world import World


class WebApi:
    """Answers ``/api/<method>``; the effect is in the world before the answer leaves."""

    def __init__(
        self, world: World, faults: Faults, rates: Rates | None, connect: Callable[[], str]
    ) -> None:
        self.world = world
        self.faults = faults
        self.rates = rates
        self.connect = connect

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One call from the app."""
        method = request.match_info["method"]
        fault = self.faults.next(method, "before")
        if fault and fault.gate:
            await fault.gate.wait()
        elif fault:
            return strike(fault, request)
        reply = await self._reply(method, request)
        self.world.changed()
        late = self.faults.next(method, "after")
        if late and (late.drop or late.error):
            return strike(late, request)
        if late:
            await _wait(late)
        return reply

    async def _reply(self, method: str, request: web.Request) -> web.Response:
        headers: dict[str, str] = {}
        try:
            body = {"ok": True, **await self._apply(method, request, headers)}
        except SlackError as refused:
            if refused.code == "ratelimited":
                return limited(refused.extra["retry_after"])
            body = refused.body()
        return web.json_response(body, headers=headers)

    async def _apply(self, method: str, request: web.Request, headers: dict[str, str]) -> Json:
        sent, sent_json = await arguments.read(request)
        token = arguments.token(request, sent)
        if method in ("apps.connections.open", "oauth.v2.access"):
            return self._without_workspace(method, token, sent)
        workspace = self.world.by_token(token)
        headers["X-OAuth-Scopes"] = ",".join(workspace.scopes)
        if method not in METHODS:
            self.world.breach(f"unknown method {method}")
            raise SlackError("unknown_method", req_method=method)
        self._check(method, sent, workspace.id, sent_json)
        self.world.calls.append((method, sent))
        call = Call(self.world, workspace, sent, str(request.url.origin()))
        try:
            return METHODS[method](call)
        finally:
            if call.needed:
                headers["X-Accepted-OAuth-Scopes"] = ",".join(call.needed)

    def _check(self, method: str, sent: Json, workspace: str, sent_json: bool) -> None:
        wait = self.rates and self.rates.retry_after(method, workspace, str(sent.get("channel")))
        if wait:
            self.world.limited.append(method)
            raise SlackError("ratelimited", retry_after=wait)
        broken = contract.breaches(method, sent, sent_json=sent_json)
        for sentence in broken:
            self.world.breach(sentence)
        if broken:
            raise SlackError("invalid_arguments", response_metadata={"messages": broken})

    def _without_workspace(self, method: str, token: str, sent: Json) -> Json:
        if method == "oauth.v2.access":
            return self._install(str(sent.get("code")))
        if token != self.world.app_token:
            raise SlackError(
                "invalid_auth" if token.startswith("xapp-") else "not_allowed_token_type"
            )
        return {"url": self.connect()}

    def _install(self, code: str) -> Json:
        """Exchange the code a person brought back from the consent page."""
        workspace = self.world.grants.pop(code, None)
        if workspace is None:
            raise SlackError("invalid_code")
        workspace.installed = True
        return {
            "app_id": self.world.app_id,
            "authed_user": {"id": workspace.slackbot.id},
            "scope": ",".join(workspace.scopes),
            "token_type": "bot",
            "access_token": workspace.token,
            "bot_user_id": workspace.bot.id,
            "team": {"id": workspace.id, "name": workspace.name},
            "enterprise": None,
            "is_enterprise_install": False,
        }


def strike(fault: Fault, request: web.Request) -> web.Response:
    """The broken answer."""
    if fault.drop:
        if request.transport:
            request.transport.abort()
        return web.Response(status=500)
    if fault.retry_after is not None:
        return limited(fault.retry_after)
    return web.json_response({"ok": False, "error": fault.error})


def limited(seconds: int) -> web.Response:
    """Too many calls: come back in so many seconds."""
    headers = {"Retry-After": str(seconds)}
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)


async def _wait(fault: Fault) -> None:
    if fault.gate:
        await fault.gate.wait()
    elif fault.seconds:
        await asyncio.sleep(fault.seconds)
