"""The Slack manifest, made from the declarations: what to paste when the app is created."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from adapters.slack.events import HEARD, HOME_OPENED
from adapters.slack.render import say
from adapters.slack.shortcuts import shortcuts
from bot.kit.contracts.grammar import Grammar, spoken

HINT = 100  # characters a usage hint can be read in
PATH = "/slack/events"


@dataclass(frozen=True, slots=True)
class Scope:
    """One permission: what it is for, and what is lost without it (empty: it is needed)."""

    name: str
    reason: str
    loss: str = ""


SCOPES = (
    Scope("commands", "to be asked with /peer and /confab"),
    Scope("chat:write", "to write and edit its own messages"),
    Scope("im:write", "to write to one person"),
    Scope("mpim:write", "to open a group message for people it introduces"),
    Scope("users:read", "to know names, time zones, who is a guest, who administers"),
    Scope("channels:read", "to see who joins a public channel it was added to"),
    Scope("groups:read", "to see who joins a private channel it was added to"),
    Scope("files:write", "to send pictures and calendar files", "pictures and files come as words"),
)


def manifest(grammar: Grammar, *, socket: bool = True, url: str | None = None) -> dict[str, Any]:
    """Return the manifest as Slack reads it (JSON or YAML).

    `url` is the public address of this process, needed where Slack calls it (`socket=False`);
    ValueError where it is missing then.
    """
    if not socket and not url:
        raise ValueError("without Socket Mode Slack needs a public https:// address to call")
    calls = {} if socket else {"request_url": f"{str(url).rstrip('/')}{PATH}"}
    events = sorted((*HEARD, HOME_OPENED))
    return {
        "display_information": {
            "name": "Confab",
            "description": say.line("app-does"),
            "background_color": "#2f4858",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": "Confab", "always_online": True},
            "slash_commands": _commands(grammar, calls),
            "shortcuts": shortcuts(grammar),
        },
        "oauth_config": {"scopes": {"bot": [scope.name for scope in SCOPES]}},
        "settings": {
            "event_subscriptions": {**calls, "bot_events": events},
            "interactivity": {"is_enabled": True, **calls},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket,
            "token_rotation_enabled": False,
        },
    }


def _commands(grammar: Grammar, calls: dict[str, str]) -> list[dict[str, Any]]:
    roots = dict.fromkeys(command.root for _, command in grammar.commands)
    return [
        {
            "command": f"/{root}",
            "description": say.line(f"{root}-does"),
            "usage_hint": _hint(grammar, root),
            "should_escape": True,
            **({"url": calls["request_url"]} if calls else {}),
        }
        for root in roots
    ]


def _hint(grammar: Grammar, root: str) -> str:
    """Return as many ways to go on as can be read at a glance."""
    hint = "help"
    for line in filter(None, dict.fromkeys(spoken(each) for each in grammar.of(root))):
        if line != "help" and len(f"{hint} | {line}") <= HINT:
            hint += f" | {line}"
    return hint
