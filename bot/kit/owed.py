"""What is still to come, as the core may read it: notes that are owed and due rows.

Both are written through `Work.send`, `show` and `later`; these nouns are for looking at them, for
letting dead notes try again, and for forgetting a person.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from bot.kit.model.declared import About, Mark, Model, Owner, Ref, Word, days, stored

REST = "rest"
"""Stands for a card where a note is no message: its place is to rest."""


@stored(
    "notes",
    "what is owed to whom (a card's name and ids, never its words)",
    keep=days(30),
    by_hand=True,
)
class Owed(Model):
    """One note that was owed: the declared `card`, made from `ids`.

    `state` is "waiting", "taken", "sent", "dropped" or "dead"; or "kept", until its reader asks
    for it, and "shown" for a while after that.
    `error` is why it could not be delivered, in the platform's words.
    """

    id: Ref
    card: Word
    ids: Annotated[tuple[str, ...], Mark.ABOUT]
    member: Owner
    channel: Ref
    state: Word
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
