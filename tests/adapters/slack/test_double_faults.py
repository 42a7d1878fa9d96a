"""What goes wrong with the loopback Slack when it is told to, and what then still stands."""

import asyncio
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import LoopbackSlack, User, Workspace


async def test_429_says_when_to_come_back(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """The ordered number of refusals, each with Retry-After and nothing applied."""
    slack.faults.rate_limit("chat.postMessage", retry_after=7, times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError) as refused:
            await client.chat_postMessage(channel=ana.id, text="x")
        assert refused.value.response.status_code == 429
        assert refused.value.response.headers["Retry-After"] == "7"
    await client.chat_postMessage(channel=ana.id, text="x")
    assert len(slack.sees(ana)) == 1


async def test_cut_connection_leaves_the_message(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """The sender hears nothing, the reader has the message."""
    slack.faults.drop("chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=ana.id, text="x")
    assert [seen.words for seen in slack.sees(ana)] == ["x"]


@pytest.mark.parametrize("after", [True, False])
async def test_server_error_before_or_after(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User, after: bool
) -> None:
    """fatal_error may or may not have happened: both can be ordered."""
    slack.faults.error("chat.postMessage", "fatal_error", after=after)
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel=ana.id, text="x")
    assert len(slack.sees(ana)) == int(after)


async def test_held_answer_waits(client: AsyncWebClient, slack: LoopbackSlack, ana: User) -> None:
    """The message is there before its answer, which leaves when it is let go."""
    gate = slack.faults.hold("chat.postMessage")
    sending = asyncio.create_task(client.chat_postMessage(channel=ana.id, text="x"))
    await slack.until(lambda: slack.sees(ana))
    assert not sending.done()
    gate.set()
    assert (await sending)["ok"]


async def test_published_rates_by_the_doubles_clock(ana: User) -> None:
    """One post a second per channel, twenty users.list a minute, then 429 until time passes."""
    async with LoopbackSlack(rates=True) as slack:
        team = slack.workspace("T1")
        client = AsyncWebClient(token=team.token, base_url=slack.base_url)
        one = team.channel("one")
        await client.chat_postMessage(channel=one.id, text="x")
        assert await _status(client.chat_postMessage(channel=one.id, text="x")) == 429
        await slack.turn(1)
        assert await _status(client.chat_postMessage(channel=one.id, text="x")) == 200
        lists = [await _status(client.users_list()) for _ in range(21)]
        assert lists == [200] * 20 + [429]


async def test_lost_ack_brings_the_event_again(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """An event whose acks get lost comes four times: at once twice, after 1 and 5 minutes."""
    ids: list[tuple[str, list[str] | None]] = []

    @app.event("app_home_opened")
    async def opened(body: dict[str, Any], request: Any) -> None:
        ids.append((body["event_id"], request.headers.get("x-slack-retry-num")))

    slack.courier.lose_acks = 9
    await slack.opens_home(ana)
    assert len(ids) == 2
    await slack.turn(60)
    await slack.turn(240)
    await slack.turn(3600)
    assert len(ids) == 4
    assert len({id for id, _ in ids}) == 1
    assert ids[-1][1] == ["3"]


async def test_events_out_of_order(
    slack: LoopbackSlack, app: AsyncApp, team: Workspace, ana: User
) -> None:
    """Joining and leaving can arrive the other way round."""
    seen: list[str] = []

    @app.event("member_joined_channel")
    async def joined(event: dict[str, Any]) -> None:
        seen.append("joined")

    @app.event("member_left_channel")
    async def left(event: dict[str, Any]) -> None:
        seen.append("left")

    coffee = team.channel("coffee")
    slack.hold_events()
    await slack.joins(ana, coffee)
    await slack.leaves(ana, coffee)
    await slack.release_events()
    assert seen == ["left", "joined"]


async def test_link_comes_back_after_a_disconnect(
    slack: LoopbackSlack, socket_app: AsyncApp, ana: User
) -> None:
    """Asked to reconnect, or cut off, the app comes back and hears again."""
    heard: list[str] = []

    @socket_app.event("app_home_opened")
    async def opened(event: dict[str, Any]) -> None:
        heard.append(event["user"])

    await slack.socket.disconnect()
    await _another_link(slack)
    await slack.opens_home(ana)
    slack.socket.cut()
    await slack.connected()
    await slack.opens_home(ana)
    assert heard == [ana.id, ana.id]


async def test_several_links_share_the_work(
    slack: LoopbackSlack, socket_app: AsyncApp, more_links: Any, ana: User
) -> None:
    """With two links each gets some of the envelopes, and nothing is handled twice."""
    heard: list[str] = []

    @socket_app.event("app_home_opened")
    async def opened(body: dict[str, Any]) -> None:
        heard.append(body["event_id"])

    async with more_links(socket_app):
        for _ in range(4):
            assert (await slack.opens_home(ana)).acked
    assert len(heard) == len(set(heard)) == 4


async def test_uninstalling_kills_the_token_first(
    slack: LoopbackSlack, app: AsyncApp, team: Workspace
) -> None:
    """app_uninstalled arrives when the token is already dead."""
    errors: list[str] = []

    @app.event("app_uninstalled")
    async def gone(client: AsyncWebClient) -> None:
        with pytest.raises(SlackApiError) as refused:
            await client.users_list()
        errors.append(refused.value.response["error"])

    await slack.uninstalls(team)
    await slack.until(lambda: errors)
    assert errors == ["account_inactive"]


async def _another_link(slack: LoopbackSlack) -> None:
    (first,) = slack.socket.links
    await slack.until(lambda: slack.socket.links and first not in slack.socket.links)


async def _status(call: Any) -> int:
    try:
        return int((await call).status_code)
    except SlackApiError as refused:
        return int(refused.response.status_code)
