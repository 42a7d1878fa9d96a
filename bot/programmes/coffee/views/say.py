"""How coffee's cards are put together from its words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model.people import Member
from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Person, Text, lines, shortened, text
from bot.kit.screen.words import Arg, Words

words = Words("bot.programmes.coffee")


def card(
    key: str, *buttons: Button, title: Text | None = None, more: Text | None = None, **args: Arg
) -> Card:
    """Return the card made of `<key>-title`, `<key>-text` and, where there is one, `<key>-why`.

    `more` stands below the text.
    """
    why = words(f"{key}-why", **args) if words.has(f"{key}-why") else Text()
    head = title or words(f"{key}-title", **args)
    body = lines([words(f"{key}-text", **args), more or Text()])
    return Card(fitting(head), body, buttons=buttons, why=why)


def fitting(title: Text) -> Text:
    """Return a title that fits every platform: names and what people type may be long."""
    return title if len(title) <= limits.TITLE else text(shortened(str(title), limits.TITLE))


def press(
    label: str, action: str, subject: str = "", look: Look = Look.PLAIN, **args: Arg
) -> Button:
    """Return a button of coffee, its label from the message `press-<label>`."""
    said = shortened(words.line(f"press-{label}", **args), limits.BUTTON_LABEL)
    return Button(said, Press("coffee", action, subject), look)


def elsewhere(label: str, programme: str, action: str, subject: str = "") -> Button:
    """Return a button into another programme."""
    return Button(words.line(f"press-{label}"), Press(programme, action, subject))


def together(people: Sequence[Person | Text]) -> Text:
    """Return names as one lists them: A and B; A, B and C."""
    named = [each if isinstance(each, Text) else text(each) for each in people]
    if len(named) == 1:
        return named[0]
    return words("and", first=lines(named[:-1], ", "), last=named[-1])


def you_and(others: Sequence[Member]) -> Text:
    """Return the reader with the others: You and B; You, B and C."""
    return together([words("you"), *(text(other.person) for other in others)])
