"""Discord's own description of its API, where it lies beside the repository."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator

DESCRIPTION = Path(__file__).parents[4] / "shared" / "contracts" / "discord-openapi.json"


@cache
def _described() -> dict[str, Any]:
    return json.loads(DESCRIPTION.read_text()) if DESCRIPTION.exists() else {}


def present() -> bool:
    """Say whether there is a description to check against."""
    return bool(_described())


def request_breaches(method: str, path: str, body: Any) -> list[str]:
    """What is wrong with a request's body."""
    operation = _operation(method, path)
    content = ((operation or {}).get("requestBody") or {}).get("content", {})
    return _breaches(content.get("application/json", {}).get("schema"), body)


def answer_breaches(method: str, path: str, status: int, body: Any) -> list[str]:
    """What is wrong with an answer's body: our own double's mistakes."""
    answers = (_operation(method, path) or {}).get("responses", {})
    content = answers.get(str(status), {}).get("content", {})
    return _breaches(content.get("application/json", {}).get("schema"), body)


def _breaches(schema: Any, body: Any) -> list[str]:
    if schema is None:
        return []
    found = _validator(json.dumps(schema, sort_keys=True)).iter_errors(wired(body))
    return [f"{_path(error.instance_path)}: {error.message[:300]}" for error in found]


def _path(keys: list[str | int]) -> str:
    return "/".join(map(str, keys))


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator({"$defs": _definitions(), **_local(json.loads(schema))})


@cache
def _definitions() -> Any:
    return _local(_described()["components"]["schemas"])


def _local(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: _reference(name, value) for name, value in node.items()}
    return [_local(each) for each in node] if isinstance(node, list) else node


def _reference(name: str, value: Any) -> Any:
    if name == "$ref":
        return value.replace("#/components/schemas/", "#/$defs/")
    return _local(value)


def wired(body: Any) -> Any:
    """Return a body as it travels: discord.py sends ids as numbers, which Discord reads alike."""
    if isinstance(body, dict):
        return {name: str(v) if name == "id" else wired(v) for name, v in body.items()}
    if isinstance(body, list | tuple):
        return [wired(each) for each in body]
    return str(body) if isinstance(body, int) and body > 10**14 else body


@cache
def _operation(method: str, path: str) -> dict[str, Any] | None:
    best: tuple[int, dict[str, Any]] | None = None
    for template, verbs in _described().get("paths", {}).items():
        pattern = re.sub(r"\{[^}]+\}", "[^/]+", template)
        literal = -template.count("{")
        if re.fullmatch(pattern, path) and (best is None or literal > best[0]):
            best = literal, verbs
    return best[1].get(method.lower()) if best else None
