"""Coffee's forms: a time of one's own, an invitation, a question, a series and its fine points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.cadence import Every
from bot.kit.series import Series
from bot.kit.ui import Choice, Field, Form, Kind, Press
from bot.matching import Kind as Type
from bot.programmes.coffee.nouns import Group, Settings
from bot.programmes.coffee.openers import LONGEST
from bot.programmes.coffee.views.say import words

LENGTHS = (0, 7, 14, 21, 28)  # days of a round; 0 goes by the rhythm
NEVER_SAME = ("team", "organisation", "field", "role", "level")


def form(key: str, press: Press, *fields: Field, **args: str) -> Form:
    """Return the form made of `<key>-form`, `<key>-submit` and, where there is one, `<key>-intro`."""
    intro = words(f"{key}-intro", **args) if words.has(f"{key}-intro") else words("nothing")
    return Form(words.line(f"{key}-form"), press, fields, words.line(f"{key}-submit"), intro)


def choices(prefix: str, values: Sequence[str]) -> tuple[Choice, ...]:
    """Return choices with the labels `<prefix>-<value>`."""
    return tuple(Choice(value, words.line(f"{prefix}-{value}")) for value in values)


def pick_form(series: Sequence[Series]) -> Form:
    """Ask which series to join."""
    options = tuple(Choice(each.id, each.name[:75]) for each in series)
    field = Field("series", words.line("field-series"), Kind.CHOICE, True, choices=options)
    return form("pick", Press("coffee", "pick"), field)


def other_time_form(group: Group, zone: str, today: datetime) -> Form:
    """Ask for a time in the asker's own zone."""
    return form(
        "other-time",
        Press("coffee", "other_time", group.id),
        Field("day", words.line("field-day"), Kind.DATE, True, value=f"{today:%Y-%m-%d}"),
        Field("time", words.line("field-time"), Kind.TIME, True, value="10:00"),
        zone=zone,
    )


def invite_form(people: tuple[str, ...]) -> Form:
    """Ask whom to invite and what for, with a first line to edit."""
    return form(
        "invite",
        Press("coffee", "invite"),
        Field("people", words.line("field-people"), Kind.PEOPLE, True, value=people, most=4),
        Field(
            "purpose",
            words.line("field-purpose"),
            Kind.PARAGRAPH,
            value=words.line("purpose-first-line"),
            most=500,
        ),
    )


def propose_form() -> Form:
    """Ask for an opening question."""
    return form(
        "propose",
        Press("coffee", "propose"),
        Field("question", words.line("field-question"), Kind.LINE, True, most=LONGEST),
        Field(
            "depth",
            words.line("field-depth"),
            Kind.CHOICE,
            choices=choices("depth", "123"),
            value="1",
        ),
    )


def start_form(channel: str, name: str) -> Form:
    """Ask for the rhythm of a new series; everything has a good default."""
    press = Press("coffee", "start", channel)
    called = Field("name", words.line("field-name"), value=words.line("series-name"), most=75)
    return form(
        "start", press, called, *_rhythm(Series(programme="coffee", channel=channel, name=name), 2)
    )


def edit_form(series: Series, settings: Settings) -> Form:
    """Ask for the rhythm of a series that runs."""
    called = Field("name", words.line("field-name"), required=True, value=series.name, most=75)
    return form("edit", Press("coffee", "edit", series.id), called, *_rhythm(series, settings.size))


def _rhythm(series: Series, size: int) -> tuple[Field, ...]:
    hour, minute = divmod(series.at, 60)
    return (
        Field(
            "every",
            words.line("field-every"),
            Kind.CHOICE,
            True,
            choices=choices("every", tuple(Every)),
            value=series.every,
        ),
        Field(
            "weekday",
            words.line("field-weekday"),
            Kind.CHOICE,
            True,
            choices=choices("weekday", "1234567"),
            value=str(series.weekday),
        ),
        Field(
            "time",
            words.line("field-start-time"),
            Kind.TIME,
            True,
            value=f"{hour:02}:{minute:02}",
            hint=words.line("field-start-time-hint"),
        ),
        Field(
            "size",
            words.line("field-size"),
            Kind.CHOICE,
            True,
            choices=choices("size", "2345"),
            value=str(size),
        ),
    )


def fine_form(series: Series, settings: Settings) -> Form:
    """Ask who meets whom, and how."""
    extras = tuple(f"not-{each}" for each in NEVER_SAME) + ("language", "ask-first")
    ticked = tuple(f"not-{each}" for each in settings.never_same)
    ticked += ("language",) * settings.language + ("ask-first",) * settings.ask_first
    return form(
        "fine",
        Press("coffee", "fine", series.id),
        Field(
            "kind",
            words.line("field-kind"),
            Kind.CHOICE,
            True,
            choices=choices("kind", tuple(Type)),
            value=settings.kind,
        ),
        Field(
            "group_by",
            words.line("field-group-by"),
            Kind.CHOICE,
            choices=choices("by", NEVER_SAME),
            value=settings.group_by,
        ),
        Field(
            "extras",
            words.line("field-extras"),
            Kind.CHOICES,
            choices=choices("extra", extras),
            value=ticked,
        ),
        Field("host", words.line("field-host"), Kind.PERSON, value=settings.host),
        Field(
            "days",
            words.line("field-days"),
            Kind.CHOICE,
            choices=choices("days", [str(days) for days in LENGTHS]),
            value=str(settings.days),
        ),
    )
