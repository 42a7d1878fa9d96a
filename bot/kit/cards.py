"""Cards that are owed, as their reader would see them at this moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.kit.ports import Work
from bot.kit.programme import CardKind, Programme, Recipient
from bot.kit.ui import Card, Press


def kind_of(programmes: Mapping[str, Programme], key: str) -> CardKind | None:
    """Return the declared card called `programme:key`; None where there is none."""
    programme, _, name = key.partition(":")
    return programmes[programme].cards.get(name) if programme in programmes else None


async def made(
    programmes: Mapping[str, Programme],
    work: Work,
    recipient: Recipient,
    key: str,
    ids: tuple[str, ...],
) -> Card | None:
    """Return the card `key` made from `ids`; None where it is not wanted any more: its moment has
    passed, or its reader is paused or has left."""
    kind = kind_of(programmes, key)
    reader = recipient.member
    if kind is None or (reader and not kind.always and not reader.reachable(work.now)):
        return None
    return await kind.make(work, recipient, ids)


def each_once(cards: Sequence[Card | None]) -> Iterator[Card | None]:
    """Leave a button out that stands on an earlier card: no message may hold one twice."""
    there: set[Press | None] = set()
    for card in cards:
        yield card and replace(card, buttons=tuple(b for b in card.buttons if b.press not in there))
        there |= {each.press for each in card.buttons if each.press} if card else set()
