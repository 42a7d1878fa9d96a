"""What home shows: the page itself, pausing and leaving."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from bot.kit.cadence import wall
from bot.kit.people import Community, Member
from bot.kit.programme import HomeLine
from bot.kit.text import Moment, Style, Text, lines, quoted, text
from bot.kit.ui import Button, Card, Field, Form, Kind, Look, Press
from bot.kit.words import Words
from bot.programmes.home.rules import Page, Span, laid_out

words = Words("bot.programmes.home")
MAIN, GRAVE = Look.MAIN, Look.GRAVE


def button(label: str, action: str, subject: str = "", look: Look = Look.PLAIN) -> Button:
    """Return a button of home's own; its label is a message."""
    return Button(words.line(label), Press("home", action, subject), look)


def joining(label: str = "join") -> Button:
    """Return the button by which one says yes."""
    return Button(words.line(label), Press("profile", "join"), MAIN)


def card(key: str, *buttons: Button, **args: str | Text | Moment) -> Card:
    """Return the card made of the messages `<key>-title` and `<key>-text`."""
    return Card(words(f"{key}-title", **args), words(f"{key}-text", **args), buttons=buttons)


def welcome(member: Member, *, waits: bool = False) -> Card:
    """Greet somebody who has not joined: what Confab is, what it sees and what it does not.

    `waits`: a note is kept for them, an invitation perhaps.
    """
    note = Button(words.line("my-note"), Press("post", "show", member.id), MAIN)
    first = (note,) if waits else ()
    return card("welcome", *first, joining(), button("what-can-i-do", "help"), name=member.name)


def home(member: Member, on: Iterable[HomeLine], now: datetime, community: Community) -> list[Card]:
    """Return the home of somebody who has joined; while paused, that comes first."""
    pages, left_out = laid_out(on)
    title = words("hello-title", name=member.name)
    cards = [_page(page, words("also-title") if at else title) for at, page in enumerate(pages)]
    if left_out:
        cards[-1] = _with_more(cards[-1])
    if member.paused_at(now):
        return [_own_paused(member, community), *cards]
    return [*cards, _own(member)]


def _page(page: Page, title: Text) -> Card:
    body = lines((line.text for line in page.lines), "\n\n") or words("nothing-on")
    return Card(title, body, buttons=tuple(Button(label, press) for label, press in page.buttons))


def _with_more(page: Card) -> Card:
    return Card(page.title, *page.elements[:1], words("more-lines"), buttons=page.buttons)


def _own(member: Member) -> Card:
    """Return what is always there for a member."""
    return card(
        "yours",
        button("pause", "pause", member.id),
        button("my-data", "data"),
        button("help", "help"),
        button("leave", "leave", member.id),
    )


def _own_paused(member: Member, community: Community) -> Card:
    return Card(
        words("yours-paused-title"),
        until(member, community, "yours-paused"),
        buttons=(
            button("resume", "resume", member.id, MAIN),
            button("pause-change", "pause", member.id),
            button("my-data", "data"),
            button("help", "help"),
            button("leave", "leave", member.id),
        ),
    )


def until(member: Member, community: Community, key: str) -> Text:
    """Say until when somebody is paused, by the messages `<key>-until` and `<key>-open`."""
    if member.paused_until is None:
        return words(f"{key}-open")
    day = member.paused_until.astimezone(member.tz(community)).date()
    return words(f"{key}-until", day=noon(day, member, community))


def noon(day: date, member: Member, community: Community) -> Moment:
    """Return a day so that it is the same day on every screen near the member's zone."""
    return Moment(wall(day, time(12), member.tz(community)), Style.DAY)


def first_step(on: Iterable[HomeLine]) -> Card:
    """Offer one small first step: the first thing one can do of each line."""
    ordered = sorted(on, key=lambda each: each.weight)
    offers = {line.buttons[0][1].token: line.buttons[0] for line in ordered if line.buttons}
    buttons = [Button(label, press) for label, press in list(offers.values())[:4]]
    body = words("first-text") if buttons else words("first-none")
    return Card(words("first-title"), body, buttons=(*buttons, button("not-now", "show")))


def not_joined() -> Card:
    """Answer somebody for whom there is nothing to pause."""
    return card("not-joined", joining())


# -- pause -----------------------------------------------------------------------------------------


def pause_choices(member: Member, problem: str = "") -> Card:
    """Ask how long; `problem` says what could not be read."""
    spans = [button(f"pause-{each}", "pause-for", f"{member.id}.{each}") for each in Span]
    body = lines([text(problem), words("pause-text")], "\n\n")
    choose = button("pause-choose", "pause-until", member.id)
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
    return Form(words.line("pause-form"), press, (day,), words.line("pause"))


def confirm_pause(member: Member, typed: str, day: date, community: Community) -> Card:
    """Say which day was understood, before anything is done."""
    return card(
        "confirm",
        button("confirm-pause", "pause-for", f"{member.id}.{day.isoformat()}", MAIN),
        button("confirm-other", "pause", member.id),
        day=Text((noon(day, member, community),)),
        typed=quoted(typed),
    )


def paused(member: Member, community: Community) -> Card:
    """Say that somebody is paused, and until when."""
    return Card(
        words("paused-title"),
        until(member, community, "paused"),
        buttons=(
            button("resume", "resume", member.id),
            button("pause-change", "pause", member.id),
        ),
    )


def resumed() -> Card:
    """Welcome somebody back."""
    return card("resumed", button("my-home", "show"))


def not_paused() -> Card:
    """Answer somebody who is not paused."""
    return card("not-paused", button("my-home", "show"))


# -- leave -----------------------------------------------------------------------------------------


def leave(member: Member) -> Card:
    """Ask what becomes of somebody's things when they leave."""
    return card(
        "leave",
        button("leave-keep", "leave-keep", member.id),
        button("leave-delete", "delete", member.id, GRAVE),
        button("stay", "stay", member.id),
    )


def left(member: Member) -> Card:
    """Say goodbye."""
    again = joining("join-again")
    delete = button("delete", "delete", member.id, GRAVE)
    return card("left", Button(again.label, again.press), delete)


def already_left(member: Member) -> Card:
    """Answer somebody who is not part of it."""
    delete = button("delete", "delete", member.id, GRAVE)
    return card("already-left", joining(), button("my-data", "data"), delete)
