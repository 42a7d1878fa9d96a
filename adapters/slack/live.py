"""Slack with its keys: served until cancelled, checked on request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from adapters.base.platform import NotReady, PlatformFinding
from adapters.slack import check
from adapters.slack.directory import SlackDirectory
from adapters.slack.home import PLATFORM
from adapters.slack.messenger import SlackMessenger
from adapters.slack.serve import PING, bolt, by_http, by_socket
from adapters.slack.transport import IN_TIME, SlackTransport
from adapters.slack.wire import BACK_OFF, SLACK, SlackWire, SlackWires
from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.door import Door
from bot.kit.contracts.events import Installed

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class SlackKeys:
    """What Slack gave the operator. With `app_token` Socket Mode is used, else signed HTTP with
    `signing_secret` on `host` and `port`.

    `ping` and `in_time` are seconds: between signs of life, and for doing what is asked.
    """

    bot_token: str
    app_token: str = ""
    signing_secret: str = ""
    host: str = "127.0.0.1"
    port: int = 3000
    base_url: str = SLACK
    ping: float = PING
    in_time: float = IN_TIME


class Slack:
    """One Slack workspace."""

    name = PLATFORM

    def __init__(self, keys: SlackKeys) -> None:
        self._keys = keys
        self._wires = SlackWires(keys.bot_token, keys.base_url)
        self.directory = SlackDirectory(self._wires)
        self.messenger = SlackMessenger(self._wires)

    async def run(self, door: Door) -> None:
        """Serve until cancelled; what is in hand is finished first."""
        transport = SlackTransport(door, self._wires, self.directory, in_time=self._keys.in_time)
        keys = self._keys
        try:
            await self._ready()
            me = await self._wires.of("").me()
            await door.handle(_back(str(me["team_id"])))
            app = bolt(self._wires.of(""), transport, keys.signing_secret)
            if keys.app_token:
                await by_socket(app, keys.app_token, transport, keys.ping)
            else:
                await by_http(app, keys.host, keys.port, transport)
        finally:
            await self._wires.close()

    async def check(self) -> list[PlatformFinding]:
        """Ask Slack whether everything is set up; each finding says how to mend it."""
        keys = self._keys
        found = await self._asked(keys.bot_token, check.token)
        if keys.app_token:
            return [*found, *await self._asked(keys.app_token, check.socket)]
        return [*found, check.signing() if keys.signing_secret else check.no_way()]

    async def _asked(
        self, token: str, look: Callable[[SlackWire], Awaitable[list[PlatformFinding]]]
    ) -> list[PlatformFinding]:
        wire = SlackWire(token, self._keys.base_url)
        try:
            return await look(wire)
        finally:
            await wire.close()

    async def _ready(self) -> None:
        """Wait until Slack answers; NotReady where it refuses the keys."""
        while True:
            wrong = next((each for each in await self.check() if check.blocks(each)), None)
            if wrong is None:
                return
            if not wrong.may_pass:
                raise NotReady(f"{wrong.says} {wrong.mend}")
            log.warning("slack does not answer", why=wrong.mend)
            await asyncio.sleep(BACK_OFF)


def _back(workspace: str) -> Request:
    """The bot is there (again): a community that was frozen when it was removed thaws."""
    return Request(PLATFORM, workspace, "", Means.EVENT, event=Installed())
