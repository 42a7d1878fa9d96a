"""Messages of several cards: a press changes the one card that holds its button.

What several programmes owe somebody at once arrives as one message. Slack shows a message to the
app when one of its buttons is pressed, but not one that only its reader sees, nor the one behind a
form: there a button's id says that it stood among others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adapters.slack.render import PRESS, card_blocks, spoken
from adapters.slack.text import Json
from bot.kit.screen.cards import Card

BLOCKS = 50  # of one message


def is_joined(message: Json, action: str) -> bool:
    """Say whether a button stood among several cards, by its message (empty where Slack does not
    show it) or else by its action id."""
    if message:
        return len(_boxes(message.get("blocks", []))) > 1
    return action.startswith(f"{PRESS}.") and action.count(".") > 1


def in_place(message: Json, button: str, cards: Sequence[Card]) -> Json | None:
    """Return a message's text and blocks with cards in place of the one that holds a button.

    `message` is as Slack has it, `button` the value of the button. None where no card holds it any
    more, or where all would not fit one message.
    """
    boxes = _boxes(message.get("blocks", []))
    found = next((index for index, box in enumerate(boxes) if button in _values(box)), None)
    if found is None:
        return None
    boxes[found] = card_blocks(cards)
    blocks = [block for box in boxes for block in ({"type": "divider"}, *box)][1:]
    values = _values(blocks)
    if len(blocks) > BLOCKS or len(set(values)) < len(values):
        return None
    kept = ("".join(_words(each)) for box in (*boxes[:found], *boxes[found + 1 :]) for each in box)
    return {"text": "\n".join([spoken(cards), *filter(None, kept)]), "blocks": blocks}


def _boxes(blocks: Sequence[Json]) -> list[list[Json]]:
    """Take a message apart at its dividers: one list of blocks for each card."""
    boxes: list[list[Json]] = [[]]
    for block in blocks:
        if block["type"] == "divider":
            boxes.append([])
        else:
            boxes[-1].append(block)
    return boxes


def _values(blocks: Sequence[Json]) -> list[str]:
    return [each["value"] for block in blocks for each in _pressed(block) if "value" in each]


def _pressed(block: Json) -> Sequence[Json]:
    match block:
        case {"type": "actions", "elements": [*buttons]}:
            return buttons
        case {"type": "section", "accessory": button}:
            return [button]
    return []


def _words(part: object) -> Iterator[str]:
    """Return the words in blocks, for notifications and whoever has them read aloud."""
    match part:
        case [*parts]:
            for each in parts:
                yield from _words(each)
        case {"type": "actions"}:
            return
        case {"type": "user", "user_id": account}:
            yield f"<@{account}>"
        case {"text": str(said)} | {"fallback": str(said)}:
            yield said
        case {"elements": inner} | {"text": inner}:
            yield from _words(inner)
