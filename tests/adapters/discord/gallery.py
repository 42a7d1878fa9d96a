"""The same cards and forms that Slack's golden files show, with Discord's ids in them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Form
from tests.adapters.slack import gallery

IDS = {"U00000001A": "100000000000000001", "C00000001A": "200000000000000001"}
LOUD = gallery.LOUD
ANA = replace(gallery.ANA, account=IDS[gallery.ANA.account])


def translated(value: Any) -> Any:
    """Return a value with Discord's ids in place of Slack's, all the way down."""
    if isinstance(value, str):
        return IDS.get(value, value)
    if isinstance(value, tuple):
        return tuple(translated(each) for each in value)
    if isinstance(value, Card):
        return Card(translated(value.title), *translated(value.elements))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: translated(getattr(value, each.name)) for each in fields(value)}
        return replace(value, **parts)
    return value


CARDS: dict[str, Card] = {name: translated(card) for name, card in gallery.CARDS.items()}
FORMS: dict[str, Form] = {name: translated(form) for name, form in gallery.FORMS.items()}
