"""Cards as Discord messages: each one a box with its words, its buttons and why it came.

Version 2 components are used because a box keeps a card's buttons under its own words; with embeds
the buttons of three cards would stand in one heap below. The views never listen: every press is
taken by the transport, so nothing is kept in memory and old buttons work.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import assert_never

import discord
from discord import ui

from adapters.discord.text import BLANK, URL, Way, is_id, is_web, lead, small, written
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Buttons, Card, Element, Fact, Facts, Row, Why
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.text import Link, Text, lines, text
from bot.kit.screen.words import Words

say = Words("adapters.discord")

LETTERS = 4000  # of all text displays of one message
COLOUR = 0x2F4858
NOBODY = discord.AllowedMentions.none()

_STYLES = {
    Look.PLAIN: discord.ButtonStyle.secondary,
    Look.MAIN: discord.ButtonStyle.primary,
    Look.GRAVE: discord.ButtonStyle.danger,
}
Box = ui.Container[ui.LayoutView]
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def message(
    cards: Sequence[Card], *, mention: Sequence[str] = (), files: Sequence[File] = ()
) -> ui.LayoutView:
    """Return a message of these cards. `mention` are accounts to call by name, above them unless
    the cards name them."""
    boxes = _fitting(cards)
    view = ui.LayoutView(timeout=None)
    if called := _called(mention, boxes):
        view.add_item(ui.TextDisplay(" ".join(called)))
    for box in boxes:
        view.add_item(box)
    for file in files:
        view.add_item(_attached(file))
    view.stop()  # else discord.py would keep every message in memory, to listen to it
    return view


def uploads(files: Sequence[File]) -> list[discord.File]:
    """Return files as discord.py sends them; each is read once."""
    return [
        discord.File(io.BytesIO(file.content), file_name(file), description=file.alt or None)
        for file in files
    ]


def only(accounts: Sequence[str]) -> discord.AllowedMentions:
    """Let a message ring these accounts and nobody else."""
    users: list[discord.abc.Snowflake] = [discord.Object(int(id)) for id in accounts if is_id(id)]
    return discord.AllowedMentions(everyone=False, roles=False, users=users, replied_user=False)


def file_name(file: File) -> str:
    """Return a file's name as an attachment can be referred to."""
    return _UNSAFE.sub("-", file.name).strip("-.") or "file"


def _called(mention: Sequence[str], boxes: Sequence[Box]) -> list[str]:
    called = (f"<@{account}>" for account in mention if is_id(account))
    said = [part.content for box in boxes for part in _displays(box)]
    return [each for each in called if not any(each in words for words in said)]


def _displays(box: Box) -> Iterator[ui.TextDisplay[ui.LayoutView]]:
    yield from (part for part in box.walk_children() if isinstance(part, ui.TextDisplay))


def _fitting(cards: Sequence[Card]) -> list[Box]:
    """Draw cards in the best way that fits. Backslashes and mentions make words longer, so what
    is full of them loses its looks rather than its end."""
    boxes: list[Box] = []
    for way in Way:
        boxes = [_box(card, way) for card in cards]
        if sum(box.content_length() for box in boxes) <= LETTERS - _CALLS:
            break
    return boxes


_CALLS = 8 * 24  # room for calling eight people by name


def _box(card: Card, way: Way) -> Box:
    """Words that follow each other are one display; what can be pressed stands between them."""
    box: Box = ui.Container(accent_colour=COLOUR)
    words = [lead(written(card.title, way))]
    for part in (each for element in card.elements for each in _drawn(element, way)):
        if isinstance(part, str):
            words.append(part)
            continue
        _say(box, words)
        box.add_item(part)
        words = []
    _say(box, words)
    if not box.children:
        box.add_item(ui.TextDisplay(BLANK))
    return box


def _say(box: Box, words: Sequence[str]) -> None:
    said = "\n".join(each for each in words if each.strip())
    if said:
        box.add_item(ui.TextDisplay(said))


def _drawn(element: Element, way: Way) -> Iterator[str | ui.Item[ui.LayoutView]]:
    match element:
        case Text():
            yield written(element, way)
        case Facts(facts):
            yield _facts(facts, way)
        case Row(said, button):
            yield _row(said, button, way)
        case Buttons(buttons):
            yield from (_as_link(each) for each in buttons if not _fits_button(each))
            if pressed := [_button(each) for each in buttons if _fits_button(each)]:
                yield ui.ActionRow(*pressed)
        case Why(said):
            if why := small(written(said, way)):
                yield ui.TextDisplay(why)
        case Attachment():
            return  # stands below all boxes, once it is made
        case _:
            assert_never(element)


def _facts(facts: Sequence[Fact], way: Way) -> str:
    if way is Way.PLAIN:
        return written(lines(text(f"{fact.label}: ") + fact.value for fact in facts), way)
    return "\n".join(_fact(written(text(f.label), way), written(f.value, way)) for f in facts)


def _fact(label: str, value: str) -> str:
    """Put a list below its label, and a line beside it."""
    return f"**{label}:**{chr(10) if chr(10) in value else ' '}{value}"


def _row(said: Text, button: Button, way: Way) -> str | ui.Item[ui.LayoutView]:
    words = written(said, way)
    if not _fits_button(button):
        return f"{words} {_as_link(button)}"
    return ui.Section(ui.TextDisplay(words if words.strip() else BLANK), accessory=_button(button))


def _as_link(button: Button) -> str:
    """A button takes no long address; a link in the words does."""
    return written(Text((Link(button.url, button.label),)))


def _fits_button(button: Button) -> bool:
    return bool(button.press) or (len(button.url) <= URL and is_web(button.url))


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    label = button.label if button.label.strip() else BLANK
    if button.press is None:
        return ui.Button(label=label, url=button.url)
    return ui.Button(label=label, custom_id=button.press.token, style=_STYLES[button.look])


def _attached(file: File) -> ui.Item[ui.LayoutView]:
    place = f"attachment://{file_name(file)}"
    if file.mime.startswith("image/"):
        shown: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
        return shown.add_item(media=place, description=file.alt or None)
    return ui.File(place)
