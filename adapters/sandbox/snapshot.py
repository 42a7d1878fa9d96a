"""What one person sees of a message, as plain words: for tests, autopilots and reading back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from adapters.sandbox.rooms import Message
from bot.kit.contracts.platform import Account
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Buttons, Card, Element, Facts, Row, Why
from bot.kit.screen.files import Attachment
from bot.kit.screen.text import Moment, Style, Text, plain


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button as it stands on a screen."""

    label: str
    token: str = ""
    url: str = ""
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class SeenCard:
    """A card as somebody reads it, moments in their own zone."""

    title: str
    said: tuple[str, ...]  # line by line, each button as `[its label]` where it stands
    buttons: tuple[SeenButton, ...]

    def __str__(self) -> str:
        return "\n".join(part for part in (self.title, *self.said) if part)


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as somebody sees it. `private`: nobody else sees it."""

    id: str
    room: str
    author: str
    at: datetime
    words: str
    cards: tuple[SeenCard, ...]
    files: tuple[str, ...]
    mention: tuple[str, ...]
    private: bool
    edited: bool

    def __str__(self) -> str:
        return "\n\n".join(part for part in (self.words, *map(str, self.cards)) if part)

    @property
    def buttons(self) -> list[SeenButton]:
        """All its buttons."""
        return [button for card in self.cards for button in card.buttons]

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [button.label for button in self.buttons]


def look_at(message: Message, reader: Account, people: Mapping[str, Account], zone: str) -> Seen:
    """Return a message as `reader` sees it; `zone` is used where the reader has none."""
    tz = ZoneInfo(reader.zone or zone)
    return Seen(
        id=message.id,
        room=message.room,
        author=people[message.author].name,
        at=message.at,
        words=message.words,
        cards=tuple(_card(card, tz) for card in message.cards),
        files=tuple(file.name for file in message.files),
        mention=tuple(people[each].name for each in message.mention),
        private=bool(message.only_for),
        edited=message.version > 0,
    )


def _card(card: Card, zone: ZoneInfo) -> SeenCard:
    said = tuple(line for each in card.elements for line in _said(each, zone))
    buttons = tuple(_button(button) for button in card.buttons)
    return SeenCard(local(card.title, zone), said, buttons)


def _said(element: Element, zone: ZoneInfo) -> Iterator[str]:
    match element:
        case Text():
            yield local(element, zone)
        case Why(words):
            yield local(words, zone)
        case Facts(facts):
            yield from (f"{fact.label}: {local(fact.value, zone)}" for fact in facts)
        case Row(words, button):
            yield f"{local(words, zone)} [{button.label}]"
        case Buttons(buttons):
            yield " ".join(f"[{button.label}]" for button in buttons)
        case Attachment():
            return
        case _:
            assert_never(element)


def _button(button: Button) -> SeenButton:
    token = button.press.token if button.press else ""
    return SeenButton(button.label, token, button.url, button.look)


def local(text: Text, zone: ZoneInfo) -> str:
    """Return a text as plain words, its moments in `zone`."""
    return "".join(
        moment_in(span, zone) if isinstance(span, Moment) else plain(span) for span in text.spans
    )


def moment_in(moment: Moment, zone: ZoneInfo) -> str:
    """Return a moment in words on a reader's clock."""
    at = moment.at.astimezone(zone)
    day = f"{at:%A} {at.day} {at:%B %Y}"
    match moment.style:
        case Style.FULL:
            return f"{day}, {at:%H:%M}"
        case Style.DAY:
            return day
        case Style.TIME:
            return f"{at:%H:%M}"
