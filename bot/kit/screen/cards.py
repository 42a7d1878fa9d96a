"""What is said: cards of ordered elements.

It is content, never layout. Each value checks the strictest limit of all platforms when it is
built, so that nothing can be made here which a platform would refuse to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from bot.kit.screen import limits
from bot.kit.screen.buttons import Button
from bot.kit.screen.files import Attachment
from bot.kit.screen.limits import TooMuch, fits
from bot.kit.screen.text import Text, text

_NOTHING = Text()


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled line of a card."""

    label: str
    value: Text

    def __post_init__(self) -> None:
        fits(
            f"the label {self.label!r}",
            len(self.label),
            limits.FIELD_LABEL,
            "say it shorter",
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled lines."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line with the one thing one can do about it."""

    text: Text
    button: Button


@dataclass(frozen=True, slots=True)
class Buttons:
    """What one can do about the whole card, side by side."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The small line that says why something came, or who sees it (rule R1)."""

    text: Text


Element = Text | Facts | Row | Buttons | Attachment | Why
"""What a card is made of; a Text is a paragraph. Whoever goes over elements matches every one and
ends in `assert_never`, so that a new one is forgotten nowhere."""


@dataclass(frozen=True, slots=True, init=False)
class Card:
    """One thing said: a title, and elements in the order in which they are read.

    Paragraphs and rows are given one after the other. What cards commonly end with is given by
    name, and ends them in this order: facts, attachment, buttons, why.
    """

    title: Text = field(init=False)
    elements: tuple[Element, ...] = field(init=False)

    def __init__(
        self,
        title: Text,
        *elements: Element,
        facts: tuple[Fact, ...] = (),
        attachment: Attachment | None = None,
        buttons: tuple[Button, ...] = (),
        why: Text = _NOTHING,
    ) -> None:
        attached = (attachment,) if attachment else ()
        every = (*elements, Facts(facts), *attached, Buttons(buttons), Why(why))
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "elements", tuple(each for each in every if _holds(each)))
        self._fit()

    def _fit(self) -> None:
        name = f"the card {str(self.title)[:40]!r}"
        facts = [each for part in self.elements if isinstance(part, Facts) for each in part.facts]
        rows = [part for part in self.elements if isinstance(part, Row)]
        pressed = len(self.buttons) - len(rows)
        fits(f"the title of {name}", len(self.title), limits.TITLE, "move words into the text")
        fits(f"{name} with its facts", len(facts), limits.FIELDS, "leave some out")
        fits(f"{name} with its rows", len(rows), limits.ROWS, "use listing.page")
        fits(f"{name} with its buttons", pressed, limits.BUTTONS, "offer a form")
        fits(f"{name} in all its parts", self.components, limits.COMPONENTS, "use fewer")
        fits(name, self.length, limits.CARD, "say less, or send a file")
        tokens = [button.press.token for button in self.buttons if button.press]
        if len(set(tokens)) != len(tokens):
            raise TooMuch(f"two buttons of {name} do the same thing")

    def __str__(self) -> str:
        return "\n".join(str(each) for each in (self.title, *self.read) if each)

    @property
    def read(self) -> list[Text]:
        """Everything that is read below the title, in order."""
        return [each for element in self.elements for each in _read(element)]

    @property
    def length(self) -> int:
        """Characters of everything that is read."""
        return len(self.title) + sum(len(each) for each in self.read)

    @property
    def components(self) -> int:
        """How many of Discord's components it takes, which is never fewer than Slack's blocks."""
        return 2 + sum(map(_components, self.elements))  # its box and its title

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Every button in it, those of its rows too, in the order in which they stand."""
        return tuple(each for element in self.elements for each in _pressed(element))

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The pictures and files that go with it."""
        return tuple(each for each in self.elements if isinstance(each, Attachment))

    def because(self, why: Text) -> Card:
        """Return the card with another small line at its end."""
        kept = (each for each in self.elements if not isinstance(each, Why))
        return Card(self.title, *kept, why=why)

    def with_buttons(self, change: Callable[[Button], Button | None]) -> Card:
        """Return the card with each button changed; None leaves one out, a row's words stay."""
        return Card(self.title, *(_changed(each, change) for each in self.elements))


def _holds(element: Element) -> bool:
    """Say whether there is anything in an element to show."""
    match element:
        case Text():
            return bool(element)
        case Facts(facts):
            return bool(facts)
        case Buttons(buttons):
            return bool(buttons)
        case Why(words):
            return bool(words)
        case Row() | Attachment():
            return True
        case _:
            assert_never(element)


def _read(element: Element) -> Iterator[Text]:
    match element:
        case Text():
            yield element
        case Facts(facts):
            yield from (text(f"{fact.label}: ") + fact.value for fact in facts)
        case Row(words) | Why(words):
            yield words
        case Buttons() | Attachment():
            return
        case _:
            assert_never(element)


def _components(element: Element) -> int:
    match element:
        case Row():
            return 3  # a section, its words, its button
        case Buttons(buttons):
            return 1 + len(buttons)
        case Text() | Facts() | Attachment() | Why():
            return 1
        case _:
            assert_never(element)


def _pressed(element: Element) -> tuple[Button, ...]:
    match element:
        case Row(_, button):
            return (button,)
        case Buttons(buttons):
            return buttons
        case Text() | Facts() | Attachment() | Why():
            return ()
        case _:
            assert_never(element)


def _changed(element: Element, change: Callable[[Button], Button | None]) -> Element:
    match element:
        case Row(words, button):
            changed = change(button)
            return Row(words, changed) if changed else words
        case Buttons(buttons):
            return Buttons(tuple(each for button in buttons if (each := change(button))))
        case Text() | Facts() | Attachment() | Why():
            return element
        case _:
            assert_never(element)


def one_message(cards: tuple[Card, ...]) -> None:
    """Raise TooMuch where cards do not fit one message."""
    fits("a message", len(cards), limits.MESSAGE_CARDS, "show fewer cards")
    fits("a message's text", sum(card.length for card in cards), limits.CARD, "say less")
    parts = sum(card.components for card in cards)
    fits("a message in all its parts", parts, limits.COMPONENTS, "show fewer rows or buttons")


def together(cards: tuple[Card, ...]) -> bool:
    """Say whether cards can stand in one message: they fit, and no button is there twice."""
    presses = [button.press for card in cards for button in card.buttons if button.press]
    try:
        one_message(cards)
    except TooMuch:
        return False
    return len(set(presses)) == len(presses)
