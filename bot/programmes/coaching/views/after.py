"""Afterwards: looking back, keeping a note, doing it again; and the list of conversations."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.cards import Row as Line
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.screen.text import Moment, Text, said, shortened
from bot.kit.widgets import listing as listing_
from bot.kit.widgets.names import listed
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.models import Conversation
from bot.programmes.coaching.rules import OFFERED, SOLO, STAGES, whose
from bot.programmes.coaching.state_machine import Role, TalkState

words = Phrasebook("bot.programmes.coaching")
NOTE = 2000  # letters
USEFUL = ("5", "4", "3", "2", "1")
ASKED = ("asking", "both", "telling")


def debrief(talk: Conversation, others: Sequence[Member], *, again: bool = False) -> Card:
    """Ask one of them, in private, to look back; `again`: once more."""
    asked = words.card(
        "debrief",
        words.button("look-back", "look_back", talk.id, look=Look.MAIN),
        words.button("not-needed", "no_look", talk.id),
        others=listed(others),
    )
    return asked.because(words("debrief-again-why")) if again else asked


def debrief_form(talk: Conversation, role: Role, note: str) -> Form:
    """Ask how it was."""
    return words.form(
        "debrief",
        Press("coaching", "look_back", talk.id),
        _choice("useful", USEFUL),
        _choice("asked", ASKED),
        Field(
            "words",
            words.line(f"ask-words-{role}"),
            Kind.PARAGRAPH,
            value=note,
            most=NOTE,
            hint=words.line("hint-words"),
        ),
        _choice("keep", ("delete", "keep"), "keep" if note else "delete"),
        _choice("again", ("yes", "not-now")),
    )


def _choice(name: str, values: Sequence[str], value: str = "") -> Field:
    options = words.choices(name, values)
    return Field(name, words.line(f"ask-{name}"), Kind.CHOICE, value=value, choices=options)


def looked(*, kept: bool) -> Card:
    """Thank for looking back."""
    return words.card("looked-kept" if kept else "looked")


def left_at_that(*, kept: bool) -> Card:
    """Confirm that somebody does not look back."""
    return words.card("no-look-kept" if kept else "no-look")


def again(talk: Conversation, others: Sequence[Member]) -> Card:
    """Reveal that both would like to do this again."""
    who = others[0].id if others else ""
    return words.card(
        "again", words.button("ask-again", "ask", who, look=Look.MAIN), others=listed(others)
    )


def for_the_coach(coach: Sequence[Member]) -> Card:
    """Say that the one who listened begins, because it is their turn to be heard."""
    return words.card("for-the-coach", coach=listed(coach))


# -- notes -----------------------------------------------------------------------------------------


def note_form(talk: Conversation, note: str) -> Form:
    """Ask for a private note."""
    field = Field("words", words.line("ask-note"), Kind.PARAGRAPH, value=note, most=NOTE)
    return words.form("note", Press("coaching", "note", talk.id), field)


def noted(talk: Conversation) -> Card:
    """Confirm a note, and who reads it."""
    return words.card(
        "noted",
        words.button("note", "note", talk.id),
        words.button("delete-note", "forget", talk.id),
    )


def note_at_end(talk: Conversation) -> Card:
    """Ask whether a note is kept."""
    keep, delete = (
        words.button("keep-note", "keep", talk.id),
        words.button("delete-note", "forget", talk.id),
    )
    return words.card("note-at-end", keep, delete)


def note_kept() -> Card:
    """Confirm that a note stays."""
    return words.card("note-kept")


def note_deleted() -> Card:
    """Confirm that a note is gone."""
    return words.card("note-deleted")


def no_talk() -> Card:
    """Say that there is no conversation to note something about."""
    return words.card("no-talk", words.button("ask", "ask", look=Look.MAIN))


# -- the list --------------------------------------------------------------------------------------

Row = tuple[Conversation, int, Sequence[Member]]
"""A conversation, the reader's seat in it, and the others."""


def line(row: Row) -> Text:
    """Return one conversation in a line."""
    talk, seat, others = row
    if talk.kind is SOLO:
        return words("line-alone", stage=words.line(f"name-{talk.state}"))
    if talk.state in OFFERED and seat:  # the first of the others is whoever asked
        return words("line-asked-me", asker=listed(others[:1]))
    if talk.state in OFFERED:
        return words("line-asked", others=listed(others))
    if talk.state in STAGES:
        mine = seat in whose(talk.kind, talk.standing)
        stage = words.line(f"name-{talk.state}")
        return words("line-mine" if mine else "line-theirs", others=listed(others), stage=stage)
    if talk.meets:
        return words("line-meets", others=listed(others), at=Moment(talk.meets))
    return words(f"line-{talk.state}", others=listed(others))


def listing(rows: Sequence[Row], start: str = "") -> Card:
    """Show somebody's open conversations, from the line `start` on."""
    ctx = words.button("ask", "ask", look=Look.MAIN)
    if not rows:
        return words.card("no-talk", ctx, *_ways())
    shown = [Line(line(row), opening(row)) for row in rows]
    to, ways = Press("coaching", "list"), (ctx, *_ways())
    return listing_.page(words("list-title"), shown, to, start=start, buttons=ways)


def opening(row: Row) -> Button:
    """Return what one does first about a conversation."""
    talk, seat, _ = row
    if talk.state is TalkState.DEBRIEF and talk.kind is not SOLO:
        return words.button("look-back", "look_back", talk.id)
    return words.button("answer" if talk.state in OFFERED and seat else "show", "show", talk.id)


def _ways() -> tuple[Button, ...]:
    """Return the buttons of the other forms."""
    return tuple(words.button(each, each) for each in ("suggest", "three", "alone"))


def which_to_end(rows: Sequence[Row], start: str = "") -> Card:
    """Ask which of several conversations to end."""
    shown = [Line(line(row), _end(row)) for row in rows]
    title, to = words("which-to-end-title"), Press("coaching", "which")
    return listing_.page(title, shown, to, start=start, text=words("which-to-end-text"))


def _end(row: Row) -> Button:
    talk, _, others = row
    who = shortened(", ".join(said(each.name) for each in others), 50)
    subject, version = f"{talk.id}.more", talk.version
    if who:
        return words.button("end-with", "end", subject, Look.GRAVE, version, others=who)
    return words.button("end-alone", "end", subject, Look.GRAVE, version)


def ended() -> Card:
    """Confirm an end."""
    return words.card("ended-now")
