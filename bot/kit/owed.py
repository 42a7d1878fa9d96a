"""What is still to come, as the core may read it: notes that are owed and due rows.

Both are written through `Work.send`, `show` and `later`; these nouns are for looking at them, for
letting dead notes try again, and for forgetting a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

REST = "rest"
"""Stands for a card where a note is no message: its place is to rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One note that was owed: the declared `card`, made from `ids`.

    `state` is "waiting", "taken", "sent", "dropped" or "dead"; or "kept", until its reader asks
    for it, and "shown" for a while after that.
    `error` is why it could not be delivered, in the platform's words.
    """

    TABLE: ClassVar[str] = "notes"
    id: str
    card: str
    ids: tuple[str, ...]
    member: str
    channel: str
    state: str
    due: datetime
    attempts: int
    turn: int  # who is owed first
    error: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """One thing the clock will ask for: `job` (`programme:name`) about `subject`, at `at`."""

    TABLE: ClassVar[str] = "due"
    id: str
    job: str
    subject: str
    at: datetime
