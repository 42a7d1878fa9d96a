"""Asking for feedback, giving it in three parts, reading it, thanking for it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.screen.text import lines, said, text
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.models import Feedback

words = Phrasebook("bot.programmes.coaching")
ABOUT = ("behaviour", "attitude", "performance", "goal")
PART = 900  # letters


def request_form(who: str) -> Form:
    """Ask from whom, and about what."""
    options = words.choices("about", ABOUT)
    return words.form(
        "request",
        Press("coaching", "request", who),
        Field("who", words.line("ask-giver"), Kind.PERSON, required=True, value=who),
        Field("about", words.line("ask-about"), Kind.CHOICE, required=True, choices=options),
    )


def requested(giver: Member) -> Card:
    """Confirm a request, in the same words whatever becomes of it."""
    return words.card("requested", giver=giver.person)


def asked(request: Feedback, asker: Member, *, new: bool) -> Card:
    """Ask a peer for feedback."""
    give = words.button("give", "give", request.id, look=Look.MAIN)
    about = words(f"seen-{request.about}")
    key = "feedback-new" if new else "feedback"
    answers = [give, words.button("not-now", "give_no", request.id)]
    if new:
        answers.append(words.button("never", "give_never", request.id))
    return words.card(key, *answers, asker=asker.person, about=about)


def give_form(request: Feedback, asker: Member) -> Form:
    """Ask for the situation, what was seen, and what it did."""
    fields = [
        Field(
            part,
            words.line(f"ask-{part}"),
            Kind.PARAGRAPH,
            required=True,
            hint=words.line(f"hint-{part}"),
            most=PART,
        )
        for part in ("situation", "behaviour", "impact")
    ]
    return words.form("give", Press("coaching", "give", request.id), *fields, asker=asker.person)


def given(asker: Member) -> Card:
    """Thank the giver."""
    return words.card("given", asker=asker.person)


def declined() -> Card:
    """Thank after a no."""
    return words.card("give-no")


def settled() -> Card:
    """Say that there is nothing to answer any more."""
    return words.card("answered")


def feedback(request: Feedback, giver: Member, parts: Sequence[str]) -> Card:
    """Show the feedback to whoever asked for it."""
    labels = ("situation", "behaviour", "impact")
    told = [
        text(words.line(f"ask-{label}"), "\n", said(part))
        for label, part in zip(labels, parts, strict=True)
    ]
    thank = words.button("thank", "thank", request.id, look=Look.MAIN)
    return words.card("feedback-given", thank, more=lines(told, "\n\n"), giver=giver.person)


def none(giver: Member) -> Card:
    """Say kindly that nothing came of it."""
    return words.card("feedback-none", words.button("request", "request"), giver=giver.person)


def thanked(giver: Member) -> Card:
    """Confirm a thank-you."""
    return words.card("thanked", giver=giver.person)


def thanks(asker: Member) -> Card:
    """Pass a thank-you on."""
    return words.card("thanks", asker=asker.person)
