"""What happens by itself in the loopback Slack, and what the app can read about it after."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import LoopbackSlack, User, Workspace


async def test_each_happening_tells_its_event(
    slack: LoopbackSlack, app: AsyncApp, team: Workspace, ana: User
) -> None:
    """Arriving, changing, closing an account and a channel's life come under Slack's names."""
    told: list[dict[str, Any]] = []

    for name in ("team_join", "user_change", "channel_rename", "channel_archive", "group_archive"):

        @app.event(name)
        async def heard(event: dict[str, Any]) -> None:
            told.append(event)

    coffee = team.channel("coffee", members=[ana])
    circle = team.channel("circle", members=[ana], private=True)
    await slack.arrives(team.user("Ben"))
    await slack.changes(ana, tz="Asia/Tokyo")
    await slack.renames(coffee, "tea")
    await slack.archives(coffee, ana)
    await slack.archives(circle, ana)
    await slack.deactivates(ana)
    assert [event["type"] for event in told] == [
        "team_join",
        "user_change",
        "channel_rename",
        "channel_archive",
        "group_archive",
        "user_change",
    ]
    assert told[1]["user"]["tz_offset"] == 9 * 3600
    assert told[-1]["user"]["deleted"] is True
    assert ana not in coffee.members


async def test_conversations_are_read_as_far_as_the_bot_may(
    client: AsyncWebClient, team: Workspace, ana: User
) -> None:
    """Public channels, own private ones, their people; nothing of what is closed to the bot."""
    coffee = team.channel("coffee", members=[ana])
    team.channel("secret", members=[ana], private=True, bot=False)
    own = team.channel("own", members=[ana], private=True)
    listed = await client.conversations_list(types="public_channel,private_channel")
    assert {one["name"] for one in listed["channels"]} == {"coffee", "own"}
    info = await client.conversations_info(channel=coffee.id, include_num_members=True)
    assert (info["channel"]["is_member"], info["channel"]["num_members"]) == (True, 2)
    members = await client.conversations_members(channel=own.id)
    assert members["members"] == [ana.id, team.bot.id]
    dm = team.dm(ana)
    with pytest.raises(SlackApiError) as refused:
        await client.conversations_info(channel=dm.id)
    assert refused.value.response["needed"] == "im:read"


async def test_channel_verbs(client: AsyncWebClient, team: Workspace, ana: User) -> None:
    """Joining, naming, a topic, leaving and archiving change what people see."""
    team.scopes += ["channels:join", "channels:manage"]
    town = team.channel("town", members=[ana], bot=False)
    await client.conversations_join(channel=town.id)
    await client.conversations_rename(channel=town.id, name="village")
    await client.conversations_setTopic(channel=town.id, topic="Hello")
    assert (town.name, town.topic, team.bot in town.members) == ("village", "Hello", True)
    await client.conversations_leave(channel=town.id)
    assert team.bot not in town.members
    made = await client.conversations_create(name="short-lived")
    await client.conversations_archive(channel=made["channel"]["id"])
    assert team.channels[made["channel"]["id"]].archived


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "invalid_name_required"),
        ("Circle One", "invalid_name_specials"),
        ("x" * 81, "invalid_name_maxlength"),
        ("coffee", "name_taken"),
    ],
)
async def test_channel_names_are_checked(
    client: AsyncWebClient, team: Workspace, name: str, code: str
) -> None:
    """A name Slack would not take is refused with Slack's reason."""
    team.channel("coffee")
    with pytest.raises(SlackApiError) as refused:
        await client.conversations_create(name=name, is_private=True)
    assert refused.value.response["error"] == code


async def test_account_that_is_gone(client: AsyncWebClient, team: Workspace, ana: User) -> None:
    """No DM opens with a closed account, though a post to it is swallowed without a word."""
    ana.deleted = True
    with pytest.raises(SlackApiError) as refused:
        await client.conversations_open(users=[ana.id])
    assert refused.value.response["error"] == "user_disabled"
    assert (await client.chat_postMessage(channel=ana.id, text="x"))["ok"]
    assert (await client.users_info(user=ana.id))["user"]["deleted"] is True


async def test_form_changed_meanwhile(
    client: AsyncWebClient, slack: LoopbackSlack, ana: User
) -> None:
    """An old hash does not overwrite a newer form; a closed form is not found."""
    view = {"type": "modal", "title": {"type": "plain_text", "text": "One"}, "blocks": []}
    opened = await client.views_open(trigger_id=slack.world.trigger(ana), view=view)
    id, seen = opened["view"]["id"], opened["view"]["hash"]
    newer = {**view, "title": {"type": "plain_text", "text": "Two"}}
    await client.views_update(view_id=id, hash=seen, view=newer)
    form = slack.form(ana)
    assert form is not None
    assert form.title == "Two"
    codes = []
    for arguments in ({"view_id": id, "hash": seen}, {"view_id": "V404"}):
        with pytest.raises(SlackApiError) as refused:
            await client.views_update(**arguments, view=view)
        codes.append(refused.value.response["error"])
    assert codes == ["hash_conflict", "not_found"]


async def test_message_shortcut_brings_the_message(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """A shortcut on a message carries it and can answer the asker."""

    @app.shortcut("thank")
    async def thank(ack: Any, shortcut: dict[str, Any], respond: Any) -> None:
        await ack()
        await respond(f"about: {shortcut['message']['text']}")

    await app.client.chat_postMessage(channel=ana.id, text="Well done")
    await slack.shortcut(ana, "thank", message=slack.last(ana))
    await slack.until(lambda: slack.last(ana).words == "about: Well done")
    assert slack.last(ana).ephemeral
