"""The vocabulary of the screen: cards, buttons, forms and what an asker gets to see.

It is content, never layout. Each value checks the strictest limit of all platforms when it is
built, so that nothing can be made here which a platform would refuse to show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as replace_
from enum import StrEnum
from typing import Any, assert_never

from bot.kit import ids, limits
from bot.kit.limits import TooMuch, fits
from bot.kit.text import Text, text

_PART = re.compile(r"[A-Za-z0-9_.~-]*")
_NOTHING = Text()


@dataclass(frozen=True, slots=True)
class Press:
    """What a button or a form says when used: `community:programme:action:subject[:version]`.

    `community` is empty while a card is being made; `App` fills it in. `version` is the state a
    card was drawn from, where pressing an outdated card must be told apart.
    """

    programme: str
    action: str
    subject: str = ""
    version: str = ""
    community: str = ""

    def __post_init__(self) -> None:
        for part in (
            self.community,
            self.programme,
            self.action,
            self.subject,
            self.version,
        ):
            if not _PART.fullmatch(part):
                raise TooMuch(f"a press may hold letters, digits and _ . ~ - only, not {part!r}")
        unstamped = 0 if self.community else ids.LENGTH
        fits("a press", len(self.token) + unstamped, limits.TOKEN, "use short ids")

    @property
    def token(self) -> str:
        """The press as one string, as platforms carry it."""
        parts = [self.community, self.programme, self.action, self.subject]
        return ":".join([*parts, self.version] if self.version else parts)

    @classmethod
    def parse(cls, token: str) -> Press:
        """Read a token back; ValueError when it is none of ours."""
        parts = token.split(":")
        if len(parts) not in (4, 5):
            raise ValueError(f"no press: {token!r}")
        community, programme, action, subject = parts[:4]
        return cls(programme, action, subject, parts[4] if len(parts) == 5 else "", community)


class Look(StrEnum):
    """How much a button stands out."""

    PLAIN = "plain"
    MAIN = "main"
    GRAVE = "grave"  # deletes or ends something


@dataclass(frozen=True, slots=True)
class Button:
    """A verb to press. With `url` it opens a page instead, and nobody is told."""

    label: str
    press: Press | None = None
    look: Look = Look.PLAIN
    url: str = ""

    def __post_init__(self) -> None:
        if (self.press is None) == (not self.url):
            raise TooMuch("a button has either a press or a url")
        fits(
            f"the button {self.label!r}",
            len(self.label),
            limits.BUTTON_LABEL,
            "say it shorter",
        )


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
class Attachment:
    """A picture or file that goes with a card, made only when it is sent.

    `maker` is `programme:name` of a declared maker, `ids` what it is made from; `alt` says in
    words what a picture shows (empty for a file).
    """

    maker: str
    ids: tuple[str, ...]
    name: str
    alt: str = ""

    def __post_init__(self) -> None:
        fits("the text alternative", len(self.alt), limits.ALT, "say what matters most")


@dataclass(frozen=True, slots=True)
class File:
    """A made attachment."""

    name: str
    mime: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An attachment still to be made: `draw(*args)` returns its content, in a worker process.

    `draw` is a function of a module, and it and its arguments can be pickled.
    """

    name: str
    mime: str
    alt: str
    draw: Callable[..., bytes]
    args: tuple[Any, ...]


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


class Kind(StrEnum):
    """What a form field asks for, and the type of its answer in `Values`."""

    LINE = "line"  # str
    PARAGRAPH = "paragraph"  # str
    CHOICE = "choice"  # str: a choice's value
    CHOICES = "choices"  # tuple[str, ...]
    DATE = "date"  # str: 2026-03-01
    TIME = "time"  # str: 14:00
    PERSON = "person"  # str: a member id (transports give the platform's; App translates)
    PEOPLE = "people"  # tuple[str, ...]


Value = str | tuple[str, ...]
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice field."""

    value: str
    label: str

    def __post_init__(self) -> None:
        fits(
            f"the choice {self.label!r}",
            len(self.label),
            limits.CHOICE_LABEL,
            "say it shorter",
        )
        fits(
            f"the value {self.value!r}",
            len(self.value),
            limits.CHOICE_VALUE,
            "use a short id",
        )


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. `value` is what stands in it when the form opens.

    `most` limits letters (line, paragraph) or picks (choices, people); 0 means the platform's.
    """

    name: str
    label: str
    kind: Kind = Kind.LINE
    required: bool = False
    hint: str = ""
    value: Value = ""
    choices: tuple[Choice, ...] = ()
    most: int = 0

    def __post_init__(self) -> None:
        fits(
            f"the label {self.label!r}",
            len(self.label),
            limits.FORM_LABEL,
            "say it shorter",
        )
        fits(
            f"the hint {self.hint!r}",
            len(self.hint),
            limits.FORM_HINT,
            "say it shorter",
        )
        fits(
            f"{self.name}'s choices",
            len(self.choices),
            limits.CHOICES,
            "split the field",
        )
        if (self.kind in (Kind.CHOICE, Kind.CHOICES)) != bool(self.choices):
            raise TooMuch(f"the field {self.name!r} has choices where it should not, or none")

    @property
    def limit(self) -> int:
        """Most letters or picks, filled in."""
        if self.most:
            return self.most
        most = {
            Kind.LINE: limits.LINE,
            Kind.PARAGRAPH: limits.PARAGRAPH,
            Kind.PEOPLE: 7,
        }
        return most.get(self.kind, len(self.choices) or 1)


@dataclass(frozen=True, slots=True)
class Form:
    """Up to five questions asked at once. `press` is where the answers go."""

    title: str
    press: Press
    fields: tuple[Field, ...]
    submit: str
    intro: Text = Text()

    def __post_init__(self) -> None:
        fits(
            f"the form title {self.title!r}",
            len(self.title),
            limits.FORM_TITLE,
            "shorten it",
        )
        fits(
            f"the verb {self.submit!r}",
            len(self.submit),
            limits.FORM_SUBMIT,
            "shorten it",
        )
        fits("the introduction", len(self.intro), limits.FORM_INTRO, "say less")
        if not 1 <= len(self.fields) <= limits.FORM_FIELDS:
            raise TooMuch(f"a form asks 1 to {limits.FORM_FIELDS} things: split {self.title!r}")
        if len({each.name for each in self.fields}) != len(self.fields):
            raise TooMuch(f"two fields of {self.title!r} share a name")

    def with_values(self, typed: Values) -> Form:
        """Return the form with these answers standing in its fields."""
        filled = (replace_(each, value=typed.get(each.name, each.value)) for each in self.fields)
        return replace_(self, fields=tuple(filled))


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


@dataclass(frozen=True, slots=True)
class Reply:
    """Cards that only the asker sees."""

    cards: tuple[Card, ...]

    def __post_init__(self) -> None:
        one_message(self.cards)


@dataclass(frozen=True, slots=True)
class Replace:
    """Cards that take the place of the pressed one, for all who see it."""

    cards: tuple[Card, ...]

    def __post_init__(self) -> None:
        one_message(self.cards)


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form to fill in. Where none can open now, *Continue* presses `form.press`: the same press
    opens a form and, when submitted, takes its answers."""

    form: Form

    def with_values(self, typed: Values) -> OpenForm:
        """Return the form with these answers standing in it."""
        return OpenForm(self.form.with_values(typed))


@dataclass(frozen=True, slots=True)
class Correct:
    """Answers to put right: a sentence by field name, and the form as it was typed."""

    errors: Mapping[str, str]
    form: Form


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing to show: what was asked is done and seen elsewhere, or was done before."""


Outcome = Reply | Replace | OpenForm | Correct | Done


def reply(*cards: Card) -> Reply:
    """Show cards to the asker alone."""
    return Reply(cards)


def replace(*cards: Card) -> Replace:
    """Put cards where the pressed one was."""
    return Replace(cards)
