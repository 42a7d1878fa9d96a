"""What this platform refuses to show, as strictly as the strictest real one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from bot.kit.screen import limits
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File
from bot.kit.screen.forms import Form
from bot.kit.screen.text import Channel, Link, Moment, Person, Span, Text

WEB = ("https://", "http://")


class Refused(Exception):
    """The platform does not take this. `lost`: the room or message is not there (any more);
    `closed`: this person takes no direct messages."""

    def __init__(self, why: str, *, lost: bool = False, closed: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.lost = lost
        self.closed = closed


def check_message(
    cards: Sequence[Card], files: Sequence[File], accounts: Collection[str], rooms: Collection[str]
) -> None:
    """Raise Refused unless these cards make one message here.

    `accounts` and `rooms` are those of the workspace: whoever is named must be one of them.
    """
    if not 1 <= len(cards) <= limits.MESSAGE_CARDS:
        raise Refused(f"a message has 1 to {limits.MESSAGE_CARDS} cards, not {len(cards)}")
    length = sum(card.length for card in cards)
    if length > limits.CARD:
        raise Refused(f"a message holds {limits.CARD} characters, not {length}")
    parts = sum(card.components for card in cards)
    if parts > limits.COMPONENTS:
        raise Refused(f"a message has {limits.COMPONENTS} parts, not {parts}")
    presses = [button.press for card in cards for button in card.buttons if button.press]
    _check_presses(presses)
    twice = [token for token, count in Counter(p.token for p in presses).items() if count > 1]
    if twice:
        raise Refused(f"two buttons of one message do the same: {twice[0]}")
    _check_links(button.url for card in cards for button in card.buttons if button.url)
    for card in cards:
        _check_text((card.title, *card.read), accounts, rooms)
    if any(not file.alt for file in files if file.mime.startswith("image/")):
        raise Refused("a picture comes without a text alternative")


def check_form(form: Form, accounts: Collection[str], rooms: Collection[str]) -> None:
    """Raise Refused unless this form can be opened here."""
    _check_presses([form.press])
    _check_text([form.intro], accounts, rooms)


def _check_presses(presses: Iterable[Press]) -> None:
    for press in presses:
        if not press.community:
            raise Refused(f"the press {press.token} names no community")


def _check_text(texts: Iterable[Text], accounts: Collection[str], rooms: Collection[str]) -> None:
    for span in (span for text in texts for span in text.spans):
        _check_span(span, accounts, rooms)


def _check_span(span: Span, accounts: Collection[str], rooms: Collection[str]) -> None:
    match span:
        case Person(account=account) if account not in accounts:
            raise Refused(f"nobody here is called {account}")
        case Channel(id=room) if room not in rooms:
            raise Refused(f"there is no channel {room} here")
        case Link(url=url):
            _check_links([url])
        case Moment(at=at) if at.tzinfo is None:
            raise Refused(f"{at} has no time zone")


def _check_links(urls: Iterable[str]) -> None:
    for url in urls:
        if not url.startswith(WEB):
            raise Refused(f"{url[:40]!r} is no web address")
