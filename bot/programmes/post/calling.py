"""Calling somebody whose direct messages are closed: others see it, so it names no subject."""

from __future__ import annotations

from bot.kit.contracts.events import Kept
from bot.kit.contracts.programme import Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.model.series import (
    Enrolment,
    Part,
    Place,
    PlaceMember,
    PlaceState,
    Series,
    SeriesState,
)
from bot.kit.screen.cards import Card
from bot.kit.time.working_hours import Hours
from bot.kit.widgets.owed_cards import unreachable
from bot.programmes.post import views
from bot.programmes.post.giving import waits

CALL = "post:waiting"


async def kept(event: Kept, tx: Transaction) -> None:
    """Call a member once a day at most, in a channel they are part of, or else in a place."""
    member = await tx.get(Member, event.member)
    if member is None or not member.reachable(tx.now):
        return
    where = await _channel(member, tx) or await _place(member, tx)
    opens = Hours.of(member, tx.community).next_open(tx.now)
    day = opens.astimezone(member.tz(tx.community)).date().isoformat()
    if where and await tx.first_time(f"{CALL}:{member.id}:{day}"):
        await tx.send(where, CALL, member.id, key=day)


async def _channel(member: Member, tx: Transaction) -> str:
    """Return the channel of the first programme a member is in; empty where they are in none."""
    parts = await tx.find(Enrolment, member=member.id, part=(Part.IN, Part.SLEEPING))
    live = (SeriesState.RUNNING, SeriesState.HELD)
    series = await tx.find(
        Series, id=[each.series for each in parts], state=live, order="created", limit=1
    )
    return series[0].channel if series else ""


async def _place(member: Member, tx: Transaction) -> Place | None:
    """Return the newest place a member shares with others, or None."""
    seats = await tx.find(PlaceMember, member=member.id)
    places = await tx.find(
        Place, id=[seat.place for seat in seats], door=PlaceState.OPEN, order="-created", limit=1
    )
    return places[0] if places else None


async def waiting(tx: Transaction, recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Say that there is a note, while there is and its reader may be called."""
    member = await tx.get(Member, ids[0])
    if member is None:
        return NoteReason.UNKNOWN
    why_not = unreachable(member, tx.now)
    if why_not:
        return why_not
    return views.waiting(member) if await waits(member, tx) else NoteReason.ANSWERED
