"""What the avoid list shows, to its owner alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.limits import CHOICE_LABEL, CHOICES, FORM_FIELDS
from bot.kit.people import Avoidance, Bar, Member
from bot.kit.text import Text, lines
from bot.kit.ui import Button, Card, Choice, Field, Form, Kind, Press
from bot.programmes.profile.sections import words
from bot.programmes.profile.views import button

Line = tuple[Avoidance, Member | None]
SHOWN = 30  # lines on one card
LINES = "lines"  # what the parts of the form to take some off are called, with a number
PEOPLE = (Bar.PERSON, Bar.MANAGER, Bar.REPORT)


def avoid_list(named: Sequence[Line]) -> Card:
    """Show the list, the newest of it where it is long."""
    more = len(named) - SHOWN
    rest = [words("avoid-more", count=more)] if more > 0 else []
    shown = [*map(_line, named[-SHOWN:]), *rest]
    body = lines([words("avoid-text"), *shown]) if named else None
    add = button("avoid-add", "avoid-add")
    buttons: tuple[Button, ...] = (add, button("avoid-remove", "avoid-remove")) if named else (add,)
    return Card(
        words("avoid-title"),
        body or words("avoid-empty"),
        buttons=(*buttons, button("my-profile", "show")),
        why=words("avoid-why"),
    )


def _line(named: Line) -> Text:
    avoided, other = named
    if avoided.bar is Bar.ORGANISATION:
        return words("avoid-organisation", organisation=avoided.organisation)
    return words(f"avoid-{avoided.bar}", who=other.person if other else words.line("former"))


def add_form() -> Form:
    """Ask for a person or an organisation."""
    bars = tuple(Choice(each, words.line(f"bar-{each}")) for each in PEOPLE)
    fields = (
        Field("person", words.line("ask-person"), Kind.PERSON),
        Field("bar", words.line("ask-bar"), Kind.CHOICE, value=Bar.PERSON, choices=bars),
        Field("organisation", words.line("ask-organisation-avoided"), most=80),
    )
    press = Press("profile", "avoid-add")
    return Form(
        words.line("form-avoid"), press, fields, words.line("avoid-add"), words("intro-avoid")
    )


def remove_form(named: Sequence[Line]) -> Form:
    """Ask whom to take off the list, in as many parts as it takes; the newest come first."""
    choices = [Choice(a.id, str(_line((a, m)))[:CHOICE_LABEL]) for a, m in reversed(named)]
    parts = [choices[at : at + CHOICES] for at in range(0, len(choices), CHOICES)][:FORM_FIELDS]
    fields = tuple(
        Field(
            f"{LINES}{number}",
            words.line("ask-remove"),
            Kind.CHOICES,
            required=len(parts) == 1,
            choices=tuple(part),
        )
        for number, part in enumerate(parts)
    )
    press = Press("profile", "avoid-remove")
    return Form(words.line("form-remove"), press, fields, words.line("remove"))
