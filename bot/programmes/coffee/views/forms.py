"""Members' forms: which series, a time of one's own, an invitation, a question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.programmes.coffee.models import Group
from bot.programmes.coffee.questions.openers import LONGEST
from bot.programmes.coffee.views.say import words

MOST_INVITED = 4  # with the inviter a group of five
LONGEST_PURPOSE = 500


def form(key: str, press: Press, *fields: Field, **args: str) -> Form:
    """Return the form of `<key>-form`, `<key>-submit` and, where there is one, `<key>-intro`."""
    intro = words(f"{key}-intro", **args) if words.has(f"{key}-intro") else words("nothing")
    return Form(words.line(f"{key}-form"), press, fields, words.line(f"{key}-submit"), intro)


def choices(prefix: str, values: Sequence[str]) -> tuple[Choice, ...]:
    """Return choices with the labels `<prefix>-<value>`."""
    return tuple(Choice(value, words.line(f"{prefix}-{value}")) for value in values)


def other_time_form(group: Group, zone: str, today: datetime) -> Form:
    """Ask for a time in the asker's own zone."""
    return form(
        "other-time",
        Press("coffee", "other_time", group.id),
        Field("day", words.line("field-day"), Kind.DATE, required=True, value=f"{today:%Y-%m-%d}"),
        Field("time", words.line("field-time"), Kind.TIME, required=True, value="10:00"),
        zone=zone,
    )


def invite_form(people: tuple[str, ...]) -> Form:
    """Ask whom to invite and what for, with a first line to edit."""
    return form(
        "invite",
        Press("coffee", "invite"),
        Field(
            "people",
            words.line("field-people"),
            Kind.PEOPLE,
            required=True,
            value=people,
            most=MOST_INVITED,
        ),
        Field(
            "purpose",
            words.line("field-purpose"),
            Kind.PARAGRAPH,
            value=words.line("purpose-first-line"),
            most=LONGEST_PURPOSE,
        ),
    )


def propose_form() -> Form:
    """Ask for an opening question."""
    return form(
        "propose",
        Press("coffee", "propose"),
        Field(
            "question",
            words.line("field-question"),
            required=True,
            hint=words.line("field-question-hint"),
            most=LONGEST,
        ),
        Field(
            "depth",
            words.line("field-depth"),
            Kind.CHOICE,
            choices=choices("depth", "123"),
            value="1",
        ),
    )
