"""Where somebody asked from, and so where the answer goes; it travels with an open form."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from adapters.slack.joined_cards import is_joined
from adapters.slack.text import Json


@dataclass(frozen=True, slots=True)
class ReplyTarget:
    """A place on somebody's screen.

    `url` takes answers for half an hour, `trigger` opens a window for three seconds. `pressed` is
    the message a button stood in, `hidden` where only its reader saw it, `joined` where that holds
    several cards; `message` is all of it and `button` the value of the button, while Slack shows
    them. `view` is the window that
    is open; `home` says that it all began on the home tab or by a shortcut, where no message can be
    answered. `community` is ours, once a press told.
    """

    workspace: str
    account: str
    channel: str = ""
    thread: str = ""
    url: str = ""
    pressed: str = ""
    hidden: bool = False
    joined: bool = False
    message: Json = field(default_factory=dict)
    button: str = ""
    home: bool = False
    view: str = ""
    trigger: str = ""
    community: str = ""

    def packed(self, press: str = "") -> str:
        """Return what has to travel with a window as its private metadata."""
        kept = {
            "press": press,
            "channel": self.channel,
            "thread": self.thread,
            "url": self.url,
            "pressed": self.pressed,
            "hidden": self.hidden,
            "joined": self.joined,
            "home": self.home,
        }
        return json.dumps({name: value for name, value in kept.items() if value})


def of_command(body: Json) -> ReplyTarget:
    """Return where a slash command was typed."""
    return ReplyTarget(
        workspace=body["team_id"],
        account=body["user_id"],
        channel=body["channel_id"],
        url=body.get("response_url", ""),
        trigger=body.get("trigger_id", ""),
    )


def of_press(body: Json) -> ReplyTarget:
    """Return where a button was pressed: in a message, on the home tab or in a window."""
    held = body.get("container") or {}
    asked = replace(_asker(body), trigger=body.get("trigger_id", ""))
    view = body.get("view") or {}
    if view.get("type") == "home":
        return replace(asked, home=True)
    if view:
        return replace(_unpacked(asked, view), view=view["id"])
    action, message = body["actions"][0], body.get("message") or {}
    return replace(
        asked,
        channel=held.get("channel_id") or (body.get("channel") or {}).get("id", ""),
        thread=held.get("thread_ts", ""),
        url=body.get("response_url", ""),
        pressed=held.get("message_ts", ""),
        hidden=bool(held.get("is_ephemeral")),
        joined=is_joined(message, str(action.get("action_id", ""))),
        message=message,
        button=str(action.get("value", "")),
    )


def of_shortcut(body: Json) -> ReplyTarget:
    """Return where a shortcut was used: anywhere, so that answers come in a window."""
    return replace(_asker(body), trigger=body.get("trigger_id", ""), home=True)


def of_submit(body: Json) -> ReplyTarget:
    """Return where the form came from that was submitted."""
    return replace(_unpacked(_asker(body), body["view"]), view=body["view"]["id"])


def token_of(view: Json) -> str:
    """Return the token that a window's private metadata carries; empty where it has none."""
    return str(_metadata(view).get("press", ""))


def _asker(body: Json) -> ReplyTarget:
    team = body.get("team") or {}
    return ReplyTarget(team.get("id") or body["user"].get("team_id", ""), body["user"]["id"])


def _unpacked(target: ReplyTarget, view: Json) -> ReplyTarget:
    kept = {name: value for name, value in _metadata(view).items() if name != "press"}
    return replace(target, **kept)


def _metadata(view: Json) -> Json:
    try:
        kept = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
