"""What is shown of talking to an organiser: the ways, the forms, and the cards that carry words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.limits import CHOICE_LABEL, CHOICES
from bot.kit.owed import NoteReason
from bot.kit.people import Member, Slip
from bot.kit.ports import Work
from bot.kit.programme import Recipient
from bot.kit.text import said, shortened
from bot.kit.ui import Card, Choice, Field, Form, Kind, Press
from bot.programmes.organise.say import button, card, words

LONGEST = 2500  # letters: what fits a card with its title


def ways(*, anybody: bool) -> Card:
    """Offer the ways to talk to somebody; `anybody`: there is an organiser to write to."""
    more = button("talk-more", "more")
    if not anybody:
        return Card(words("talk-title"), words("talk-nobody"), buttons=(more,))
    return card("talk", button("talk-write", "letter"), button("talk-concerns", "concerns"), more)


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


async def letter(work: Work, _recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Show a message to an organiser."""
    return await _carrying("letter", work, ids)


async def answer(work: Work, _recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Show an organiser's answer."""
    return await _carrying("answer", work, ids)


async def _carrying(key: str, work: Work, ids: tuple[str, ...]) -> Card | NoteReason:
    slip, writer = await _slip(work, ids)
    if slip is None or writer is None:
        return NoteReason.SUBJECT_GONE
    return Card(
        words(f"{key}-title", who=writer.person),
        words("as-said", value=slip.words),
        buttons=(button("reply", "reply", ids[1]),),
        why=words(f"{key}-why", who=writer.person),
    )


async def feedback(work: Work, _recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Show feedback on Confab, with its writer's name only where they gave it."""
    slip, writer = await _slip(work, ids)
    if slip is None or writer is None:
        return NoteReason.SUBJECT_GONE
    title, said = words("feedback-title"), words("as-said", value=slip.words)
    if len(ids) == 1:
        return Card(title, said, why=words("feedback-why"))
    why = words("feedback-named-why", who=writer.person)
    return Card(title, said, buttons=(button("reply", "reply", ids[1]),), why=why)


async def _slip(work: Work, ids: tuple[str, ...]) -> tuple[Slip | None, Member | None]:
    slip = await work.get(Slip, ids[0])
    return slip, await work.get(Member, slip.writer) if slip else None


async def delivered(work: Work, ids: tuple[str, ...]) -> None:
    """Delete the words, now that they have arrived."""
    await work.remove(Slip, id=ids[0])
