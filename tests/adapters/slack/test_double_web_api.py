"""The loopback Slack refuses what Slack refuses, in Slack's own words."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import LoopbackSlack, User, Workspace
from tests.doubles.slack.contract import present


async def refusal(call: Any) -> Any:
    """The answer to a call that must fail."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_token_says_whose_it_is(client: AsyncWebClient, team: Workspace) -> None:
    """auth.test names the workspace, and the answer's headers name the scopes."""
    answer = await client.auth_test()
    assert answer["team_id"] == team.id
    assert "chat:write" in answer.headers["X-OAuth-Scopes"]


async def test_unknown_and_dead_tokens(
    client: AsyncWebClient, slack: LoopbackSlack, team: Workspace
) -> None:
    """A wrong token, and the token of a workspace the app was removed from."""
    stranger = AsyncWebClient(token="xoxb-no", base_url=slack.base_url)
    assert (await refusal(stranger.auth_test()))["error"] == "invalid_auth"
    team.installed = False
    assert (await refusal(client.auth_test()))["error"] == "account_inactive"


async def test_missing_scope_says_which(client: AsyncWebClient, team: Workspace) -> None:
    """A call without its scope names what it needed and what it had."""
    team.scopes.remove("users:read")
    answer = await refusal(client.users_list())
    assert (answer["error"], answer["needed"]) == ("missing_scope", "users:read")
    assert "chat:write" in answer["provided"]


async def test_where_one_may_write(client: AsyncWebClient, team: Workspace, ana: User) -> None:
    """A channel without the bot, a hidden one, an archived one, and one that never was."""
    outside = team.channel("outside", members=[ana], bot=False)
    hidden = team.channel("hidden", members=[ana], bot=False, private=True)
    closed = team.channel("closed", members=[ana])
    closed.archived = True
    errors = [
        (await refusal(client.chat_postMessage(channel=where, text="x")))["error"]
        for where in (outside.id, hidden.id, closed.id, "C404")
    ]
    assert errors == ["not_in_channel", "channel_not_found", "is_archived", "channel_not_found"]


async def test_same_people_same_group_dm(
    client: AsyncWebClient, team: Workspace, ana: User
) -> None:
    """Opening a group DM twice, in any order of people, gives the same channel."""
    ben = team.user("Ben")
    first = await client.conversations_open(users=[ana.id, ben.id])
    second = await client.conversations_open(users=[ben.id, ana.id])
    assert first["channel"]["id"] == second["channel"]["id"]
    nine = [team.user(f"P{i}").id for i in range(9)]
    assert (await refusal(client.conversations_open(users=nine)))["error"] == "too_many_users"


async def test_threads_and_metadata(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """A reply stands in its thread, metadata stays, and a thread must begin somewhere."""
    metadata = {"event_type": "note", "event_payload": {"id": "o1"}}
    first = await client.chat_postMessage(channel=ana.id, text="One", metadata=metadata)
    channel = first["channel"]
    await client.chat_postMessage(channel=channel, text="Two", thread_ts=first["ts"])
    assert [seen.words for seen in slack.thread(ana, slack.sees(ana)[0])] == ["Two"]
    assert first["message"]["metadata"] == metadata
    lost = client.chat_postMessage(channel=channel, text="x", thread_ts="1.000000")
    assert (await refusal(lost))["error"] == "thread_not_found"


async def test_update_keeps_what_is_not_sent(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """chat.update with words only keeps the blocks; an empty list takes them away."""
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "Body"}}]
    sent = await client.chat_postMessage(channel=ana.id, text="a", blocks=blocks)
    where = {"channel": sent["channel"], "ts": sent["ts"]}
    await client.chat_update(**where, text="b")
    assert (slack.last(ana).words, slack.last(ana).fallback) == ("Body", "b")
    await client.chat_update(**where, text="c", blocks=[])
    assert slack.last(ana).words == "c"


async def test_ephemeral_cannot_be_changed_and_a_deleted_one_is_gone(
    client: AsyncWebClient, slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """Only standing messages can be changed; a deleted one is out of sight."""
    coffee = team.channel("coffee", members=[ana])
    private = await client.chat_postEphemeral(channel=coffee.id, user=ana.id, text="psst")
    change = client.chat_update(channel=coffee.id, ts=private["message_ts"], text="x")
    assert (await refusal(change))["error"] == "message_not_found"
    sent = await client.chat_postMessage(channel=coffee.id, text="hello")
    await client.chat_delete(channel=coffee.id, ts=sent["ts"])
    assert [seen.words for seen in slack.sees(ana)] == ["psst"]


async def test_reader_sees_names_and_own_time(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """Mentions become names, moments become the reader's own time, and rings are counted."""
    words = f"<@{ana.id}> at <!date^1795424400^{{date_num}} {{time}}|then> &lt;3 <!channel>"
    await client.chat_postMessage(channel=ana.id, text=words)
    assert slack.last(ana).words == "@Ana Lima at 2026-11-23 10:00 <3 @channel"
    assert slack.last(ana).rings == {ana.id, "@channel"}


async def test_trigger_opens_one_form_within_three_seconds(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """A trigger is good once, for three seconds, and never when made up."""
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Hi"}, "blocks": []}
    used, late = slack.world.trigger(ana), slack.world.trigger(ana)
    await client.views_open(trigger_id=used, view=view)
    await slack.turn(3.5)
    errors = [
        (await refusal(client.views_open(trigger_id=id, view=view)))["error"]
        for id in (used, late, "made.up")
    ]
    assert errors == ["exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"]


async def test_stack_of_forms_is_three_high(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """The fourth form does not go on the stack."""
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Hi"}, "blocks": []}
    await client.views_open(trigger_id=slack.world.trigger(ana), view=view)
    for _ in range(2):
        inside = slack.world.trigger(ana, in_modal=True)
        await client.views_push(trigger_id=inside, view=view)
    fourth = client.views_push(trigger_id=slack.world.trigger(ana, in_modal=True), view=view)
    assert (await refusal(fourth))["error"] == "push_limit_reached"


async def test_response_url_five_times_in_half_an_hour(slack: LoopbackSlack, ana: User) -> None:
    """The sixth use and the thirty-first minute are too late."""
    channel = ana.workspace.dm(ana)
    url, other = (slack.world.response_url(ana, channel, None) for _ in range(2))
    async with aiohttp.ClientSession() as session:
        used = [await _posted(session, url) for _ in range(6)]
        await slack.turn(31 * 60)
        old = await _posted(session, other)
    assert used == [(200, "ok")] * 5 + [(404, '{"ok": false, "error": "used_url"}')]
    assert old == (404, '{"ok": false, "error": "expired_url"}')


async def test_upload_arrives_whole_or_not_at_all(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """A file reaches the reader by channel id; a user id will not do."""
    channel = (await client.conversations_open(users=[ana.id]))["channel"]["id"]
    await client.files_upload_v2(channel=channel, content=b"BEGIN", filename="coffee.ics")
    assert slack.last(ana).files == ("coffee.ics",)
    wrong = client.files_upload_v2(channel=ana.id, content=b"BEGIN", filename="coffee.ics")
    assert (await refusal(wrong))["error"] == "channel_not_found"


async def test_people_come_in_pages(client: AsyncWebClient, team: Workspace) -> None:
    """users.list goes on by cursor and holds Slackbot and the bot too."""
    for number in range(5):
        team.user(f"P{number}")
    sizes = [len(page["members"]) async for page in await client.users_list(limit=3)]
    assert sizes == [3, 3, 1]


async def test_install_by_code(client: AsyncWebClient, slack: LoopbackSlack) -> None:
    """oauth.v2.access gives a code's token once."""
    other = slack.workspace("T2")
    code = slack.grant(other)
    granted = await client.api_call("oauth.v2.access", params={"code": code})
    assert granted["access_token"] == other.token
    again = client.api_call("oauth.v2.access", params={"code": code})
    assert (await refusal(again))["error"] == "invalid_code"


async def test_workspaces_are_strangers(client: AsyncWebClient, slack: LoopbackSlack) -> None:
    """One workspace's token knows nobody of another's."""
    far = slack.workspace("T2").user("Zoe")
    assert (await refusal(client.users_info(user=far.id)))["error"] == "user_not_found"
    post = client.chat_postMessage(channel=far.id, text="x")
    assert (await refusal(post))["error"] == "channel_not_found"


async def test_unknown_method_is_a_breach(client: AsyncWebClient, slack: LoopbackSlack) -> None:
    """What the double does not know is refused and remembered, never waved through."""
    assert (await refusal(client.api_call("made.up")))["error"] == "unknown_method"
    assert slack.breaches == ["unknown method made.up"]
    slack.breaches.clear()


@pytest.mark.skipif(not present(), reason="Slack's API description is not beside the repository")
async def test_known_arguments_are_checked_and_unknown_let_through(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """A number where text belongs is a breach; an argument newer than the description is not."""
    await client.api_call("chat.postMessage", json={"channel": ana.id, "text": "x", "newer": 1})
    wrong = client.api_call("chat.postMessage", json={"channel": 5, "text": "x"})
    assert (await refusal(wrong))["error"] == "invalid_arguments"
    unread = client.api_call("users.info", json={"user": ana.id})
    assert (await refusal(unread))["error"] == "invalid_arguments"
    assert len(slack.breaches) == 2
    slack.breaches.clear()


async def test_leaving_with_a_breach_raises() -> None:
    """A test cannot end well when the app did what Slack would not have understood."""
    slack = await LoopbackSlack().__aenter__()
    slack.world.breach("unknown method made.up")
    with pytest.raises(AssertionError, match="unknown method"):
        await slack.__aexit__(None, None, None)


async def _posted(session: aiohttp.ClientSession, url: str) -> tuple[int, str]:
    async with session.post(url, json={"text": "hello"}) as answer:
        return answer.status, await answer.text()
