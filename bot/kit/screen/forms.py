"""What is asked of somebody: up to five questions at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace as replace_
from enum import StrEnum

from bot.kit.screen import limits
from bot.kit.screen.buttons import Press
from bot.kit.screen.limits import TooMuch, fits
from bot.kit.screen.text import Text


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
