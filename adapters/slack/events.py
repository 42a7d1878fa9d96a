"""What Slack tells by itself, as requests of the core: who came, went, changed or closed what."""

from __future__ import annotations

from dataclasses import replace

from adapters.slack.directory import account_of, home_of
from adapters.slack.home import PLATFORM
from adapters.slack.text import Json
from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.events import (
    AccountChanged,
    ChannelClosed,
    ChannelJoined,
    ChannelLeft,
    Event,
    Gone,
    Installed,
    Removed,
)

INSTALLED = "slack:installed"
"""Handled once: Slack does not tell who added the bot, so the first person to invite it into a
channel stands for them."""

HEARD = (
    "app_uninstalled",
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "group_archive",
    "group_deleted",
    "group_left",
    "member_joined_channel",
    "member_left_channel",
    "tokens_revoked",
    "user_change",
)
HOME_OPENED = "app_home_opened"


def heard(body: Json, bot: str) -> Request | None:
    """Return what an event tells the core, or None where it does not concern it.

    `bot` is the bot's own account.
    """
    event = body["event"]
    fact = _fact(event, bot)
    if fact is None:
        return None
    request = Request(
        PLATFORM,
        team(body),
        getattr(fact, "member", ""),
        Means.EVENT,
        event=fact,
        once=INSTALLED if isinstance(fact, Installed) else f"slack:{body['event_id']}",
    )
    if isinstance(fact, AccountChanged | Gone):
        return replace(request, said=account_of(event["user"], home_of(installed(body))))
    return request


def team(body: Json) -> str:
    """Return the workspace an event is for; in a shared channel it may come from another one."""
    return str(installed(body)["team_id"])


def installed(body: Json) -> Json:
    """Return where the app is installed that an event is for: team_id, perhaps enterprise_id."""
    [first, *_] = body.get("authorizations") or [{}]
    return {**first, "team_id": first.get("team_id") or body["team_id"]}


def _fact(event: Json, bot: str) -> Event | None:
    match event["type"]:
        case "member_joined_channel":
            return _joined(event, bot)
        case "member_left_channel" if event["user"] != bot:
            return ChannelLeft(event["user"], event["channel"])
        case "user_change" if event["user"]["id"] != bot:
            id, gone = event["user"]["id"], event["user"].get("deleted")
            return Gone(id) if gone else AccountChanged(id)
        case "app_uninstalled":
            return Removed()
        case "tokens_revoked":
            return Removed() if (event.get("tokens") or {}).get("bot") else None
        case known if known in HEARD and isinstance(event.get("channel"), str):
            return ChannelClosed(event["channel"])
    return None


def _joined(event: Json, bot: str) -> Event | None:
    by, who = str(event.get("inviter") or ""), event["user"]
    if who == bot:
        return Installed(by) if by else None
    return ChannelJoined(who, event["channel"], "" if by == who else by)
