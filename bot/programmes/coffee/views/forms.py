"""Members' forms: which series, a time of one's own, an invitation, a question."""

from __future__ import annotations

from datetime import datetime

from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coffee.models import Group
from bot.programmes.coffee.questions.openers import LONGEST

words = Phrasebook("bot.programmes.coffee")
MOST_INVITED = 4  # with the inviter a group of five
LONGEST_PURPOSE = 500


def other_time_form(group: Group, zone: str, today: datetime) -> Form:
    """Ask for a time in the asker's own zone."""
    return words.form(
        "other-time",
        Press("coffee", "other_time", group.id),
        Field("day", words.line("field-day"), Kind.DATE, required=True, value=f"{today:%Y-%m-%d}"),
        Field("time", words.line("field-time"), Kind.TIME, required=True, value="10:00"),
        zone=zone,
    )


def invite_form(people: tuple[str, ...]) -> Form:
    """Ask whom to invite and what for, with a first line to edit."""
    return words.form(
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
    return words.form(
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
            choices=words.choices("depth", "123"),
            value="1",
        ),
    )
