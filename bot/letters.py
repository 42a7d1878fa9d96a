"""What is owed, as its reader would see it now: cards made at the moment they leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.app import App
from bot.kit.people import Community, Member
from bot.kit.ports import Work
from bot.kit.programme import CardKind, Recipient
from bot.kit.series import Door, Place, Seat
from bot.kit.ui import Card, File, Press
from bot.stamps import stamped_card


@dataclass(frozen=True, slots=True)
class Letter:
    """The cards owed to one recipient. A card is None where it is not wanted any more.

    `readers` are the members who will see it (empty for a channel); `place` is set for a place.
    """

    community: Community
    cards: tuple[Card | None, ...]
    readers: tuple[Member, ...]
    place: Place | None = None


class Unknown(LookupError):
    """The recipient is not there any more."""


async def compose(
    app: App,
    community: str,
    member: str,
    wanted: Sequence[tuple[str, tuple[str, ...]]],
    *,
    place: str = "",
    channel: str = "",
) -> Letter:
    """Return the cards `wanted` (key and ids) for a member's id, a place or a channel."""
    async with app.begin(community, reads_only=True) as work:
        recipient, readers, where = await _recipient(work, member, place, channel)
        cards = [await _card(app, work, recipient, key, ids) for key, ids in wanted]
        return Letter(work.community, tuple(_each_once(cards)), readers, where)


def _each_once(cards: Sequence[Card | None]) -> Iterator[Card | None]:
    """Leave a button out that stands on an earlier card: no message may hold one twice."""
    there: set[Press | None] = set()
    for card in cards:
        yield card and replace(card, buttons=tuple(b for b in card.buttons if b.press not in there))
        there |= {each.press for each in card.buttons if each.press} if card else set()


async def _recipient(
    work: Work, member: str, place: str, channel: str
) -> tuple[Recipient, tuple[Member, ...], Place | None]:
    if place:
        where = await work.get(Place, place)
        if where is None or where.door is Door.CLOSED:
            raise Unknown(place)
        seats = await work.find(Seat, place=place)
        people = await work.find(Member, id=[seat.member for seat in seats])
        return Recipient(place=place), tuple(people), where
    if channel:
        return Recipient(channel=channel), (), None
    reader = await work.get(Member, member)
    if reader is None:
        raise Unknown(member)
    return Recipient(member=reader), (reader,), None


async def _card(
    app: App, work: Work, recipient: Recipient, key: str, ids: tuple[str, ...]
) -> Card | None:
    kind = _kind(app, key)
    reader = recipient.member
    if kind is None or (reader and not kind.always and not reader.reachable(work.now)):
        return None
    made = await kind.make(work, recipient, ids)
    return stamped_card(made, work.community.id) if made else None


def _kind(app: App, key: str) -> CardKind | None:
    programme, _, name = key.partition(":")
    return app.programmes[programme].cards.get(name) if programme in app.programmes else None


async def delivered(app: App, community: str, key: str, ids: tuple[str, ...]) -> None:
    """Do what a kind of card wants done once it was delivered."""
    kind = _kind(app, key)
    done = kind.delivered if kind else None
    if done:
        async with app.begin(community) as work:
            await done(work, ids)


async def files(app: App, letter: Letter) -> tuple[File, ...]:
    """Make the attachments of a letter's cards."""
    wanted = [card.attachment for card in letter.cards if card and card.attachment]
    made = [await app.file(letter.community.id, each) for each in wanted]
    return tuple(file for file in made if file)
