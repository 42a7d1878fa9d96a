"""Turns Slack's markup into what a reader's eyes get: names, local times, links."""

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

from tests.doubles.slack.people import User

TOKEN = re.compile(r"<([^<>]+)>")
BROADCASTS = ("!channel", "!here", "!everyone")


def plain(markup: str, reader: User) -> str:
    """Mrkdwn as this reader sees it; people as @Name, moments in the reader's own zone."""
    return unescape(TOKEN.sub(lambda found: _token(found.group(1), reader), markup))


def rings(markup: str) -> set[str]:
    """Whom this markup rings: user ids, and @channel, @here or @everyone."""
    found = set()
    for token in TOKEN.findall(markup):
        head = token.split("|")[0]
        if head.startswith("@"):
            found.add(head[1:])
        elif head in BROADCASTS:
            found.add("@" + head[1:])
        elif head.startswith("!subteam^"):
            found.add(head[1:])
    return found


def _token(token: str, reader: User) -> str:
    head, _, label = token.partition("|")
    if head.startswith("@"):
        person = reader.workspace.users.get(head[1:])
        return f"@{person.name}" if person else "@unknown"
    if head.startswith("#"):
        channel = reader.workspace.channels.get(head[1:])
        return f"#{channel.name}" if channel else "#unknown"
    if head.startswith("!date^"):
        return _moment(head, label, reader)
    if head.startswith("!"):
        return "@" + (label or head[1:])
    return f"{label} ({head})" if label else head


def _moment(head: str, fallback: str, reader: User) -> str:
    parts = head.split("^")
    if len(parts) < 3 or not parts[1].isdigit():
        return fallback
    local = datetime.fromtimestamp(int(parts[1]), ZoneInfo(reader.tz))
    return in_format(parts[2], local)


def in_format(format: str, local: datetime) -> str:
    """A moment in Slack's own words for its parts: ``{date_long} {time}``."""
    return re.sub(r"\{(\w+)\}", lambda found: _part(found.group(1), local), format)


PARTS: dict[str, Callable[[datetime], str]] = {
    "date": lambda at: f"{at:%B} {at.day}, {at.year}",
    "date_num": lambda at: f"{at:%Y-%m-%d}",
    "date_slash": lambda at: f"{at:%d/%m/%Y}",
    "date_short": lambda at: f"{at:%b} {at.day}, {at.year}",
    "date_long": lambda at: f"{at:%A}, {at:%B} {at.day}, {at.year}",
    "time": lambda at: f"{at:%H:%M}",
    "time_secs": lambda at: f"{at:%H:%M:%S}",
}


def _part(name: str, at: datetime) -> str:
    # The pretty ones say "today" by the reader's own clock; a double has no such moment.
    rule = PARTS.get(name.removesuffix("_pretty"))
    return rule(at) if rule else "{" + name + "}"
