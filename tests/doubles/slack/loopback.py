"""The double itself: a server on 127.0.0.1, and one object to play every person with."""

import asyncio
from collections.abc import Callable
from typing import Self

from aiohttp import web

from tests.doubles.slack import sight
from tests.doubles.slack.addresses import Addresses
from tests.doubles.slack.clock import MONDAY_MORNING, Clock
from tests.doubles.slack.delivery import Courier, Delivery
from tests.doubles.slack.errors import Json
from tests.doubles.slack.faults import Faults
from tests.doubles.slack.hands import Hands
from tests.doubles.slack.happenings import Happenings
from tests.doubles.slack.http_events import SignedHttp
from tests.doubles.slack.people import Channel, User
from tests.doubles.slack.rates import Rates
from tests.doubles.slack.sight import Form, Seen
from tests.doubles.slack.socket_mode import SocketMode
from tests.doubles.slack.web_api import WebApi
from tests.doubles.slack.workspace import Workspace
from tests.doubles.slack.world import World


class LoopbackSlack(Hands, Happenings):
    """Slack on this machine, alive for the length of an ``async with`` block.

    Point the app's ``base_url`` at ``slack.base_url`` and give it ``slack.app_token`` (Socket
    Mode) or call ``await slack.deliver_to(url)`` (signed HTTP with ``slack.signing_secret``).
    ``start=None`` follows the wall clock. ``rates=True`` answers 429 by Slack's published
    limits, which stand still with the clock, so it is off unless asked for. Leaving the block
    raises AssertionError when the app did something real Slack would not have understood;
    ``slack.breaches`` lists it, and a test that meant it clears the list.
    """

    signing_secret = "0123456789abcdef0123456789abcdef"
    client_id = "1.1"
    client_secret = "not-a-secret"

    def __init__(self, *, start: float | None = MONDAY_MORNING, rates: bool = False) -> None:
        self.clock = Clock(start)
        self.world = World(self.clock)
        self.faults = Faults()
        self.socket = SocketMode(self.world)
        self.courier = Courier(self.world, self.socket)
        limits = Rates(self.clock) if rates else None
        self._api = WebApi(self.world, self.faults, limits, self.socket.issue_url)
        self._http: SignedHttp | None = None
        self._errands: set[asyncio.Task[None]] = set()
        self._runner = web.AppRunner(self._routes(), shutdown_timeout=0.1)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.world.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        for errand in list(self._errands):
            errand.cancel()
        if self._http:
            await self._http.close()
        await self.socket.close()
        await self._runner.cleanup()
        if error is None and self.breaches:
            raise AssertionError("\n".join(self.breaches))

    @property
    def base_url(self) -> str:
        """What slack_sdk's ``base_url`` must be."""
        return f"{self.world.base}/api/"

    @property
    def app_token(self) -> str:
        """The token Socket Mode opens with."""
        return self.world.app_token

    @property
    def request_url(self) -> str | None:
        """Where signed HTTP goes, None while Socket Mode is in use."""
        return self._http.url if self._http else None

    @property
    def breaches(self) -> list[str]:
        """What real Slack would not have understood, so far."""
        return self.world.breaches

    def calls(self, method: str | None = None) -> list[Json]:
        """The arguments of every call applied so far, of one method if named."""
        return [sent for name, sent in self.world.calls if method in (None, name)]

    def workspace(self, id: str = "T1") -> Workspace:
        """The workspace with this id, made with the app installed when it is new."""
        return self.world.workspace(id)

    def grant(self, workspace: Workspace) -> str:
        """The ``code`` an admin's browser brings back after consenting to the app."""
        code = self.world.new_id("code")
        self.world.grants[code] = workspace
        return code

    async def deliver_to(self, url: str) -> bool:
        """Deliver by signed HTTP from now on; returns whether the challenge was answered."""
        if self._http:
            await self._http.close()
        self._http = SignedHttp(url, self.signing_secret)
        self.courier.carrier = self._http
        return await self._http.verify()

    async def connected(self, links: int = 1, *, seconds: float = 5) -> None:
        """Wait until the app holds so many Socket Mode links."""
        await self.until(lambda: len(self.socket.links) >= links, seconds=seconds)

    async def until(self, true: Callable[[], object], *, seconds: float = 5) -> None:
        """Wait until it is true, of Slack or of the app; TimeoutError after real seconds."""
        await self.world.until(true, seconds)

    async def turn(self, seconds: float) -> None:
        """Let time pass, and bring again what is due by then."""
        self.clock.turn(seconds)
        await self.courier.retry_due()

    async def again(self, delivery: Delivery) -> Delivery:
        """Deliver the very same thing once more."""
        return await self.courier.again(delivery)

    def sees(self, user: User, channel: Channel | None = None) -> list[Seen]:
        """The messages this person has before them, oldest first."""
        return sight.messages(user, channel)

    def thread(self, user: User, parent: Seen) -> list[Seen]:
        """The replies under a message, oldest first."""
        return [seen for seen in self.sees(user) if seen.thread == parent.ts]

    def last(self, user: User, channel: Channel | None = None) -> Seen:
        """The newest message; raises AssertionError when there is none."""
        seen = self.sees(user, channel)
        if not seen:
            raise AssertionError(f"{user.name} sees nothing")
        return seen[-1]

    def home(self, user: User) -> Seen | None:
        """The App Home tab as last published."""
        return sight.home(user)

    def form(self, user: User) -> Form | None:
        """The form on top of what the user has open."""
        return sight.form(user)

    def _routes(self) -> web.Application:
        addresses = Addresses(self.world, self.faults)
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/api/{method}", self._answer)
        app.router.add_post("/actions/{team}/{id}", addresses.respond)
        app.router.add_post("/upload/v1/{id}", addresses.upload)
        app.router.add_get("/link/", self.socket.accept)
        return app

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        reply = await self._api.answer(request)
        owed, self.world.events = self.world.events, []
        for workspace, event in owed:
            errand = asyncio.create_task(self._tell(workspace, event))
            self._errands.add(errand)
            errand.add_done_callback(self._errands.discard)
        return reply

    async def _tell(self, workspace: Workspace, event: Json) -> None:
        await self.send_event(workspace, event)
