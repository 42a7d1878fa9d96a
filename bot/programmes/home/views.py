"""What home shows: the page itself, pausing and leaving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from bot.kit.contracts.programme import HomeLine
from bot.kit.model.people import Community, Member
from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.screen.text import Text, lines, quoted, text
from bot.kit.widgets import days, listing
from bot.kit.widgets.phrasebook import Phrasebook
from bot.kit.widgets.privacy_limits import privacy_limit
from bot.programmes.home.rules import Span, in_order

words = Phrasebook("bot.programmes.home")
MAIN, GRAVE = Look.MAIN, Look.GRAVE
MORE = Press("home", "more")
FIRST = 4  # first steps shown at once


def joining(label: str = "join") -> Button:
    """Return the button by which one says yes."""
    return words.elsewhere(label, Press("profile", "join"), MAIN)


def welcome(member: Member, community: Community, *, waits: bool = False) -> Card:
    """Greet somebody who has not joined: what Confab is, what it sees and what it does not.

    `waits`: a note is kept for them, an invitation perhaps.
    """
    note = words.elsewhere("my-note", Press("post", "show", member.id), MAIN)
    first = (note,) if waits else ()
    buttons = (*first, joining(), words.button("what-can-i-do", "help"))
    return words.card("welcome", *buttons, name=member.name, limit=privacy_limit(community))


def home(member: Member, on: Iterable[HomeLine], now: datetime, community: Community) -> Card:
    """Return the home of somebody who has joined: one main thing first, the rare ones behind
    *More*. While they are paused, coming back is the main thing."""
    away = member.paused_at(now)
    lines_ = _lines(member, on, now, community)
    often = sum(not each.rare for each in lines_)
    rows = [Row(each.text, each.button) for each in lines_]
    if often:
        rows[0] = Row(rows[0].text, replace(rows[0].button, look=MAIN))
    return listing.page(
        words("yours-paused-title") if away else words("hello-title", name=member.name),
        rows,
        MORE,
        most=min(often, limits.ROWS),
        text=None if often else words("nothing-on"),
        buttons=(
            words.button("pause-mine" if away else "pause", "pause", member.id),
            words.elsewhere("contacts", Press("organise", "crisis")),
            words.button("help", "help"),
        ),
    )


def rest(
    member: Member, on: Iterable[HomeLine], now: datetime, community: Community, start: str
) -> Card:
    """Return what stands on a home behind *More*, from `start` on."""
    rows = [Row(each.text, each.button) for each in _lines(member, on, now, community)]
    back = (words.button("my-home", "show"),)
    return listing.page(words("also-title"), rows, MORE, start=start, buttons=back)


def _lines(
    member: Member, on: Iterable[HomeLine], now: datetime, community: Community
) -> list[HomeLine]:
    """Return everything on somebody's home in order: what programmes have, and home's own."""
    own = [
        _own("yours-data", "my-data", "data", 98),
        _own("yours-leave", "leave", "leave", 99, member.id),
    ]
    if member.paused_at(now):
        said = until(member, community, "yours-paused")
        own.append(HomeLine(said, words.button("resume", "resume", member.id), weight=-1))
    return in_order([*on, *own])


def _own(key: str, label: str, action: str, weight: int, subject: str = "") -> HomeLine:
    return HomeLine(words(key), words.button(label, action, subject), weight, rare=True)


def until(member: Member, community: Community, key: str) -> Text:
    """Say until when somebody is paused, by the messages `<key>-until` and `<key>-open`."""
    if member.paused_until is None:
        return words(f"{key}-open")
    day = member.paused_until.astimezone(member.tz(community)).date()
    return words(f"{key}-until", day=days.day(day, member, community))


def first_step(on: Iterable[HomeLine], start: str) -> Card:
    """Offer one small first step: a few of the lines of home."""
    rows = [Row(each.text, each.button) for each in in_order(on) if not each.rare]
    return listing.page(
        words("first-title"),
        rows,
        Press("home", "first"),
        start=start,
        most=FIRST,
        text=words("first-text") if rows else words("first-none"),
        buttons=(words.button("not-now", "show"),),
    )


def not_joined() -> Card:
    """Answer somebody for whom there is nothing to pause."""
    return words.card("not-joined", joining())


# -- pause -----------------------------------------------------------------------------------------


def pause_choices(member: Member, problem: str = "") -> Card:
    """Ask how long; `problem` says what could not be read."""
    spans = [words.button(f"pause-{each}", "pause-for", f"{member.id}.{each}") for each in Span]
    body = lines([text(problem), words("pause-text")], "\n\n")
    choose = words.button("pause-choose", "pause-until", member.id)
    return Card(words("pause-title"), body, buttons=(*spans, choose))


def pause_form(member: Member) -> Form:
    """Ask for the day somebody is back."""
    day = Field(
        "day",
        words.line("pause-form-day"),
        Kind.DATE,
        required=True,
        hint=words.line("pause-form-hint"),
    )
    press = Press("home", "pause-until", member.id)
    return Form(words.line("pause-form"), press, (day,), words.line("press-pause"))


def confirm_pause(member: Member, typed: str, day: date, community: Community) -> Card:
    """Say which day was understood, before anything is done."""
    return words.card(
        "confirm",
        words.button("confirm-pause", "pause-for", f"{member.id}.{day.isoformat()}", MAIN),
        words.button("confirm-other", "pause", member.id),
        day=days.day(day, member, community),
        typed=quoted(typed),
    )


def paused(member: Member, community: Community) -> Card:
    """Say that somebody is paused, and until when."""
    return Card(
        words("paused-title"),
        until(member, community, "paused"),
        buttons=(
            words.button("resume", "resume", member.id),
            words.button("pause-change", "pause", member.id),
        ),
    )


def resumed() -> Card:
    """Welcome somebody back."""
    return words.card("resumed", words.button("my-home", "show"))


def not_paused() -> Card:
    """Answer somebody who is not paused."""
    return words.card("not-paused", words.button("my-home", "show"))


# -- leave -----------------------------------------------------------------------------------------


def leave(member: Member) -> Card:
    """Ask what becomes of somebody's things when they leave."""
    return words.card(
        "leave",
        words.button("leave-keep", "leave-keep", member.id),
        words.button("leave-delete", "delete", member.id, GRAVE),
        words.button("stay", "stay", member.id),
    )


def left(member: Member) -> Card:
    """Say goodbye."""
    again = joining("join-again")
    delete = words.button("delete", "delete", member.id, GRAVE)
    return words.card("left", Button(again.label, again.press), delete)


def already_left(member: Member) -> Card:
    """Answer somebody who is not part of it."""
    delete = words.button("delete", "delete", member.id, GRAVE)
    return words.card("already-left", joining(), words.button("my-data", "data"), delete)
