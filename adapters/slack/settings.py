"""Slack's settings: which there are, and a workspace built from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from adapters.base.platform import Key, Platform, WrongPlatformKey
from adapters.slack.live import Slack, SlackKeys
from adapters.slack.manifest import manifest
from bot.kit.contracts.grammar import Grammar

BOT = Key("SLACK_BOT_TOKEN", "The bot token of the Slack app, from OAuth & Permissions.", "xoxb-…")
APP = Key(
    "SLACK_APP_TOKEN",
    "The app-level token with connections:write, for Socket Mode: no public address needed.",
    "xapp-…",
)
SECRET = Key(
    "SLACK_SIGNING_SECRET",
    "Instead of the app-level token: the signing secret, where Slack calls a public address.",
    "32 letters and digits, from Basic Information",
)
LISTEN = Key(
    "SLACK_LISTEN", "With the signing secret: where to listen, as host:port.", "127.0.0.1:3000"
)


def build(env: Mapping[str, str]) -> Slack:
    """Return the workspace these settings are for; WrongKey where they cannot be right."""
    token = env.get(BOT.name, "")
    if not token.startswith("xoxb-"):
        raise WrongPlatformKey(BOT, "is not a bot token" if token else "is not set")
    app = env.get(APP.name, "")
    if app and not app.startswith("xapp-"):
        raise WrongPlatformKey(APP, "is not an app-level token")
    if not app and not env.get(SECRET.name):
        raise WrongPlatformKey(APP, f"is not set, and neither is {SECRET.name}")
    host, port = _address(env.get(LISTEN.name, "127.0.0.1:3000"))
    return Slack(SlackKeys(token, app, env.get(SECRET.name, ""), host, port))


def _address(value: str) -> tuple[str, int]:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit():
        raise WrongPlatformKey(LISTEN, "is no host and port")
    return host, int(port)


def _manifest(grammar: Grammar, options: Mapping[str, str]) -> dict[str, Any]:
    url = options.get("url", "")
    return manifest(grammar, socket=not url, url=url or None)


platform = Platform((BOT, APP, SECRET, LISTEN), build, _manifest)
