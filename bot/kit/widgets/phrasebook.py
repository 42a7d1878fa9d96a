"""What a programme says: its words, and the cards, buttons and forms that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Fact, Row
from bot.kit.screen.forms import Choice, Field, Form
from bot.kit.screen.text import Text, lines, shortened, text
from bot.kit.screen.words import Arg, Words


class Phrasebook(Words):
    """The words of one programme: `Phrasebook("bot.programmes.coffee")`, by its package.

    Each part of a card or form is a message with a name of its own: a card called `left` has the
    messages `left-title`, `left-text` and perhaps `left-why`, a button `join` has `press-join`.
    """

    def __init__(self, package: str) -> None:
        super().__init__(package)
        self.programme = package.rpartition(".")[2]

    def card(
        self,
        key: str,
        *buttons: Button,
        more: Text | None = None,
        rows: Sequence[Row] = (),
        facts: tuple[Fact, ...] = (),
        **args: Arg,
    ) -> Card:
        """Return the card made of `<key>-title`, `<key>-text` and, if there is one, `<key>-why`.

        `more` stands below the text, rows and facts below that.
        """
        title, body = self(f"{key}-title", **args), self(f"{key}-text", **args)
        why = self(f"{key}-why", **args) if self.has(f"{key}-why") else Text()
        told = lines([body, more or Text()], "\n\n")
        return Card(fitting(title), told, *rows, facts=facts, buttons=buttons, why=why)

    def button(
        self,
        label: str,
        action: str,
        subject: str = "",
        look: Look = Look.PLAIN,
        version: int = 0,
        **args: Arg,
    ) -> Button:
        """Return a button of this programme with the label `press-<label>`.

        `version` is the state its card is made from; 0 where any will do.
        """
        said = shortened(self.line(f"press-{label}", **args), limits.BUTTON_LABEL)
        to = Press(self.programme, action, subject, str(version) if version else "")
        return Button(said, to, look)

    def elsewhere(self, label: str, to: Press, look: Look = Look.PLAIN) -> Button:
        """Return a button into another programme with the label `press-<label>`."""
        return Button(self.line(f"press-{label}"), to, look)

    def leading(self, label: str, to: Press | None) -> tuple[Button, ...]:
        """Return the button into another programme, or none while nothing offers it."""
        return (self.elsewhere(label, to),) if to else ()

    def form(
        self, key: str, to: Press, *fields: Field, more: Text | None = None, **args: Arg
    ) -> Form:
        """Return the form made of `<key>-form`, `<key>-submit` and, if there is one, `<key>-intro`.

        `more` stands below that.
        """
        intro = self(f"{key}-intro", **args) if self.has(f"{key}-intro") else Text()
        told = lines([intro, more or Text()])
        return Form(self.line(f"{key}-form"), to, fields, self.line(f"{key}-submit"), told)

    def choices(self, prefix: str, values: Iterable[str], **args: Arg) -> tuple[Choice, ...]:
        """Return choices with the labels `<prefix>-<value>`."""
        return tuple(Choice(each, self.line(f"{prefix}-{each}", **args)) for each in values)

    def join_first(self) -> Card:
        """Say that one joins Confab before this."""
        return self.card("join-first", self.elsewhere("join", Press("profile", "join"), Look.MAIN))


def fitting(title: Text) -> Text:
    """Return a title that fits every platform: names and what people type may be long."""
    return title if len(title) <= limits.TITLE else text(shortened(str(title), limits.TITLE))
