"""Reads a call's arguments from wherever they are: query, form, multipart or JSON body."""

import json
from typing import Any

from aiohttp import web

from tests.doubles.slack.errors import Json, SlackError

# Structured arguments a form or a query can only carry as text.
STRUCTURED = ("blocks", "attachments", "view", "metadata", "files")


async def read(request: web.Request) -> tuple[Json, bool]:
    """The arguments, and whether they came as JSON; raises invalid_json or json_not_object."""
    arguments: Json = dict(request.query)
    sent_json = request.content_type == "application/json"
    if sent_json:
        arguments |= await _json_body(request)
    elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        arguments |= dict(await request.post())
    for name in STRUCTURED:
        if isinstance(arguments.get(name), str):
            arguments[name] = _structured(name, arguments[name])
    return arguments, sent_json


def token(request: web.Request, arguments: Json) -> str:
    """The token from the header, else from the arguments (where it does not stay)."""
    header = request.headers.get("Authorization", "")
    return header.removeprefix("Bearer ").strip() or str(arguments.pop("token", ""))


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    return body


def _structured(name: str, sent: str) -> Any:
    try:
        return json.loads(sent)
    except ValueError:
        code = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
        raise SlackError(code) from None
