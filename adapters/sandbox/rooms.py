"""The rooms of a world and the messages in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.kit.screen.buttons import Button
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File
from bot.kit.screen.forms import Form


class RoomKind(StrEnum):
    """What sort of room it is."""

    CHANNEL = "channel"  # anybody may join
    DIRECT = "direct"  # one person and the bot
    PLACE = "place"  # private, for the people it was opened for
    HOME = "home"  # one person's page with the bot


@dataclass(slots=True)
class Message:
    """One message. Typed ones have `words`, the bot's have `cards`.

    `only_for` is the one account that sees it (empty: everybody in the room). `tokens` are all
    the presses it ever offered: a slow screen may still send an old one. `seq` grows with every
    message of the world.
    """

    id: str
    seq: int
    room: str
    author: str
    at: datetime
    words: str = ""
    cards: tuple[Card, ...] = ()
    files: tuple[File, ...] = ()
    mention: tuple[str, ...] = ()
    only_for: str = ""
    version: int = 0  # how often it was edited
    tokens: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.tokens |= {button.press.token for button in self.buttons if button.press}

    @property
    def buttons(self) -> list[Button]:
        """The buttons it offers now."""
        return [button for card in self.cards for button in card.buttons]

    def with_card(self, token: str, cards: Sequence[Card]) -> tuple[Card, ...] | None:
        """Return its cards with others in place of the one that offers this press.

        None where it has several and none of them offers it any more.
        """
        if len(self.cards) <= 1:
            return tuple(cards)
        for index, card in enumerate(self.cards):
            if any(each.press and each.press.token == token for each in card.buttons):
                return (*self.cards[:index], *cards, *self.cards[index + 1 :])
        return None

    def seen_by(self, account: str) -> bool:
        """Say whether this message is for somebody in the room."""
        return self.only_for in ("", account)


@dataclass(slots=True)
class Room:
    """One room and all that was said in it.

    `seen` and `may_post` say what the bot may do here; `gone` that nobody finds it any more.
    `read` is how far each account has read, as a message's `seq`.
    """

    id: str
    workspace: str
    kind: RoomKind
    name: str
    members: list[str] = field(default_factory=list)
    seen: bool = True
    may_post: bool = True
    resting: bool = False
    gone: bool = False
    messages: list[Message] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)

    def visible_to(self, account: str) -> list[Message]:
        """Return what one of its people sees here, oldest first; nothing for anybody else."""
        if self.gone or account not in self.members:
            return []
        return [message for message in self.messages if message.seen_by(account)]

    def unread_by(self, account: str) -> list[Message]:
        """Return what is new for one of its people."""
        since = self.read.get(account, 0)
        visible = self.visible_to(account)
        return [each for each in visible if each.seq > since and each.author != account]


@dataclass(slots=True)
class OpenedForm:
    """A form in front of somebody, with a sentence for each answer to put right."""

    id: str
    form: Form
    room: str
    message: str = ""  # the message whose button opened it
    button: str = ""  # that button's token
    errors: Mapping[str, str] = field(default_factory=dict)
