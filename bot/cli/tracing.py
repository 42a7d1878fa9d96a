"""`confab trace`: why somebody got something, or did not; ids and reasons, never words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.kit.contracts.events import Event
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteReason, NoteState, Owed
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Occurrence, PlaceMember, Result
from storage.store import Store

NOTES = 50  # the newest ones are shown
LOOKED = 1000  # newest lines of the clock's log that are looked through
RAN = 20  # lines of it that are shown

STATES: Mapping[NoteState, str] = {
    NoteState.WAITING: "waits until it is due",
    NoteState.TAKEN: "is being delivered",
    NoteState.KEPT: "is kept until its reader asks for it",
    NoteState.SHOWN: "was shown to its reader, who may ask again",
    NoteState.SENT: "was sent",
    NoteState.DROPPED: "was not sent, because it is not wanted any more",
    NoteState.DEAD: "could not be delivered; it can be tried again with /confab delivery",
}
REASONS: Mapping[NoteReason, str] = {
    NoteReason.NONE: "",
    NoteReason.DELIVERED: "the platform took it",
    NoteReason.READ: "its reader asked for it and saw it",
    NoteReason.CLOSED: "its reader takes no direct messages from the bot",
    NoteReason.ASKED_ONLY: "the bot may not write to its reader first",
    NoteReason.PAUSED: "its reader had paused",
    NoteReason.LEFT: "its reader is not part of Confab",
    NoteReason.ACCOUNT_GONE: "its reader's account is gone from the platform",
    NoteReason.UNKNOWN: "there is no such member any more",
    NoteReason.OPTED_OUT: "its reader wants no more of this kind",
    NoteReason.NOT_FOR_READER: "its reader has no part in it",
    NoteReason.SUBJECT_GONE: "what it is about is not there any more, or never was",
    NoteReason.MOVED_ON: "what it is about has moved on, or is over",
    NoteReason.REPLACED: "a newer note took its place",
    NoteReason.SAID: "another note had said it already",
    NoteReason.ANSWERED: "its reader had done already what it asks for",
    NoteReason.STOPPED: "the programme was on hold or stopped",
    NoteReason.TOO_FEW: "too few people were left",
    NoteReason.PLACE_CLOSED: "its place is closed, or was never opened",
    NoteReason.PLACE_GONE: "its place or channel is gone, or the bot is not in it",
    NoteReason.REFUSED: "the platform refused it",
    NoteReason.GAVE_UP: "ten attempts failed",
    NoteReason.UNDECLARED: "no programme of this version makes such a card",
}
RESULTS: Mapping[Result, str] = {
    Result.DONE: "done",
    Result.SKIPPED: "skipped",
    Result.FAILED: "failed, and was given up",
}


class NotTraced(LookupError):
    """Nothing can be shown; its text says why and what to do."""


async def of_member(store: Store, now: datetime, who: str, community: str = "") -> str:
    """Return what was owed to a member, given by our id or by their account on the platform."""
    found = []
    for home in await _homes(store, community):
        async with store.begin(home.id, now, _deaf, reads_only=True) as tx:
            member = await tx.get(Member, who) or await tx.one(Member, account=who)
            if member:
                found.append((home, await _about_member(member, tx)))
    if not found:
        raise NotTraced(f"There is no member {who!r}. Give a member id, or the platform's account.")
    if len(found) > 1:
        known = ", ".join(home.id for home, _ in found)
        raise NotTraced(f"{who!r} is in several communities; add --community, one of: {known}")
    return found[0][1]


async def of_note(store: Store, now: datetime, id: str, community: str = "") -> str:
    """Return what became of one note."""
    for home in await _homes(store, community):
        async with store.begin(home.id, now, _deaf, reads_only=True) as tx:
            note = await tx.get(Owed, id)
            if note:
                return "\n".join([f"community {home.id}", *_told(note), *await _clock([note], tx)])
    raise NotTraced(f"There is no note {id!r}. Finished ones are deleted after 30 days.")


async def _homes(store: Store, community: str) -> list[Community]:
    every = await store.communities()
    return [each for each in every if community in {"", each.id, each.external}]


async def _about_member(member: Member, tx: Transaction) -> str:
    """Return the newest notes to a member and to places they sit in, the oldest first."""
    seats = await tx.find(PlaceMember, member=member.id)
    notes = await tx.find(Owed, member=member.id, order="-created", limit=NOTES)
    places = [seat.place for seat in seats]
    notes += await tx.find(Owed, place=places, order="-created", limit=NOTES) if places else []
    newest = sorted(notes, key=lambda note: (note.created, note.turn))[-NOTES:]
    lines = [line for note in newest for line in _told(note)] or ["nothing was owed"]
    head = f"community {tx.community.id}, member {member.id}"
    return "\n".join([head, *lines, *await _clock(newest, tx, member.id)])


def _told(note: Owed) -> Iterator[str]:
    to = {"member": note.member, "place": note.place, "channel": note.channel}
    where = ", ".join(f"{what} {id}" for what, id in to.items() if id)
    yield ""
    yield f"note {note.id}: {note.card} {' '.join(note.ids)}".rstrip()
    yield f"  to {where}, owed {_at(note.created)}, due {_at(note.due)}"
    yield f"  {note.state}: it {STATES[note.state]}"
    if note.reason:
        yield f"  {note.reason}: {REASONS[note.reason]}"
    if note.attempts or note.error:
        yield f"  failed attempts: {note.attempts}; last error: {note.error or 'none'}"


async def _clock(notes: Sequence[Owed], tx: Transaction, member: str = "") -> list[str]:
    """Return what the clock did about a member and about what these notes are made from."""
    about = {id for note in notes for id in note.ids} | {member}
    ran = await tx.find(Occurrence, order="-ran", limit=LOOKED)
    theirs = [each for each in ran if about.intersection(filter(None, each.subject.split(".")))]
    if not theirs:
        return []
    return ["", "the clock:", *(_did(each) for each in reversed(theirs[:RAN]))]


def _did(each: Occurrence) -> str:
    late = " (too late)" if each.note == "late" else ""
    when = f"{_at(each.ran)} (due {_at(each.due)})"
    return f"  {when} {each.job} {each.subject}: {RESULTS[each.result]}{late}"


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


async def _deaf(_event: Event, _work: Transaction) -> None:
    """Nothing happens while something is looked at."""
