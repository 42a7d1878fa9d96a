"""Slack's own description of its Web API, where it lies beside the repository."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.doubles.slack.errors import Json

DESCRIPTION = Path(__file__).parents[4] / "shared" / "contracts" / "slack-web-openapi.json"

# Described as text, because a form carries them so; in a JSON body they are values.
STRUCTURED = {"blocks", "attachments", "view", "metadata", "files", "errors"}
# Required when it was written (2021); since then something else may stand in for it.
NO_LONGER_REQUIRED = {"views.open": {"trigger_id"}, "views.push": {"trigger_id"}}


@cache
def _methods() -> dict[str, Json]:
    if not DESCRIPTION.exists():
        return {}
    paths = json.loads(DESCRIPTION.read_text())["paths"]
    return {path.strip("/"): next(iter(verbs.values())) for path, verbs in paths.items()}


def present() -> bool:
    """Whether there is a description to check against."""
    return bool(_methods())


def breaches(method: str, arguments: Json, *, sent_json: bool) -> list[str]:
    """What is wrong with a call; arguments the description does not know are let through."""
    described = _methods().get(method)
    if described is None:
        return []
    if sent_json and "application/json" not in described["consumes"]:
        return [f"{method} does not read a JSON body"]
    found = []
    for known in described["parameters"]:
        name = known["name"]
        if name == "token":
            continue
        if name in arguments:
            if not _fits(arguments[name], name, known.get("type", "string")):
                found.append(f"{method}: {name} is no {known.get('type')}: {arguments[name]!r}")
        elif known.get("required") and name not in NO_LONGER_REQUIRED.get(method, ()):
            found.append(f"{method}: {name} is missing")
    return found


def _fits(value: Any, name: str, kind: str) -> bool:
    if name in STRUCTURED:
        return isinstance(value, str | list | dict)
    if kind == "boolean":
        return isinstance(value, bool) or str(value).lower() in ("0", "1", "true", "false")
    if kind in ("integer", "number"):
        return not isinstance(value, bool) and _is_number(value, kind)
    return isinstance(value, str)


def _is_number(value: Any, kind: str) -> bool:
    try:
        (int if kind == "integer" else float)(value)
    except (TypeError, ValueError):
        return False
    return True
