"""Blocks, modals and home tabs: Block Kit's published limits plus the rules its prose adds."""

import json
from collections.abc import Iterator
from typing import Any

from tests.doubles.slack.errors import Json, SlackError, invalid
from tests.doubles.slack.limits.elements import ACTIONS, INPUTS, MULTI
from tests.doubles.slack.limits.prose import prose
from tests.doubles.slack.limits.rich import RICH
from tests.doubles.slack.limits.rules import (
    Rule,
    anything,
    boolean,
    by_type,
    one_of,
    several,
    shape,
    string,
)
from tests.doubles.slack.limits.texts import image, plain, text

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
# Published nowhere; whole posts have been seen to fail from about here on.
MESSAGE_CHARACTERS = 13_200
VIEW_BYTES = 250_000

ID = {"block_id": string(255)}
WORDS = shape({"text": string(3000)}, {"emoji": boolean, "verbatim": boolean})

BLOCKS: dict[str, Rule] = {
    "section": shape(
        {},
        {
            **ID,
            "text": text(3000),
            "fields": several(text(2000), 10),
            "accessory": by_type({**ACTIONS, **MULTI, "image": image}),
            "expand": boolean,
        },
    ),
    "header": shape({"text": plain(150)}, ID),
    "divider": shape({}, ID),
    "context": shape(
        {"elements": several(by_type({"plain_text": WORDS, "mrkdwn": WORDS, "image": image}), 10)},
        ID,
    ),
    "actions": shape({"elements": several(by_type(ACTIONS), 25)}, ID),
    "image": shape(
        {"alt_text": string(2000)},
        {**ID, "image_url": string(3000), "slack_file": anything, "title": plain(2000)},
    ),
    "input": shape(
        {"label": plain(2000), "element": by_type(INPUTS)},
        {**ID, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": shape({"elements": several(by_type(RICH), 100)}, ID),
    "markdown": shape({"text": string(12_000)}, ID),
}

NAMES = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
BLOCK_LIST = several(by_type(BLOCKS), VIEW_BLOCKS, 0)

VIEW = by_type(
    {
        "modal": shape(
            {"title": plain(24), "blocks": BLOCK_LIST},
            {
                **NAMES,
                "submit": plain(24),
                "close": plain(24),
                "clear_on_close": boolean,
                "notify_on_close": boolean,
                "submit_disabled": boolean,
            },
        ),
        "home": shape({"blocks": BLOCK_LIST}, NAMES),
    }
)


def check_message(words: str, blocks: Any, longest: int) -> list[Json]:
    """The blocks of a message, sound; raises no_text, msg_too_long, invalid_blocks and kin."""
    if len(words) > longest:
        raise SlackError("msg_too_long")
    if blocks is None:
        blocks = []
    if not isinstance(blocks, list) or not all(isinstance(b, dict) for b in blocks):
        raise SlackError("invalid_blocks_format")
    if not words.strip() and not blocks:
        raise SlackError("no_text")
    problems = list(several(by_type(BLOCKS), MESSAGE_BLOCKS, 0)(blocks, "/blocks"))
    problems = problems or prose(blocks, "/blocks")
    if problems:
        raise invalid("invalid_blocks", problems)
    if sum(len(said) for said in spoken(blocks)) > MESSAGE_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
    return blocks


def check_view(view: Any, kind: str) -> Json:
    """A sound view of this kind; raises invalid_arguments or view_too_large."""
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments")
    problems = list(one_of(kind)(view.get("type"), "/view/type")) or list(VIEW(view, "/view"))
    problems = problems or prose(view["blocks"], "/view/blocks")
    if not problems and kind == "modal" and "submit" not in view and _asks(view["blocks"]):
        problems = ["missing required field: submit [json-pointer:/view]"]
    if problems:
        raise invalid("invalid_arguments", problems)
    if len(json.dumps(view)) > VIEW_BYTES:
        raise SlackError("view_too_large")
    return view


def spoken(value: Any) -> Iterator[str]:
    """Every text a reader could see anywhere in these blocks."""
    if isinstance(value, list):
        for item in value:
            yield from spoken(item)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from spoken(inner)


def _asks(blocks: list[Json]) -> bool:
    return any(block["type"] == "input" for block in blocks)
