"""What is owed, as its reader would see it now: cards made at the moment they leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.action_tokens import stamped_card
from bot.app import App
from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Place, PlaceMember, PlaceState
from bot.kit.screen.cards import Card
from bot.kit.screen.files import File
from bot.kit.screen.text import said, shortened
from bot.kit.widgets.owed_cards import each_once, kind_of, made

LONGEST_TITLE = 90
Wanted = Sequence[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The cards owed to one recipient; in the place of one that is not wanted stands why.

    `readers` are the members who will see it (empty for a channel); `place` is set for a place.
    `called` are those whom it calls by name, and in whose hours it leaves.
    """

    community: Community
    cards: tuple[Card | NoteReason, ...]
    readers: tuple[Member, ...]
    place: Place | None = None
    called: tuple[Member, ...] = ()

    @property
    def title(self) -> str:
        """What its place is called: who talks there, as they are called now."""
        names = ", ".join(said(reader.name) for reader in self.readers)
        return shortened(names, LONGEST_TITLE)

    @property
    def sendable(self) -> tuple[Card, ...]:
        """The cards there are."""
        return tuple(card for card in self.cards if isinstance(card, Card))


class Unknown(LookupError):
    """There is nobody who could be sent anything: `reason`."""

    def __init__(self, reason: NoteReason) -> None:
        super().__init__(reason)
        self.reason = reason


async def render(
    app: App, community: str, member: str, wanted: Wanted, *, place: str = "", channel: str = ""
) -> Rendered:
    """Return the cards `wanted` (key and ids) for a member's id, a place or a channel."""
    async with app.begin(community, reads_only=True, patient=True) as tx:
        recipient, readers, where = await _recipient(tx, member, place, channel)
        cards = [await _card(app, tx, recipient, key, ids) for key, ids in wanted]
        called = await _called(app, tx, wanted) or readers
        return Rendered(tx.community, tuple(each_once(cards)), readers, where, tuple(called))


async def _recipient(
    tx: Transaction, member: str, place: str, channel: str
) -> tuple[Recipient, tuple[Member, ...], Place | None]:
    if place:
        where = await tx.get(Place, place)
        if where is None or where.door is PlaceState.CLOSED:
            raise Unknown(NoteReason.PLACE_CLOSED)
        seats = await tx.find(PlaceMember, place=place)
        people = await tx.find(Member, id=[seat.member for seat in seats])
        return Recipient(place=place), tuple(people), where
    if channel:
        return Recipient(channel=channel), (), None
    reader = await tx.get(Member, member)
    if reader is None:
        raise Unknown(NoteReason.UNKNOWN)
    return Recipient(member=reader), (reader,), None


async def _called(app: App, tx: Transaction, wanted: Wanted) -> list[Member]:
    """Return whom a card calls that is for one member though others see it, too."""
    calls = [ids for key, ids in wanted if (kind := kind_of(app.programmes, key)) and kind.calls]
    return await tx.find(Member, id=[id for ids in calls for id in ids]) if calls else []


async def _card(
    app: App, tx: Transaction, recipient: Recipient, key: str, ids: tuple[str, ...]
) -> Card | NoteReason:
    card = await made(app.programmes, tx, recipient, key, ids)
    if isinstance(card, NoteReason):
        return card
    return stamped_card(card, tx.community.id, app.declarations)


async def delivered(app: App, community: str, key: str, ids: tuple[str, ...]) -> None:
    """Do what a kind of card wants done once it was delivered."""
    kind = kind_of(app.programmes, key)
    done = kind.delivered if kind else None
    if done:
        async with app.begin(community, patient=True) as tx:
            await done(tx, ids)


async def files(app: App, rendered: Rendered) -> tuple[File, ...]:
    """Make the attachments of a letter's cards."""
    wanted = [each for card in rendered.sendable for each in card.attachments]
    made_ = [await app.file(rendered.community.id, each, patient=True) for each in wanted]
    return tuple(file for file in made_ if file)
