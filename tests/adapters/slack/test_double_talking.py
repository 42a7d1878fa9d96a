"""The loopback Slack and the real slack-bolt, over Socket Mode and over signed HTTP alike."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from tests.doubles.slack import LoopbackSlack, User, Workspace


def button(label: str, value: str) -> dict[str, Any]:
    """One button in a row of its own."""
    text = {"type": "plain_text", "text": label}
    press = {"type": "button", "text": text, "action_id": "go", "value": value}
    return {"type": "actions", "elements": [press]}


def section(words: str) -> dict[str, Any]:
    """One paragraph."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}}


def modal(**extra: Any) -> dict[str, Any]:
    """A form with one required line and one choice."""
    options = [
        {"text": {"type": "plain_text", "text": name}, "value": name.lower()}
        for name in ("Weekly", "Monthly")
    ]
    return {
        "type": "modal",
        "callback_id": "goal",
        "title": {"type": "plain_text", "text": "Your goal"},
        "submit": {"type": "plain_text", "text": "Save"},
        "blocks": [
            {
                "type": "input",
                "block_id": "goal",
                "label": {"type": "plain_text", "text": "Goal"},
                "element": {"type": "plain_text_input", "action_id": "text"},
            },
            {
                "type": "input",
                "block_id": "often",
                "optional": True,
                "label": {"type": "plain_text", "text": "How often"},
                "element": {"type": "static_select", "action_id": "pick", "options": options},
            },
        ],
        **extra,
    }


async def test_command_reaches_the_app_and_its_answer_the_person(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """A slash command arrives with people as ids, and what the app says reaches only the asker."""
    ben = ana.workspace.user("Ben Ono")
    coffee = ana.workspace.channel("coffee", members=[ana, ben])

    @app.command("/peer")
    async def peer(ack: Any, command: dict[str, Any], respond: Any) -> None:
        await ack()
        await respond(f"You said {command['text']}")

    await slack.command(ana, "/peer ask @Ben Ono & co", channel=coffee)
    await slack.until(lambda: slack.sees(ana))
    assert slack.last(ana).ephemeral
    assert slack.last(ana).words == "You said ask @Ben Ono & co"
    assert slack.sees(ben) == []


async def test_answer_inside_the_ack_is_shown(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """Words and blocks in the ack of a command appear at once."""

    @app.command("/peer")
    async def peer(ack: Any) -> None:
        await ack(text="Hello", blocks=[section("Hello *you*"), button("Join", "c1:join")])

    await slack.command(ana, "/peer")
    assert slack.last(ana).words == "Hello *you*"
    assert slack.last(ana).buttons == {"Join": "c1:join"}


async def test_press_replaces_the_pressed_message(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """A button's value comes back, and the response_url changes the message it stands in."""

    @app.action("go")
    async def go(ack: Any, action: dict[str, Any], respond: Any) -> None:
        await ack()
        await respond(text=f"Done: {action['value']}", blocks=[], replace_original=True)

    await app.client.chat_postMessage(channel=ana.id, text="Meet?", blocks=[button("Yes", "m:7")])
    await slack.press(ana, slack.last(ana), "Yes")
    await slack.until(lambda: slack.last(ana).words == "Done: m:7")
    assert len(slack.sees(ana)) == 1


async def test_form_is_opened_filled_and_closed(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """A form opens from a trigger, brings back what was typed and chosen, and goes away."""
    brought: list[dict[str, Any]] = []

    @app.command("/peer")
    async def peer(ack: Any, client: Any, command: dict[str, Any]) -> None:
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=modal())

    @app.view("goal")
    async def saved(ack: Any, view: dict[str, Any]) -> None:
        brought.append(view["state"]["values"])
        await ack()

    await slack.command(ana, "/peer goal")
    await slack.until(lambda: slack.form(ana))
    await slack.submit(ana, {"Goal": "Speak up", "How often": "Monthly"})
    assert slack.form(ana) is None
    assert brought[0]["goal"]["text"]["value"] == "Speak up"
    assert brought[0]["often"]["pick"]["selected_option"]["value"] == "monthly"


async def test_errors_stand_beside_the_field_and_nothing_typed_is_lost(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """response_action errors keep the form open with the words still in it."""

    @app.shortcut("goal")
    async def start(ack: Any, client: Any, shortcut: dict[str, Any]) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal())

    @app.view("goal")
    async def refused(ack: Any) -> None:
        await ack(response_action="errors", errors={"goal": "Say a little more"})

    await slack.shortcut(ana, "goal")
    await slack.until(lambda: slack.form(ana))
    await slack.submit(ana, {"Goal": "x"})
    form = slack.form(ana)
    assert form is not None
    assert form.errors == {"Goal": "Say a little more"}
    assert ana.modals[-1].values["goal"]["text"]["value"] == "x"


async def test_ack_can_change_the_form_and_lay_another_over_it(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """response_action update, push and clear do what they say."""
    answers: list[dict[str, Any]] = [
        {"response_action": "update", "view": modal(callback_id="goal", title=_title("Step 2"))},
        {"response_action": "push", "view": modal(callback_id="goal", title=_title("Step 3"))},
        {"response_action": "clear"},
    ]

    @app.shortcut("goal")
    async def start(ack: Any, client: Any, shortcut: dict[str, Any]) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal())

    @app.view("goal")
    async def saved(ack: Any) -> None:
        await ack(answers.pop(0))

    await slack.shortcut(ana, "goal")
    await slack.until(lambda: slack.form(ana))
    titles = []
    for _ in range(3):
        await slack.submit(ana, {"Goal": "x"})
        form = slack.form(ana)
        titles.append((form.title, form.depth) if form else None)
    assert titles == [("Step 2", 1), ("Step 3", 2), None]


async def test_home_opens_and_its_button_works(
    slack: LoopbackSlack, app: AsyncApp, ana: User
) -> None:
    """Opening Home tells the app, which publishes it; a press in it can remake it."""

    @app.event("app_home_opened")
    async def opened(client: Any, event: dict[str, Any]) -> None:
        view = {"type": "home", "blocks": [section("Home"), button("Refresh", "h")]}
        await client.views_publish(user_id=event["user"], view=view)

    @app.action("go")
    async def refresh(ack: Any, client: Any, body: dict[str, Any]) -> None:
        await ack()
        view = {"type": "home", "blocks": [section("Fresh")]}
        await client.views_publish(user_id=body["user"]["id"], view=view, hash=body["view"]["hash"])

    await slack.opens_home(ana)
    await slack.until(lambda: slack.home(ana))
    shown = slack.home(ana)
    assert shown is not None
    await slack.press(ana, shown, "Refresh")
    await slack.until(lambda: [seen for seen in [slack.home(ana)] if seen and "Fresh" in seen])


async def test_event_carries_who_brought_whom(
    slack: LoopbackSlack, app: AsyncApp, team: Workspace, ana: User
) -> None:
    """member_joined_channel has an inviter exactly when somebody else brought the person."""
    seen: list[tuple[str, str | None]] = []

    @app.event("member_joined_channel")
    async def joined(event: dict[str, Any], body: dict[str, Any]) -> None:
        seen.append((body["event_id"], event.get("inviter")))

    ben = team.user("Ben")
    coffee = team.channel("coffee")
    first = await slack.joins(ana, coffee)
    await slack.joins(ben, coffee, inviter=ana)
    await slack.again(first)
    assert [inviter for _, inviter in seen] == [None, ana.id, None]
    assert seen[0][0] == seen[2][0] != seen[1][0]


async def test_unheard_command_tells_the_person(
    slack: LoopbackSlack, socket_app: AsyncApp, ana: User
) -> None:
    """A command nobody acks in time ends in Slack's own apology."""
    slack.courier.ack_seconds = 0.05
    delivery = await slack.command(ana, "/nobody listens")
    assert not delivery.acked
    assert "operation_timeout" in slack.last(ana)


async def test_wrong_secret_is_refused(slack: LoopbackSlack, http_app: AsyncApp, ana: User) -> None:
    """The app turns away what was signed with another secret."""
    slack.signing_secret = "another"
    assert not await slack.deliver_to(slack.request_url or "")
    delivery = await slack.opens_home(ana)
    assert delivery.status == 401


async def test_wrong_app_token_gets_no_link(slack: LoopbackSlack, client: Any) -> None:
    """Socket Mode opens only with the app's own token."""
    with pytest.raises(SlackApiError) as refused:
        await client.apps_connections_open(app_token="xapp-other")
    assert refused.value.response["error"] == "invalid_auth"


def _title(words: str) -> dict[str, str]:
    return {"type": "plain_text", "text": words}
