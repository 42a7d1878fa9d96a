"""What is still to come, as the core may read it: notes that are owed and due rows.

Both are written through `Transaction.send`, `show` and `later`; these models are for looking, for
letting dead notes try again, and for forgetting a person.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from bot.kit.model.declared import About, Mark, Model, Owner, Ref, Word, days, stored

REST = "rest"
"""Stands for a card where a note is no message: its place is to rest."""


class NoteState(StrEnum):
    """Where a note is on its way. The last three are ends."""

    WAITING = "waiting"  # owed, and not before it is due
    TAKEN = "taken"  # in the hands of one process, by a lease
    KEPT = "kept"  # it cannot be written to its reader; they see it when they ask for it
    SHOWN = "shown"  # its reader asked for it a moment ago, and may ask again
    SENT = "sent"  # it reached its reader
    DROPPED = "dropped"  # it is not wanted any more: nobody has to do anything about it
    DEAD = "dead"  # it should have arrived and did not: organisers hear of it and can try again


UNFINISHED = (NoteState.WAITING, NoteState.TAKEN)
"""The states of what still leaves by itself; every other one has a reason beside it."""


class NoteReason(StrEnum):
    """Why a note ended as it did, or why it is kept: a closed list.

    None of these names another person, and NOT_FOR_READER stands for everything between people:
    whoever reads the table learns of nobody whom somebody avoids.
    """

    NONE = ""  # it is still owed

    # sent
    DELIVERED = "delivered"  # the platform took it
    READ = "read"  # its reader asked for it and was shown it
    # kept
    CLOSED = "direct messages closed"  # its reader takes no direct messages from the bot
    ASKED_ONLY = "asked only"  # the bot writes to nobody here who did not turn to it first
    # dropped: its reader
    PAUSED = "reader paused"
    LEFT = "reader left"  # they have not said yes to Confab, or took it back
    ACCOUNT_GONE = "account gone"  # deactivated, or not in the workspace or server any more
    UNKNOWN = "reader unknown"  # there is no such member: everything about them was deleted
    OPTED_OUT = "opted out"  # they want no more of this kind
    NOT_FOR_READER = "not for this reader"  # they have no part in it (any more)
    # dropped: what it is about
    SUBJECT_GONE = "subject gone"  # it was deleted, or never was there
    MOVED_ON = "moved on"  # it is over, has begun, has run out or became another thing
    REPLACED = "replaced"  # a newer note says it
    SAID = "said already"  # another note brought it
    ANSWERED = "answered"  # its reader did already what it asks for
    STOPPED = "programme stopped"  # or on hold
    TOO_FEW = "too few people"  # nobody else is left whom it would be about
    # dropped: where it goes
    PLACE_CLOSED = "place closed"  # it is over, was never opened, or is not known any more
    # dead
    PLACE_GONE = "place gone"  # somebody deleted it on the platform, or took the bot out of it
    REFUSED = "refused"  # the platform said no; `error` has its words
    GAVE_UP = "gave up"  # ten attempts failed; `error` has the last one
    UNDECLARED = "card undeclared"  # no programme makes such a card: it was owed by another version


@stored(
    "notes",
    "what is owed to whom (a card's name and ids, never its words)",
    keep=days(30),
    by_hand=True,
)
class Owed(Model):
    """One note that was owed: the declared `card`, made from `ids`.

    `error` is why it could not be delivered, in the platform's words.
    """

    id: Ref
    card: Word
    ids: Annotated[tuple[str, ...], Mark.ABOUT]
    member: Owner
    place: Ref
    channel: Ref
    state: NoteState
    reason: NoteReason
    due: datetime
    attempts: int
    turn: int  # who is owed first
    error: Word
    created: datetime


@stored(
    "due",
    "what the clock still has to do",
    by_hand=True,
)
class Upcoming(Model):
    """One thing the clock will ask for: `job` (`programme:name`) about `subject`, at `at`."""

    id: Ref
    job: Word
    subject: About
    at: datetime
