"""What people can do in the loopback Slack, and what their client would not let them do."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import LoopbackSlack, User, Workspace


def plain(words: str) -> dict[str, str]:
    """A plain_text object."""
    return {"type": "plain_text", "text": words}


def field(label: str, element: dict[str, Any], **extra: Any) -> dict[str, Any]:
    """One field of a form, found again by its label."""
    key = label.lower()
    whole = {"action_id": "v", **element}
    return {"type": "input", "block_id": key, "label": plain(label), "element": whole, **extra}


def form(*blocks: dict[str, Any], **extra: Any) -> dict[str, Any]:
    """A form with these fields."""
    head = {"type": "modal", "callback_id": "f", "title": plain("T"), "submit": plain("Save")}
    return {**head, "blocks": list(blocks), **extra}


EVERY_FIELD = form(
    field("Line", {"type": "plain_text_input", "initial_value": "old"}),
    field("Day", {"type": "datepicker"}),
    field("Hour", {"type": "timepicker"}),
    field("Peer", {"type": "users_select"}),
    field("Peers", {"type": "multi_users_select"}),
    field(
        "Days",
        {
            "type": "checkboxes",
            "options": [{"text": plain(day), "value": day} for day in ("Mon", "Tue")],
        },
    ),
    field("Maybe", {"type": "plain_text_input"}, optional=True),
)


async def opened(slack: LoopbackSlack, client: AsyncWebClient, user: User, view: Any) -> None:
    """Have this form open before the user."""
    await client.views_open(trigger_id=slack.world.trigger(user), view=view)


async def test_every_kind_of_field_comes_back(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """What is typed, chosen and left alone arrives in the shapes Slack uses."""
    brought: dict[str, Any] = {}

    @app.view("f")
    async def saved(ack: Any, view: dict[str, Any]) -> None:
        await ack()
        for key, values in view["state"]["values"].items():
            brought[key] = values["v"]

    await opened(slack, app.client, ana, EVERY_FIELD)
    typed = {"Day": "2026-12-01", "Hour": "09:30", "Peer": ana, "Peers": [ana], "Days": ["Tue"]}
    await slack.submit(ana, typed)
    assert brought["line"] == {"type": "plain_text_input", "value": "old"}
    assert brought["day"]["selected_date"] == "2026-12-01"
    assert brought["hour"]["selected_time"] == "09:30"
    assert brought["peer"]["selected_user"] == ana.id
    assert brought["peers"]["selected_users"] == [ana.id]
    assert [one["value"] for one in brought["days"]["selected_options"]] == ["Tue"]
    assert brought["maybe"]["value"] is None


async def test_client_holds_back_what_slack_would(
    slack: LoopbackSlack, client: AsyncWebClient, ana: User
) -> None:
    """An empty required field, too many characters, or a choice that is not offered."""
    line = {"type": "plain_text_input", "max_length": 5}
    choice = {"type": "static_select", "options": [{"text": plain("A"), "value": "a"}]}
    await opened(slack, client, ana, form(field("Line", line), field("Choice", choice)))
    with pytest.raises(AssertionError, match="asks for 'Choice'"):
        await slack.submit(ana, {"Line": "x"})
    with pytest.raises(AssertionError, match="0 to 5 characters"):
        await slack.submit(ana, {"Line": "x" * 6})
    with pytest.raises(AssertionError, match="not offered"):
        await slack.submit(ana, {"Choice": "B"})


async def test_closing_tells_only_who_asked(slack: LoopbackSlack, app: AsyncApp, ana: User) -> None:
    """view_closed comes for a form with notify_on_close and for no other."""
    closed: list[bool] = []

    @app.view_closed("f")
    async def gone(ack: Any, body: dict[str, Any]) -> None:
        closed.append(body["is_cleared"])
        await ack()

    await opened(slack, app.client, ana, form(notify_on_close=True))
    await slack.close(ana, whole_stack=True)
    await opened(slack, app.client, ana, form())
    await slack.close(ana)
    assert closed == [True]
    assert slack.form(ana) is None


async def test_errors_for_no_field_are_trouble(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """An error for a field that is not there shows as trouble, and is a breach."""

    @app.view("f")
    async def wrong(ack: Any) -> None:
        await ack(response_action="errors", errors={"nowhere": "x"})

    await opened(slack, app.client, ana, form(field("Line", {"type": "plain_text_input"})))
    await slack.submit(ana, {"Line": "x"})
    shown = slack.form(ana)
    assert shown is not None
    assert shown.trouble
    assert "errors_for_no_field" in slack.breaches.pop()


async def test_menu_in_a_message(slack: LoopbackSlack, app: AsyncApp, ana: User) -> None:
    """Choosing in a message sends the chosen option."""
    chosen: list[str] = []
    options = [{"text": plain(day), "value": day.lower()} for day in ("Monday", "Friday")]
    menu = {
        "type": "static_select",
        "action_id": "day",
        "placeholder": plain("Day"),
        "options": options,
    }

    @app.action("day")
    async def day(ack: Any, action: dict[str, Any]) -> None:
        await ack()
        chosen.append(action["selected_option"]["value"])

    await app.client.chat_postMessage(
        channel=ana.id, text="When?", blocks=[{"type": "actions", "elements": [menu]}]
    )
    await slack.choose(ana, slack.last(ana), "Day", "Friday")
    assert chosen == ["friday"]


async def test_ephemeral_press_shows_no_message_but_can_replace_it(
    slack: LoopbackSlack, app: AsyncApp, team: Workspace, ana: User
) -> None:
    """A press in a private message comes without its text; the response_url still changes it."""
    coffee = team.channel("coffee", members=[ana])
    row = {
        "type": "actions",
        "elements": [{"type": "button", "text": plain("Yes"), "action_id": "y"}],
    }

    @app.action("y")
    async def yes(ack: Any, body: dict[str, Any], respond: Any) -> None:
        await ack()
        await respond(text=f"shown: {'message' in body}", replace_original=True)

    await app.client.chat_postEphemeral(channel=coffee.id, user=ana.id, text="Join?", blocks=[row])
    await slack.press(ana, slack.last(ana), "Yes")
    await slack.until(lambda: slack.last(ana).words == "shown: False")
    assert len(slack.sees(ana)) == 1


async def test_pressing_what_is_not_there_fails_loudly(
    slack: LoopbackSlack, client: AsyncWebClient, ana: User
) -> None:
    """A label nobody shows cannot be pressed."""
    await client.chat_postMessage(channel=ana.id, text="x")
    with pytest.raises(AssertionError, match="no 'Join'"):
        await slack.press(ana, slack.last(ana), "Join")


async def test_channel_made_for_a_circle(
    slack: LoopbackSlack, app: AsyncApp, team: Workspace, ana: User
) -> None:
    """A private channel is made, filled and emptied; each move tells the app who did it."""
    told: list[tuple[str, str | None]] = []
    ben = team.user("Ben")

    @app.event("member_joined_channel")
    async def joined(event: dict[str, Any]) -> None:
        told.append((event["user"], event.get("inviter")))

    @app.event("member_left_channel")
    async def left(event: dict[str, Any]) -> None:
        told.append((event["user"], "gone"))

    made = await app.client.conversations_create(name="circle-one", is_private=True)
    channel = made["channel"]["id"]
    await app.client.conversations_invite(channel=channel, users=[ana.id, ben.id])
    await slack.until(lambda: len(told) == 2)
    await app.client.conversations_kick(channel=channel, user=ben.id)
    await slack.until(lambda: len(told) == 3)
    assert sorted(told[:2]) == sorted([(ana.id, team.bot.id), (ben.id, team.bot.id)])
    assert told[2] == (ben.id, "gone")
    await app.client.chat_postMessage(channel=channel, text="Welcome")
    assert (len(slack.sees(ana)), len(slack.sees(ben))) == (1, 0)


async def test_two_workspaces_over_one_link(slack: LoopbackSlack, socket_app: AsyncApp) -> None:
    """Each workspace's events carry its own team id over the same link."""
    teams: list[str] = []

    @socket_app.event("app_home_opened")
    async def opened(body: dict[str, Any]) -> None:
        teams.append(body["team_id"])

    for id in ("T1", "T2"):
        await slack.opens_home(slack.workspace(id).user("Zoe"))
    assert teams == ["T1", "T2"]
