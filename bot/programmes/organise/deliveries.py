"""Messages that could not be delivered: how many and why, under rule R9, and trying them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.owed import NoteReason, NoteState, Owed
from bot.kit.ports import Work
from bot.kit.programme import Ask
from bot.kit.text import Text, lines
from bot.kit.ui import Card, Outcome, reply
from bot.programmes.organise.rights import log, organises_all, seen
from bot.programmes.organise.say import button, card, words

FEW = 5  # people: a reason that concerns fewer is not told (rule R9)
SHOWN = 8  # reasons on one card
AT_ONCE = 500  # notes tried again at one press


async def show(ask: Ask, work: Work) -> Outcome:
    """Show how many messages are dead and why."""
    await seen(ask, work)
    dead = await work.find(Owed, state=NoteState.DEAD, limit=AT_ONCE)
    if not dead:
        return reply(Card(words("delivery-title-fine"), words("delivery-fine")))
    body = lines([*_reasons(dead), words("delivery-text")])
    return reply(Card(words("delivery-title"), body, buttons=(button("try-again", "requeue"),)))


def _reasons(dead: Sequence[Owed]) -> list[Text]:
    """Name a reason where it is about a channel or about five people or more."""
    by_reason: dict[str, list[Owed]] = {}
    for note in dead:
        by_reason.setdefault(note.error, []).append(note)
    told = {why: notes for why, notes in by_reason.items() if _tellable(notes)}
    most_first = sorted(told.items(), key=lambda each: -len(each[1]))[:SHOWN]
    lines_ = [
        words("delivery-line", count=str(len(notes)), reason=why[:200]) for why, notes in most_first
    ]
    return lines_ if len(told) == len(by_reason) else [*lines_, words("delivery-few")]


def _tellable(notes: Sequence[Owed]) -> bool:
    return all(note.channel for note in notes) or len({note.member for note in notes}) >= FEW


async def requeue(ask: Ask, work: Work) -> Outcome:
    """Let dead notes be tried again."""
    await organises_all(ask, work)
    dead = await work.find(Owed, state=NoteState.DEAD, limit=AT_ONCE)
    for note in dead:
        await work.save(
            replace(note, state=NoteState.WAITING, reason=NoteReason.NONE, attempts=0, due=work.now)
        )
    if dead:
        await log(ask, work, "requeued")
    return reply(card("tried"))
