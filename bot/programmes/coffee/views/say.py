"""How coffee's cards are put together from its words."""

from __future__ import annotations

from bot.kit.text import Text
from bot.kit.ui import Button, Card, Look, Press
from bot.kit.words import Arg, Words

words = Words("bot.programmes.coffee")


def card(
    key: str, *buttons: Button, title: Text | None = None, body: Text | None = None, **args: Arg
) -> Card:
    """Return the card made of `<key>-title`, `<key>-text` and, where there is one, `<key>-why`."""
    why = words(f"{key}-why", **args) if words.has(f"{key}-why") else Text()
    return Card(
        title or words(f"{key}-title", **args),
        body if body is not None else words(f"{key}-text", **args),
        buttons=buttons,
        why=why,
    )


def press(
    label: str, action: str, subject: str = "", look: Look = Look.PLAIN, **args: Arg
) -> Button:
    """Return a button of coffee, its label from the message `press-<label>`."""
    return Button(words.line(f"press-{label}", **args), Press("coffee", action, subject), look)


def elsewhere(label: str, programme: str, action: str, subject: str = "") -> Button:
    """Return a button into another programme."""
    return Button(words.line(f"press-{label}"), Press(programme, action, subject))
