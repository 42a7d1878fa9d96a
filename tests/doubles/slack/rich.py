"""Rich text as its readers see it: letter by letter, people as @Name, moments in one's own zone."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.doubles.slack.errors import Json
from tests.doubles.slack.mrkdwn import in_format
from tests.doubles.slack.people import User


def words(section: Json, reader: User) -> str:
    """One section as this reader sees it."""
    return "".join(_seen(element, reader) for element in section["elements"])


def rings(blocks: list[Json]) -> frozenset[str]:
    """Whom these blocks ring: user ids, and @channel, @here or @everyone."""
    found = [_rung(element) for element in _elements(blocks)]
    return frozenset(each for each in found if each)


def _elements(value: Any) -> list[Json]:
    if isinstance(value, list):
        return [element for item in value for element in _elements(item)]
    if isinstance(value, dict):
        within = _elements(value.get("elements", [])) if "elements" in value else []
        return [value, *within]
    return []


def _rung(element: Json) -> str:
    match element.get("type"):
        case "user":
            return str(element["user_id"])
        case "usergroup":
            return f"subteam^{element['usergroup_id']}"
        case "broadcast":
            return f"@{element['range']}"
    return ""


def _seen(element: Json, reader: User) -> str:
    match element["type"]:
        case "text":
            return str(element["text"])
        case "user":
            person = reader.workspace.users.get(element["user_id"])
            return f"@{person.name}" if person else "@unknown"
        case "channel":
            channel = reader.workspace.channels.get(element["channel_id"])
            return f"#{channel.name}" if channel else "#unknown"
        case "link":
            return f"{element['text']} ({element['url']})" if "text" in element else element["url"]
        case "date":
            local = datetime.fromtimestamp(element["timestamp"], ZoneInfo(reader.tz))
            return in_format(element["format"], local)
        case "broadcast":
            return f"@{element['range']}"
    raise AssertionError(f"no reader knows {element['type']}")
