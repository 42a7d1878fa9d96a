"""Calling somebody whose direct messages are closed: others see it, so it names no subject."""

from __future__ import annotations

from bot.kit.cards import unreachable
from bot.kit.events import Kept
from bot.kit.hours import Hours
from bot.kit.owed import NoteReason
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Recipient
from bot.kit.series import Door, Enrolment, Part, Place, Seat, Series, State
from bot.kit.ui import Card
from bot.programmes.post import views
from bot.programmes.post.giving import waits

CALL = "post:waiting"


async def kept(event: Kept, work: Work) -> None:
    """Call a member once a day at most, in a channel they are part of, or else in a place."""
    member = await work.get(Member, event.member)
    if member is None or not member.reachable(work.now):
        return
    where = await _channel(member, work) or await _place(member, work)
    opens = Hours.of(member, work.community).next_open(work.now)
    day = opens.astimezone(member.tz(work.community)).date().isoformat()
    if where and await work.first_time(f"{CALL}:{member.id}:{day}"):
        await work.send(where, CALL, member.id, key=day)


async def _channel(member: Member, work: Work) -> str:
    """Return the channel of the first programme a member is in; empty where they are in none."""
    parts = await work.find(Enrolment, member=member.id, part=(Part.IN, Part.SLEEPING))
    live = (State.RUNNING, State.HELD)
    series = await work.find(
        Series, id=[each.series for each in parts], state=live, order="created", limit=1
    )
    return series[0].channel if series else ""


async def _place(member: Member, work: Work) -> Place | None:
    """Return the newest place a member shares with others, or None."""
    seats = await work.find(Seat, member=member.id)
    places = await work.find(
        Place, id=[seat.place for seat in seats], door=Door.OPEN, order="-created", limit=1
    )
    return places[0] if places else None


async def waiting(work: Work, recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    """Say that there is a note, while there is and its reader may be called."""
    member = await work.get(Member, ids[0])
    if member is None:
        return NoteReason.UNKNOWN
    why_not = unreachable(member, work.now)
    if why_not:
        return why_not
    return views.waiting(member) if await waits(member, work) else NoteReason.ANSWERED
