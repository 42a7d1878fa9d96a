"""Cards that are owed, as their reader would see them at this moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from bot.kit.contracts.programme import CardKind, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member, Presence
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card


def kind_of(programmes: Mapping[str, Programme], key: str) -> CardKind | None:
    """Return the declared card called `programme:key`; None where there is none."""
    programme, _, name = key.partition(":")
    return programmes[programme].cards.get(name) if programme in programmes else None


async def made(
    programmes: Mapping[str, Programme],
    tx: Transaction,
    recipient: Recipient,
    key: str,
    ids: tuple[str, ...],
) -> Card | NoteReason:
    """Return the card `key` made from `ids`, or why there is none."""
    kind = kind_of(programmes, key)
    if kind is None:
        return NoteReason.UNDECLARED
    if recipient.member and not kind.always:
        away = unreachable(recipient.member, tx.now)
        if away:
            return away
    return await kind.make(tx, recipient, ids)


def unreachable(reader: Member, now: datetime) -> NoteReason:
    """Return why nothing may be started with somebody at `now`; NONE where it may."""
    if reader.reachable(now):
        return NoteReason.NONE
    if reader.presence is Presence.GONE:
        return NoteReason.ACCOUNT_GONE
    return NoteReason.PAUSED if reader.joined else NoteReason.LEFT


def each_once(cards: Sequence[Card | NoteReason]) -> Iterator[Card | NoteReason]:
    """Leave a button out that stands on an earlier card: no message may hold one twice."""
    there: set[Press | None] = set()
    for card in cards:
        if isinstance(card, NoteReason):
            yield card
            continue
        yield _without(card, there)
        there |= {each.press for each in card.buttons if each.press}


def _without(card: Card, presses: Collection[Press | None]) -> Card:
    return card.with_buttons(lambda button: None if button.press in presses else button)
