"""The words, buttons and cards of organising, in short."""

from __future__ import annotations

from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Moment, Person, Text
from bot.kit.screen.words import Words

words = Words("bot.programmes.organise")


def button(label: str, action: str, subject: str = "", look: Look = Look.PLAIN) -> Button:
    """Return a button of organising; its label is a message."""
    return Button(words.line(label), Press("organise", action, subject), look)


def card(key: str, *buttons: Button, **args: str | Text | Person | Moment) -> Card:
    """Return the card made of the messages `<key>-title` and `<key>-text`."""
    return Card(words(f"{key}-title", **args), words(f"{key}-text", **args), buttons=buttons)
