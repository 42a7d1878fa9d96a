"""What became of messages: what could not be delivered and why, under rule R9, and trying again.

Why something was not wanted any more is one class, and counts that concern few people are not
told: nobody learns here who paused, or whom somebody avoids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import AtLeast, Transaction
from bot.kit.model.owed import NoteReason, NoteState, Owed
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import Text, lines
from bot.kit.widgets.listing import with_rest
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.organise.rights import log, organises_all, seen

words = Phrasebook("bot.programmes.organise")


FEW = 5  # people: a reason that concerns fewer is not told (rule R9)
SHOWN = 8  # reasons on one card
AT_ONCE = 500  # notes tried again at one press
LATELY = timedelta(days=30)  # what ended is kept for so long


async def show(ctx: Context, tx: Transaction) -> Outcome:
    """Show what became of messages lately: what is dead and why, and how many the others are."""
    await seen(ctx, tx)
    rest = [line for state in _OTHERS if (line := await _count(state, tx))]
    dead = await tx.find(Owed, state=NoteState.DEAD, limit=AT_ONCE)
    if not dead:
        return reply(Card(words("delivery-title-fine"), lines([words("delivery-fine"), *rest])))
    body = lines([*_reasons(dead), words("delivery-text"), *rest])
    return reply(
        Card(words("delivery-title"), body, buttons=(words.button("try-again", "requeue"),))
    )


_OTHERS = (NoteState.SENT, NoteState.DROPPED, NoteState.KEPT)


async def _count(state: NoteState, tx: Transaction) -> Text:
    """Say how many messages came into a state lately; empty where none did."""
    since = AtLeast(tx.now - LATELY)
    count = await tx.count(Owed, state=state, created=since)
    if not count:
        return Text()
    some = await tx.find(Owed, state=state, created=since, order="-created", limit=AT_ONCE)
    many = state is NoteState.SENT or len({note.member for note in some}) >= FEW
    return words(f"delivery-{state}", count=str(count) if many else words.line("a-few"))


def _reasons(dead: Sequence[Owed]) -> list[Text]:
    """Name a reason where it is about a channel or about five people or more."""
    by_reason: dict[tuple[NoteReason, str], list[Owed]] = {}
    for note in dead:
        by_reason.setdefault((note.reason, note.error), []).append(note)
    told = {why: notes for why, notes in by_reason.items() if _tellable(notes)}
    most_first = sorted(told.items(), key=lambda each: -len(each[1]))
    every = [
        words("delivery-line", count=str(len(notes)), reason=_why(*why))
        for why, notes in most_first
    ]
    lines_ = with_rest(every, SHOWN)
    return lines_ if len(told) == len(by_reason) else [*lines_, words("delivery-few")]


def _why(reason: NoteReason, error: str) -> Text:
    return words(f"delivery-why-{reason.replace(' ', '-')}", error=error[:200])


def _tellable(notes: Sequence[Owed]) -> bool:
    return all(note.channel for note in notes) or len({note.member for note in notes}) >= FEW


async def requeue(ctx: Context, tx: Transaction) -> Outcome:
    """Let dead notes be tried again."""
    await organises_all(ctx, tx)
    dead = await tx.find(Owed, state=NoteState.DEAD, limit=AT_ONCE)
    for note in dead:
        await tx.save(
            replace(note, state=NoteState.WAITING, reason=NoteReason.NONE, attempts=0, due=tx.now)
        )
    if dead:
        await log(ctx, tx, "requeued")
    return reply(words.card("tried"))
