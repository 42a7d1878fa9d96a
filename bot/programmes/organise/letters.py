"""What is shown of talking to an organiser: the ways, the forms, and the cards that carry words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member, Slip
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.limits import CHOICE_LABEL, CHOICES
from bot.kit.screen.text import said, shortened
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.organise")


LONGEST = 2500  # letters: what fits a card with its title


def ways(*, anybody: bool) -> Card:
    """Offer the ways to talk to somebody; `anybody`: there is an organiser to write to."""
    more = words.button("talk-more", "crisis")
    if not anybody:
        return Card(words("talk-title"), words("talk-nobody"), buttons=(more,))
    return words.card(
        "talk",
        words.button("talk-write", "letter"),
        words.button("talk-concerns", "concerns"),
        more,
    )


def _people(readers: Sequence[Member]) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.id, shortened(said(each.name), CHOICE_LABEL)) for each in readers[:CHOICES]
    )


def concerns_form(readers: Sequence[Member]) -> Form:
    """Ask which organiser it is about."""
    asked = Field(
        "concerns",
        words.line("ask-concerns"),
        Kind.CHOICE,
        required=True,
        choices=_people(readers),
    )
    press = Press("organise", "concerns")
    title, next_ = words.line("form-concerns"), words.line("next")
    return Form(title, press, (asked,), next_, words("intro-concerns"))


def letter_form(readers: Sequence[Member], concerns: str) -> Form:
    """Ask to whom and what."""
    to = Field("to", words.line("ask-to"), Kind.CHOICE, required=True, choices=_people(readers))
    press = Press("organise", "letter", concerns)
    return Form(words.line("form-talk"), press, (to, _message()), words.line("send"))


def reply_form(exchange: str, other: Member) -> Form:
    """Ask for an answer."""
    press = Press("organise", "reply", exchange)
    intro = words("reply-to", who=other.person)
    return Form(words.line("form-reply"), press, (_message(hint=False),), words.line("send"), intro)


def _message(*, hint: bool = True) -> Field:
    label = words.line("ask-words")
    begin = words.line("hint-words") if hint else ""
    return Field("words", label, Kind.PARAGRAPH, required=True, hint=begin, most=LONGEST)


def feedback_form() -> Form:
    """Ask what works and what does not."""
    label = words.line("ask-feedback")
    named = tuple(Choice(each, words.line(f"named-{each}")) for each in ("yes", "no"))
    fields = (
        Field("words", label, Kind.PARAGRAPH, required=True, most=LONGEST),
        Field("named", words.line("ask-named"), Kind.CHOICE, value="yes", choices=named),
    )
    press = Press("organise", "feedback")
    title, send = words.line("form-feedback"), words.line("send")
    return Form(title, press, fields, send, words("intro-feedback"))


# -- cards that carry words ------------------------------------------------------------------------


async def letter(tx: Transaction, _recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Show a message to an organiser."""
    return await _carrying("letter", tx, ids)


async def answer(tx: Transaction, _recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Show an organiser's answer."""
    return await _carrying("answer", tx, ids)


async def _carrying(key: str, tx: Transaction, ids: tuple[str, ...]) -> Card | NoteReason:
    slip, writer = await _slip(tx, ids)
    if slip is None or writer is None:
        return NoteReason.SUBJECT_GONE
    return Card(
        words(f"{key}-title", who=writer.person),
        words("as-said", value=slip.words),
        buttons=(words.button("reply", "reply", ids[1]),),
        why=words(f"{key}-why", who=writer.person),
    )


async def feedback(
    tx: Transaction, _recipient: Recipient, ids: tuple[str, ...]
) -> Card | NoteReason:
    """Show feedback on Confab, with its writer's name only where they gave it."""
    slip, writer = await _slip(tx, ids)
    if slip is None or writer is None:
        return NoteReason.SUBJECT_GONE
    title, said = words("feedback-title"), words("as-said", value=slip.words)
    if len(ids) == 1:
        return Card(title, said, why=words("feedback-why"))
    why = words("feedback-named-why", who=writer.person)
    return Card(title, said, buttons=(words.button("reply", "reply", ids[1]),), why=why)


async def _slip(tx: Transaction, ids: tuple[str, ...]) -> tuple[Slip | None, Member | None]:
    slip = await tx.get(Slip, ids[0])
    return slip, await tx.get(Member, slip.writer) if slip else None


async def delivered(tx: Transaction, ids: tuple[str, ...]) -> None:
    """Delete the words, now that they have arrived."""
    await tx.remove(Slip, id=ids[0])
