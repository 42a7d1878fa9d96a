"""How the cards of check-ins are put together from their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.forms import Field as Asked
from bot.kit.screen.forms import Form
from bot.kit.screen.text import Moment, Style, Text, lines, said, shortened, text
from bot.kit.screen.words import Arg, Words
from bot.kit.time.cadence import wall

words = Words("bot.programmes.checkin")


def card(
    key: str,
    *buttons: Button,
    more: Text | None = None,
    rows: Sequence[Row] = (),
    **args: Arg,
) -> Card:
    """Return the card made of `<key>-title`, `<key>-text` and, where there is one, `<key>-why`.

    `more` stands below the text, `rows` below that.
    """
    why = words(f"{key}-why", **args) if words.has(f"{key}-why") else Text()
    body = lines([words(f"{key}-text", **args), more or Text()], "\n\n")
    return Card(words(f"{key}-title", **args), body, *rows, buttons=buttons, why=why)


def press(label: str, action: str, subject: str = "", look: Look = Look.PLAIN) -> Button:
    """Return a button of this programme, its label from the message `press-<label>`."""
    return Button(words.line(f"press-{label}"), Press("checkin", action, subject), look)


def leading(label: str, to: Press | None) -> tuple[Button, ...]:
    """Return the button into another programme, or none while nothing offers it."""
    return (Button(words.line(f"press-{label}"), to),) if to else ()


def form(key: str, to: Press, *fields: Asked, intro: Text | None = None) -> Form:
    """Return the form made of `<key>-form`, `<key>-submit` and the introduction, if any."""
    return Form(words.line(f"{key}-form"), to, fields, words.line(f"{key}-submit"), intro or Text())


def day(of: date, member: Member, home: Community) -> Moment:
    """Return a day so that it is the same day on every screen near its reader's zone."""
    return Moment(noon(of, member.tz(home)), Style.DAY)


def noon(of: date, zone: ZoneInfo) -> datetime:
    """Return the middle of a day in a zone."""
    return wall(of, time(12), zone)


def quoted(typed: str, most: int) -> Text:
    """Return what somebody typed, cut where it would not fit a card."""
    return text(shortened(said(typed), most))


def join_first() -> Card:
    """Say that one joins Confab before this."""
    return card("join-first", Button(words.line("press-join"), Press("profile", "join"), Look.MAIN))
