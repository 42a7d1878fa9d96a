"""What the readers of an answer see, and what comes back to its writer."""

from __future__ import annotations

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Text, excerpt, lines
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.checkin.bank import PARTS, theme
from bot.programmes.checkin.models import Answer, Window
from bot.programmes.checkin.views.answering import LETTERS

words = Phrasebook("bot.programmes.checkin")


def shared(answer: Answer, window: Window, writer: Member) -> Card:
    """Show an answer to one of those it was written to."""
    help_ = (words.button("offer", "offer", answer.id),) if answer.ask else ()
    return words.card(
        "shared" if answer.version == 1 else "shared-again",
        words.button("cheer", "cheer", answer.id, Look.MAIN),
        *help_,
        more=told(answer),
        writer=writer.person,
        theme=theme(window.theme).label,
    )


def told(answer: Answer, most: int = LETTERS) -> Text:
    """Return what was written, part by part; what was passed is left out."""
    parts = ((part, getattr(answer, part)) for part in PARTS)
    said = [words(f"said-{part}", words=excerpt(value, most)) for part, value in parts if value]
    return lines(said, "\n\n")


def cheer_sent(writer: Member) -> Card:
    """Say that the cheer is on its way."""
    return words.card("cheer-sent", writer=writer.person)


def offer_sent(writer: Member) -> Card:
    """Say that the offer is on its way."""
    return words.card("offer-sent", writer=writer.person)


def cheered(reader: Member) -> Card:
    """Pass a cheer on."""
    return words.card("cheered", who=reader.person)


def offered(reader: Member, answer: Answer, talk: Press | None, quick: Press | None) -> Card:
    """Pass an offer of help on, with what it can lead to."""
    buttons = (*words.leading("talk", talk), *words.leading("quick", quick))
    return words.card("offered", *buttons, who=reader.person, ask=excerpt(answer.ask, LETTERS))
