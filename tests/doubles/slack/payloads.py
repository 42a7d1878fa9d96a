"""The bodies Slack sends for what people do."""

from html import escape

from tests.doubles.slack.errors import Json
from tests.doubles.slack.methods import shapes
from tests.doubles.slack.people import Channel, Message, User, View
from tests.doubles.slack.workspace import Workspace
from tests.doubles.slack.world import World

TOKEN = "verification"  # deprecated, but every payload still carries it


def command(world: World, user: User, line: str, channel: Channel) -> Json:
    """A slash command, typed with user and channel names escaped as ``should_escape`` asks."""
    name, _, text = line.partition(" ")
    place = {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
    return {
        "token": TOKEN,
        "team_id": user.workspace.id,
        "team_domain": user.workspace.domain,
        "channel_id": channel.id,
        "channel_name": place,
        "user_id": user.id,
        "user_name": user.handle,
        "command": name,
        "text": escaped(user.workspace, text.strip()),
        "api_app_id": world.app_id,
        "is_enterprise_install": "false",
        "response_url": world.response_url(user, channel, None),
        "trigger_id": world.trigger(user),
    }


def escaped(workspace: Workspace, text: str) -> str:
    """``@Name`` and ``#name`` as ids, the longest name first; the rest HTML-escaped."""
    safe = escape(text, quote=False)
    for person in sorted(workspace.users.values(), key=lambda p: -len(p.name)):
        safe = safe.replace(f"@{person.name}", f"<@{person.id}|{person.handle}>")
    for channel in sorted(workspace.channels.values(), key=lambda c: -len(c.name)):
        if channel.kind in ("public", "private"):
            safe = safe.replace(f"#{channel.name}", f"<#{channel.id}|{channel.name}>")
    return safe


def interaction(world: World, user: User, kind: str) -> Json:
    """What every interaction has in common. It names the workspace of whoever acts, which in a
    shared channel is not the one with the app (bolt-python: extract_team_id)."""
    return {
        "type": kind,
        "team": {"id": user.belongs_to, "domain": user.workspace.domain},
        "user": {
            "id": user.id,
            "username": user.handle,
            "name": user.handle,
            "team_id": user.belongs_to,
        },
        "api_app_id": world.app_id,
        "token": TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def pressed_in_message(world: World, user: User, message: Message, action: Json) -> Json:
    """block_actions from a message; an ephemeral one is not shown back to the app."""
    channel = message.channel
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.only_for is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    body = interaction(world, user, "block_actions") | {
        "container": container,
        "trigger_id": world.trigger(user),
        "channel": {"id": channel.id, "name": channel.name},
        "state": {"values": {}},
        "response_url": world.response_url(user, channel, message),
        "actions": [action],
    }
    return body if message.only_for else body | {"message": shapes.message(message)}


def pressed_in_view(world: World, user: User, view: View, action: Json) -> Json:
    """block_actions from a home tab or a form; there is no response_url."""
    return interaction(world, user, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": world.trigger(user, in_modal=view in user.modals),
        "view": shapes.view(view),
        "actions": [action],
    }


def submitted(world: World, user: User, view: View) -> Json:
    """view_submission with everything typed."""
    return interaction(world, user, "view_submission") | {
        "trigger_id": world.trigger(user, in_modal=True),
        "view": shapes.view(view),
        "response_urls": [],
    }


def closed(world: World, user: User, view: View, cleared: bool) -> Json:
    """view_closed, for views that ask to be told."""
    shown = {"view": shapes.view(view), "is_cleared": cleared}
    return interaction(world, user, "view_closed") | shown


def shortcut(world: World, user: User, callback_id: str, message: Message | None) -> Json:
    """A shortcut from the lightning menu, or from a message's own menu."""
    common: Json = {
        "callback_id": callback_id,
        "trigger_id": world.trigger(user),
        "action_ts": user.workspace.next_ts(),
    }
    if message is None:
        return interaction(world, user, "shortcut") | common
    channel = message.channel
    return interaction(world, user, "message_action") | {
        **common,
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": channel.name},
        "message": shapes.message(message),
        "response_url": world.response_url(user, channel, None),
    }


def event(world: World, workspace: Workspace, inner: Json) -> Json:
    """An Events API body around one event, with an event_id of its own."""
    at = world.clock.now()
    return {
        "token": TOKEN,
        "team_id": workspace.id,
        "api_app_id": world.app_id,
        "event": inner | {"event_ts": f"{at:.6f}"},
        "type": "event_callback",
        "event_id": world.new_id("Ev"),
        "event_time": int(at),
        "authorizations": [
            {
                "enterprise_id": workspace.enterprise or None,
                "team_id": workspace.id,
                "user_id": workspace.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": any(user.team for user in workspace.users.values()),
    }
