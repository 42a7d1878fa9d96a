"""What holds up the whole community on its platform: organisers hear of it, once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.events import GaveUp, Trouble
from bot.kit.contracts.programme import Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.organisers import organisers
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.model.series import Series
from bot.kit.screen.cards import Card
from bot.kit.screen.text import Text
from bot.kit.widgets.help import told
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.organise")


CARD, FAILED = "organise:trouble", "organise:failed"


async def heard(event: Trouble, tx: Transaction) -> None:
    """Tell those who organise everything, once a week at most for each kind of trouble."""
    year, week, _ = tx.now.isocalendar()
    when = f"{year}-{week}"
    if words.has(f"trouble-{event.what}-title") and await tx.first_time(f"{CARD}:{event}:{when}"):
        for member in await organisers(tx, all_of_it=True):
            await tx.send(member, CARD, event.what, key=when)


async def gave_up(everyone: Sequence[Programme], event: GaveUp, tx: Transaction) -> None:
    """Tell organisers, and who began the series, what the clock gave up: once a day at most.

    A job without words may be about one person, and is nobody's business.
    """
    day = f"{tx.now:%Y-%m-%d}"
    series = event.subject.partition(".")[0]
    if _named(everyone, event.job, "") and await tx.first_time(f"{FAILED}:{event}:{day}"):
        about = await tx.get(Series, series)
        began = await tx.get(Member, about.created_by) if about else None
        whom = [*await organisers(tx, all_of_it=True), *([began] if began else [])]
        for member in {each.id: each for each in whom if each.eligible}.values():
            await tx.send(member, FAILED, event.job, about.id if about else "", key=day)


async def failed(
    everyone: Sequence[Programme], tx: Transaction, _recipient: Recipient, ids: tuple[str, ...]
) -> Card | NoteReason:
    """Say what was given up, and that the next one is planned."""
    series = await tx.get(Series, ids[1]) if ids[1] else None
    what = _named(everyone, ids[0], series.name if series else "")
    if what is None:
        return NoteReason.SUBJECT_GONE
    key = "failed-about" if series else "failed-text"
    said = words(key, what=what, series=series.name if series else "")
    buttons = (words.button("check", "check"), words.button("why-nothing", "why"))
    return Card(words("failed-title"), said, buttons=buttons, why=words("failed-why"))


def _named(everyone: Sequence[Programme], job: str, series: str) -> Text | None:
    name, _, verb = job.partition(":")
    programme = next((each for each in everyone if each.name == name), None)
    return told(programme, "job", verb, what=series) if programme else None


async def card(_tx: Transaction, _recipient: Recipient, ids: tuple[str, ...]) -> Card:
    """Say what is held up, and what can be done about it."""
    what = ids[0]
    title, body = words(f"trouble-{what}-title"), words(f"trouble-{what}-text")
    return Card(title, body, why=words("trouble-why"))
