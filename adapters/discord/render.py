"""Cards as Discord messages: each one a box with its words, its buttons and why it came.

Version 2 components are used because a box keeps a card's buttons under its own words; with embeds
the buttons of three cards would stand in one heap below. The views never listen: every press is
taken by the transport, so nothing is kept in memory and old buttons work.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import discord
from discord import ui

from adapters.discord.text import BLANK, URL, Way, is_id, is_web, lead, small, written
from bot.kit.text import Link, Text, lines, text
from bot.kit.ui import Attachment, Button, Card, File, Look
from bot.kit.words import Words

say = Words("adapters.discord")

LETTERS = 4000  # of all text displays of one message
COLOUR = 0x2F4858
NOBODY = discord.AllowedMentions.none()

_STYLES = {
    Look.PLAIN: discord.ButtonStyle.secondary,
    Look.MAIN: discord.ButtonStyle.primary,
    Look.GRAVE: discord.ButtonStyle.danger,
}
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def message(
    cards: Sequence[Card], *, mention: Sequence[str] = (), files: Sequence[File] = ()
) -> ui.LayoutView:
    """Return a message of these cards. `mention` are accounts to call by name, above them unless
    the cards name them."""
    said = _fitting(cards)
    view = ui.LayoutView(timeout=None)
    if called := _called(mention, said):
        view.add_item(ui.TextDisplay(" ".join(called)))
    for card, (words, why) in zip(cards, said, strict=True):
        view.add_item(_box(card, words, why))
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


def attachments(cards: Sequence[Card]) -> list[Attachment]:
    """Return what comes with cards."""
    return [card.attachment for card in cards if card.attachment]


def file_name(file: File) -> str:
    """Return a file's name as an attachment can be referred to."""
    return _UNSAFE.sub("-", file.name).strip("-.") or "file"


def _called(mention: Sequence[str], said: Sequence[tuple[str, str]]) -> list[str]:
    called = (f"<@{account}>" for account in mention if is_id(account))
    return [each for each in called if not any(each in words for words, _ in said)]


def _fitting(cards: Sequence[Card]) -> list[tuple[str, str]]:
    """Write cards in the best way that fits. Backslashes and mentions make words longer, so what
    is full of them loses its looks rather than its end."""
    said: list[tuple[str, str]] = []
    for way in Way:
        said = [_said(card, way) for card in cards]
        if sum(len(words) + len(why) for words, why in said) <= LETTERS - _CALLS:
            break
    return said


_CALLS = 8 * 24  # room for calling eight people by name


def _said(card: Card, way: Way) -> tuple[str, str]:
    facts = lines(text(f"{fact.label}: ") + fact.value for fact in card.facts)
    if way is not Way.PLAIN:
        marked = (_fact(written(text(f.label), way), written(f.value, way)) for f in card.facts)
        body = [written(card.text, way), "\n".join(marked), *_long_links(card)]
    else:
        body = [written(card.text, way), written(facts, way)]
    title = lead(written(card.title, way))
    return "\n".join(part for part in (title, *body) if part.strip()), small(written(card.why, way))


def _fact(label: str, value: str) -> str:
    """Put a list below its label, and a line beside it."""
    return f"**{label}:**{chr(10) if chr(10) in value else ' '}{value}"


def _long_links(card: Card) -> Iterator[str]:
    """A button takes no long address; a link in the words does."""
    for button in card.buttons:
        if button.url and not _fits_button(button):
            yield written(Text((Link(button.url, button.label),)))


def _fits_button(button: Button) -> bool:
    return bool(button.press) or (len(button.url) <= URL and is_web(button.url))


def _box(card: Card, words: str, why: str) -> ui.Container[ui.LayoutView]:
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=COLOUR)
    box.add_item(ui.TextDisplay(words or BLANK))
    pressed = [_button(each) for each in card.buttons if _fits_button(each)]
    if pressed:
        box.add_item(ui.ActionRow(*pressed))
    if why:
        box.add_item(ui.TextDisplay(why))
    return box


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
