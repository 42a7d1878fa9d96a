"""What whoever asked gets to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.kit.screen.cards import Card, one_message
from bot.kit.screen.forms import Form, Values


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
class FormInvalid:
    """Answers to put right: a sentence by field name, and the form as it was typed."""

    errors: Mapping[str, str]
    form: Form


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing to show: what was asked is done and seen elsewhere, or was done before."""


Outcome = Reply | Replace | OpenForm | FormInvalid | Done


def reply(*cards: Card) -> Reply:
    """Show cards to the asker alone."""
    return Reply(cards)


def replace(*cards: Card) -> Replace:
    """Put cards where the pressed one was."""
    return Replace(cards)
