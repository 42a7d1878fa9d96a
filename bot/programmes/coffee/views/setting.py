"""Organisers' forms: the rhythm of a series, and who meets whom in it."""

from __future__ import annotations

import re

from bot.kit.model.series import Series
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.time.cadence import LAST, Every
from bot.kit.widgets.phrasebook import Phrasebook
from bot.kit.widgets.rhythm import weekdays
from bot.matching import RoundKind as Type
from bot.programmes.coffee.models import CoffeeSettings

words = Phrasebook("bot.programmes.coffee")
DAYS = (0, 7, 14, 21, 28)  # of a round; 0 goes by the rhythm
GROUPS = ("team", "organisation", "field", "role", "level")
LONGEST_NAME = 60
LONGEST_CHANNEL = 40
MONTHLY = tuple(f"{Every.MONTH}-on-{nth}" for nth in range(1, LAST + 1))
RHYTHMS = (Every.WEEK, Every.TWO_WEEKS, Every.FOUR_WEEKS, *MONTHLY, Every.QUARTER)
KINDS = (
    Type.STANDARD,
    *(f"{Type.ACROSS}-{group}" for group in GROUPS),
    *(f"{Type.WITHIN}-{group}" for group in GROUPS),
    Type.OUTSIDER,
    Type.LOTTERY,
)


def start_form(channel: str, name: str) -> Form:
    """Ask for the rhythm of a new series; everything has a good default.

    The channel's name travels with the press, where it is plain enough, for screens that cannot
    name a channel by its id.
    """
    plain = name if re.fullmatch(r"[A-Za-z0-9_.~-]*", name) else ""
    press = Press("coffee", "start", channel, plain[:LONGEST_CHANNEL])
    fresh = Series(programme="coffee", channel=channel, name=words.line("series-name"))
    return words.form("start", press, _called(fresh), *_rhythm(fresh, CoffeeSettings(id="")))


def edit_form(series: Series, settings: CoffeeSettings) -> Form:
    """Ask for the rhythm of a series that runs."""
    press = Press("coffee", "edit", series.id)
    return words.form("edit", press, _called(series), *_rhythm(series, settings))


def _called(series: Series) -> Field:
    return Field(
        "name", words.line("field-name"), required=True, value=series.name, most=LONGEST_NAME
    )


def _choice(name: str, choices: tuple[Choice, ...], value: str) -> Field:
    return Field(
        name,
        words.line(f"field-{name}"),
        Kind.CHOICE,
        required=True,
        choices=choices,
        value=value,
    )


def _rhythm(series: Series, settings: CoffeeSettings) -> tuple[Field, ...]:
    hour, minute = divmod(series.at, 60)
    monthly = series.every is Every.MONTH
    return (
        _choice(
            "every",
            words.choices("every", RHYTHMS),
            f"month-on-{series.nth}" if monthly else series.every,
        ),
        _choice("weekday", weekdays(), str(series.weekday)),
        Field(
            "time",
            words.line("field-start-time"),
            Kind.TIME,
            required=True,
            value=f"{hour:02}:{minute:02}",
            hint=words.line("field-start-time-hint"),
        ),
        _choice("size", words.choices("size", "2345"), str(settings.size)),
    )


def fine_form(series: Series, settings: CoffeeSettings) -> Form:
    """Ask who meets whom, and how."""
    by_group = settings.kind in (Type.ACROSS, Type.WITHIN)
    kind = f"{settings.kind}-{settings.group_by}" if by_group else settings.kind
    return words.form(
        "fine",
        Press("coffee", "fine", series.id),
        _choice("kind", words.choices("kind", KINDS), kind),
        _extras(settings),
        Field(
            "host",
            words.line("field-host"),
            Kind.PERSON,
            value=settings.host,
            hint=words.line("field-host-hint"),
        ),
        _choice("days", words.choices("days", map(str, DAYS)), str(settings.days)),
        _choice("depth", words.choices("depth", "123"), str(settings.depth)),
    )


def _extras(settings: CoffeeSettings) -> Field:
    values = (*(f"not-{each}" for each in GROUPS), "language", "ask-first")
    ticked = [f"not-{each}" for each in settings.never_same]
    ticked += ["language"] * settings.language + ["ask-first"] * settings.ask_first
    return Field(
        "extras",
        words.line("field-extras"),
        Kind.CHOICES,
        choices=words.choices("extra", values),
        value=tuple(ticked),
    )
