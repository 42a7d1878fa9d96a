"""A loopback Slack, and the real slack-bolt app connected to it in both ways."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import LoopbackSlack, User, Workspace


def bolt(slack: LoopbackSlack, workspace: Workspace) -> AsyncApp:
    """A bolt app as the adapter builds it: our base_url, no retries of the client's own."""
    client = AsyncWebClient(
        token=workspace.token, base_url=slack.base_url, retry_handlers=[], timeout=5
    )
    quiet = logging.getLogger("tests.bolt")
    return AsyncApp(client=client, signing_secret=slack.signing_secret, logger=quiet)


@asynccontextmanager
async def linked(slack: LoopbackSlack, app: AsyncApp) -> AsyncIterator[None]:
    """One more Socket Mode link of this app's."""
    handler: Any = AsyncSocketModeHandler(app, slack.app_token, ping_interval=0.05)
    links = len(slack.socket.links)
    await handler.connect_async()
    await slack.connected(links + 1)
    yield
    await handler.close_async()


@pytest.fixture
async def slack() -> AsyncIterator[LoopbackSlack]:
    """A Slack with nobody in it."""
    async with LoopbackSlack() as double:
        yield double


@pytest.fixture
def team(slack: LoopbackSlack) -> Workspace:
    """One workspace."""
    return slack.workspace("T1")


@pytest.fixture
def ana(team: Workspace) -> User:
    """Somebody in Berlin."""
    return team.user("Ana Lima", tz="Europe/Berlin")


@pytest.fixture
def client(slack: LoopbackSlack, team: Workspace) -> AsyncWebClient:
    """The real Web API client with the workspace's token."""
    return bolt(slack, team).client


@pytest.fixture
async def socket_app(slack: LoopbackSlack, team: Workspace) -> AsyncIterator[AsyncApp]:
    """The real bolt app on a Socket Mode link."""
    app = bolt(slack, team)
    async with linked(slack, app):
        yield app


@pytest.fixture
async def http_app(slack: LoopbackSlack, team: Workspace) -> AsyncIterator[AsyncApp]:
    """The real bolt app behind a request URL."""
    app = bolt(slack, team)
    runner = web.AppRunner(app.web_app(path="/slack/events"))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    assert await slack.deliver_to(f"http://127.0.0.1:{port}/slack/events")
    yield app
    await runner.cleanup()


@pytest.fixture
def more_links(slack: LoopbackSlack) -> Any:
    """Holds one more Socket Mode link open for the length of an ``async with`` block."""
    return lambda app: linked(slack, app)


@pytest.fixture(params=["socket_app", "http_app"])
def app(request: pytest.FixtureRequest) -> AsyncApp:
    """The real bolt app, once over each way in."""
    found: AsyncApp = request.getfixturevalue(request.param)
    return found
