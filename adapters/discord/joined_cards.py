"""Messages of several cards: a press changes the one card that holds its button.

What several programmes owe somebody at once arrives as one message, each card a box of its own.
Discord shows the message to the app with every press, and with every form that a press opened.
"""

from __future__ import annotations

from collections.abc import Iterator

import discord
from discord import ui

from adapters.discord.render import LETTERS
from bot.kit.screen.buttons import Press


def in_place(
    message: discord.Message, pressed: Press, fresh: ui.LayoutView
) -> ui.LayoutView | None:
    """Return what a message becomes when `fresh` takes the place of the card that holds a button.

    That is `fresh` alone where the message has one card. None where none of several holds the
    button any more (a form's press may have another version than its button), where files stand
    between them, or where all would not fit one message.
    """
    items = list(ui.LayoutView.from_message(message).children)
    boxes = [each for each in items if isinstance(each, ui.Container)]
    if len(boxes) <= 1:
        return fresh
    button = _bare(pressed.token)
    held = next((box for box in boxes if button in map(_bare, _tokens([box]))), None)
    if held is None or message.attachments:
        return None
    mixed = [item for each in items for item in (fresh.children if each is held else [each])]
    return _fitting(mixed)


def _fitting(items: list[ui.Item[ui.LayoutView]]) -> ui.LayoutView | None:
    tokens = list(_tokens(items))
    if len(set(tokens)) < len(tokens):
        return None
    view = ui.LayoutView(timeout=None)
    for each in _all(items):
        each.id = None  # Discord counts them anew
    try:
        for each in items:
            view.add_item(each)
    except ValueError:  # more components than a message holds
        return None
    view.stop()
    return view if view.content_length() <= LETTERS else None


def _tokens(items: list[ui.Item[ui.LayoutView]]) -> Iterator[str]:
    yield from (b.custom_id for b in _all(items) if isinstance(b, ui.Button) and b.custom_id)


def _all(items: list[ui.Item[ui.LayoutView]]) -> Iterator[ui.Item[ui.LayoutView]]:
    for each in items:
        yield each
        yield from each.walk_children() if isinstance(each, ui.Container) else ()


def _bare(token: str) -> str:
    """Return a button's press without its version."""
    return ":".join(token.split(":")[:4])
