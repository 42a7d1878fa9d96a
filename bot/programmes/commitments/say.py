"""How the cards of commitments are put together from their words."""

from __future__ import annotations

from datetime import date, time

from bot.kit.model.people import Community, Member
from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Moment, Style, Text, lines, said, shortened, text
from bot.kit.screen.words import Arg, Words
from bot.kit.time.cadence import wall

words = Words("bot.programmes.commitments")
WHAT, PLAN, TOLD = 500, 300, 1500  # letters of what is typed


def card(key: str, *buttons: Button, more: Text | None = None, **args: Arg) -> Card:
    """Return the card made of `<key>-title`, `<key>-text` and, where there is one, `<key>-why`.

    `more` stands below the text.
    """
    why = words(f"{key}-why", **args) if words.has(f"{key}-why") else Text()
    body = lines([words(f"{key}-text", **args), more or Text()], "\n\n")
    return Card(words(f"{key}-title", **args), body, buttons=buttons, why=why)


def press(label: str, action: str, subject: str = "", look: Look = Look.PLAIN) -> Button:
    """Return a button of this programme, its label from the message `press-<label>`."""
    return Button(words.line(f"press-{label}"), Press("commitments", action, subject), look)


def leading(label: str, to: Press | None) -> tuple[Button, ...]:
    """Return the button into another programme, or none while nothing offers it."""
    return (Button(words.line(f"press-{label}"), to),) if to else ()


def day(of: date, member: Member, community: Community) -> Moment:
    """Return a day so that it is the same day on every screen near its owner's zone."""
    return Moment(wall(of, time(12), member.tz(community)), Style.DAY)


def quoted(typed: str, most: int = limits.CARD // 2) -> Text:
    """Return what somebody typed, cut where it would not fit a card."""
    return text(shortened(said(typed), most))
