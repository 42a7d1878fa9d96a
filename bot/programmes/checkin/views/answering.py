"""What somebody sees while checking in: the question, who may read it, the form, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.kit.contracts.programme import Bond, HomeLine
from bot.kit.model import topics
from bot.kit.model.people import Community, Member
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card, Row
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.limits import CHOICE_LABEL, CHOICES
from bot.kit.screen.text import Moment, Text, lines, shortened, text
from bot.kit.widgets import days
from bot.kit.widgets.contacts import Contacts
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin.audiences import Audience
from bot.programmes.checkin.bank import PARTS, theme
from bot.programmes.checkin.models import ME, TOTAL, Answer, Window

words = Phrasebook("bot.programmes.checkin")
LETTERS = 1000  # of each answer: three of them fit a card
SCALE = ("5", "4", "3", "2", "1")


def prompt(
    window: Window, reader: Member, home: Community, recalled: Sequence[HomeLine], *, again: bool
) -> Card:
    """Ask, with at most one thing brought back by each other programme."""
    return words.card(
        "again" if again else "prompt",
        words.button("begin", "begin", window.id, Look.MAIN),
        words.button("later", "later", window.id),
        words.button("skip", "skip", window.id),
        rows=[Row(line.text, line.button) for line in recalled],
        theme=theme(window.theme).label,
        until=days.day(window.last, reader, home),
    )


def questions(
    window: Window, asked: Sequence[str], *, others: bool, still_open: bool, written: bool
) -> Card:
    """Show the three questions; who may read the answer is chosen before it is written."""
    who = (words.button("who", "who", window.id),) if others else ()
    told = lines([_question(number, each) for number, each in enumerate(asked, start=1)])
    key = "questions" if still_open else "questions-late"
    return words.card(
        key,
        words.button("only-me", "answer", f"{window.id}.{ME}", Look.MAIN),
        *who,
        words.button("skip", "skip", window.id),
        more=lines([words("written-before"), told]) if written else told,
        theme=theme(window.theme).label,
    )


def _question(number: int, question: str) -> Text:
    return words("question", number=number, question=question) if question else Text()


def who_form(window: Window, found: Sequence[Audience]) -> Form:
    """Ask who may read it."""
    options = tuple(Choice(each.key, label(each)) for each in found[:CHOICES])
    label_ = words.line("ask-audience")
    asked = Field("audience", label_, Kind.CHOICE, required=True, value=ME, choices=options)
    return words.form("who", Press("checkin", "who", window.id), asked)


def label(audience: Audience) -> str:
    """Return what an audience is called."""
    if audience.key in (ME, TOTAL):
        return words.line(f"audience-{audience.key}")
    kind = "circle" if audience.bond is Bond.CIRCLE else "peer"
    told = words.line(f"audience-{kind}", who=shortened(audience.label, 50))
    return shortened(told, CHOICE_LABEL)


def answer_form(
    window: Window, chosen: Audience, asked: Sequence[str], known: Answer | None, limit: Text
) -> Form:
    """Ask for the answers; for the anonymous total only what can be counted. `limit` says who else
    may read what is shared."""
    to = Press("checkin", "answer", f"{window.id}.{chosen.key}")
    known = known or Answer(window=window.id, member="", audience=chosen.key)
    numbers = [_number(name, getattr(known, name)) for name in ("energy", "progress")]
    if chosen.key == TOTAL:
        return words.form("total", to, *numbers, _topic(known.topic))
    who = words.line("read-me") if chosen.key == ME else label(chosen)
    fields = (_line(part, getattr(known, part)) for part in PARTS)
    shared = [] if chosen.key == ME else [limit]
    more = lines([*shared, *map(text, filter(None, asked))])
    return words.form("answer", to, *fields, *numbers, more=more, who=who)


def _line(part: str, value: str) -> Field:
    return Field(part, words.line(f"ask-{part}"), Kind.PARAGRAPH, value=value, most=LETTERS)


def _number(name: str, value: int) -> Field:
    options = words.choices(name, (*SCALE, "0"))
    chosen = str(value) if value else ""
    return Field(name, words.line(f"ask-{name}"), Kind.CHOICE, value=chosen, choices=options)


def _topic(value: str) -> Field:
    options = tuple(Choice(each.id, each.label) for each in topics.load().themes[:CHOICES])
    return Field("topic", words.line("ask-topic"), Kind.CHOICE, value=value, choices=options)


def kept(
    window: Window,
    chosen: Audience,
    talk: Press | None,
    quick: Press | None,
    alone: Sequence[str],
    low: Contacts | None,
) -> Card:
    """Say that it is kept, who reads it, and what an ask can lead on to; `low`: whom to turn to
    where somebody has no energy left."""
    found = (topics.find(each, topics.load().topics) for each in alone[:1])
    near = [words("not-alone", challenge=each.label) for each in found if each]
    key = chosen.key if chosen.key in (ME, TOTAL) else "peer"
    buttons = (
        *words.leading("talk", talk),
        *words.leading("quick", quick),
        words.button("edit", "answer", f"{window.id}.{chosen.key}"),
        words.button("trend", "history"),
    )
    rows = _turn_to(low)
    return words.card(f"kept-{key}", *buttons, more=lines(near), rows=rows, who=label(chosen))


def kept_late(low: Contacts | None) -> Card:
    """Say that it is kept, and closed."""
    return words.card("kept-late", words.button("trend", "history"), rows=_turn_to(low))


def _turn_to(low: Contacts | None) -> tuple[Row, ...]:
    if low is None:
        return ()
    button = words.elsewhere("contacts", Press("organise", "crisis"))
    return (Row(words("running-low", contacts=low.line), button),)


def closed(window: Window, *, note: bool) -> Card:
    """Say that this has closed; `note`: something can still be written for oneself alone."""
    write = words.button("only-me", "answer", f"{window.id}.{ME}", Look.MAIN)
    return words.card("closed", *((write,) if note else ()), words.button("trend", "history"))


def taken_back(answer: Answer) -> Card:
    """Say that what was written is gone."""
    alone = answer.audience in (ME, TOTAL)
    return words.card(
        "taken-back" if alone else "taken-back-shared", words.button("trend", "history")
    )


def audience_gone(window: Window) -> Card:
    """Say that what was chosen cannot be chosen any more."""
    return words.card("audience-gone", words.button("begin", "begin", window.id, Look.MAIN))


def closed_meanwhile(window: Window) -> Card:
    """Offer to keep what was typed as a private note."""
    return words.card("closed-meanwhile", words.button("keep-note", "note", window.id, Look.MAIN))


def note_kept() -> Card:
    """Say that it is kept for its writer alone."""
    return words.card("note-kept", words.button("trend", "history"))


def passed() -> Card:
    """Say that passing on all of it is fine."""
    return words.card("passed", words.button("trend", "history"))


def skipped(window: Window) -> Card:
    """Say that this one is left out, with the way back."""
    return words.card("skipped", words.button("begin-after-all", "begin", window.id))


def stays() -> Card:
    """Say that what was written stays, and nothing more is asked."""
    return words.card("stays", words.button("trend", "history"))


def later(at: datetime) -> Card:
    """Say when it is asked again."""
    return words.card("later", at=Moment(at))


def last_day(window: Window) -> Card:
    """Say that there is no later in this window, without any blame."""
    return words.card("last-day", words.button("begin", "begin", window.id, Look.MAIN))
