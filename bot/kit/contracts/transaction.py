"""One transaction in one community, as the core sees it: what may be read, written and owed.

A protocol's docstring is its contract; every adapter is held to it by the same tests.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bot.kit.contracts.events import Event
from bot.kit.model.declared import Model
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Place

N = TypeVar("N", bound=Model)


@dataclass(frozen=True, slots=True)
class Below:
    """In `find`: smaller than this."""

    value: datetime | int


@dataclass(frozen=True, slots=True)
class AtLeast:
    """In `find`: this or greater."""

    value: datetime | int


@dataclass(frozen=True, slots=True)
class After:
    """In `find`: greater than this; with `order="id"` the way to read page by page."""

    value: datetime | int | str


@dataclass(frozen=True, slots=True)
class Has:
    """In `find`: this id is among those it holds."""

    value: str


Match = str | int | bool | None | datetime | Sequence[str] | Below | AtLeast | After | Has
"""What a field may be compared with: equality; one of a sequence; a bound; one it holds.

Those who are named in a row (Owner, Party, Mention) are looked up by equality only.
"""


class Transaction(Protocol):
    """One transaction in one community: what a handler may read, write and owe.

    Everything in it is scoped to `community`; a row of another one cannot be read, changed or
    reached by its id. Returning from the handler commits, raising undoes everything, including
    what was owed.
    """

    community: Community
    now: datetime

    async def get(self, model: type[N], id: str) -> N | None:
        """Return the row with this id, or None."""

    async def one(self, model: type[N], **match: Match) -> N | None:
        """Return the first row that matches, or None."""

    async def find(
        self, model: type[N], *, order: str = "id", limit: int = 0, **match: Match
    ) -> list[N]:
        """Return all rows that match. `order` names a field, with "-" before it for descending."""

    async def count(self, model: type[N], **match: Match) -> int:
        """Count the rows that match."""

    async def ids(self, model: type[N], of: str = "id", **match: Match) -> list[str]:
        """Return the ids that the rows that match have in the field `of`; nothing is decrypted
        but those, so that one damaged value does not keep others from being deleted."""

    async def add(self, value: Model) -> bool:
        """Store a new row. False, and nothing done, where it would break a uniqueness rule."""

    async def add_all(self, values: Iterable[Model]) -> None:
        """Store new rows with as few statements as there are models; those already there stay."""

    async def save(self, value: Model) -> None:
        """Write a row's present values over its earlier ones; LookupError where it is gone."""

    async def remove(self, model: type[N], **match: Match) -> int:
        """Delete the rows that match and say how many. At least one match is needed."""

    async def blank(self, model: type[N], name: str, value: str, *also: str) -> None:
        """Empty the text field `name`, and those in `also`, wherever it holds `value`."""

    async def send(
        self,
        to: Member | Place | str,
        card: str,
        *ids: str,
        key: str = "",
        prompt: bool = False,
    ) -> None:
        """Owe a note: the declared `card` (`programme:key`) made from `ids` when it leaves.
        Raises Undeclared where no programme makes it, as whatever else owes a card or a job.

        `to` is a member (direct message), a place, or a channel id. The same card, ids and
        recipient are owed once, unless `key` tells two apart. It waits for the recipient's own
        hours, unless `prompt`: an answer to a press, or a time people agreed on.
        """

    async def keep(self, to: Member, card: str, *ids: str) -> None:
        """Owe a note that waits until its reader asks for it: the bot may not write to them."""

    async def send_all(self, to: Iterable[Member], card: str, *ids: str) -> None:
        """Owe the same note to many members, as `send` would one by one, in few statements."""

    async def show(self, to: Place | str, slot: str, card: str, *ids: str) -> None:
        """Keep one standing card in a place or channel: posted, or edited where it stands.

        Shown at once when it changes, in the readers' hours when it is new.
        """

    async def open_now(self, place: Place) -> None:
        """Let what waits for this place go at once: people are there and wait for it."""

    async def rest(self, place: Place) -> None:
        """Let a place rest once everything owed there before was said; whatever is said or shown
        there later wakes it."""

    async def later(self, job: str, at: datetime, subject: str = "") -> None:
        """Owe a due row: ask `job` (`programme:name`) at `at`. The same three are owed once."""

    async def cancel(self, job: str, subject: str = "") -> None:
        """Forget the due rows of this job and subject."""

    async def tell(self, event: Event) -> None:
        """Let every programme that listens hear a fact, in this transaction."""

    async def first_time(self, key: str) -> bool:
        """Say whether this key is seen for the first time, and remember it."""

    async def take(self, due_id: str) -> bool:
        """Take a due row as done; False where another process was quicker."""

    async def holds(self, due_id: str, token: str) -> bool:
        """Say whether a leased due row is still held under `token`, and keep it so."""


Hear = Callable[[Event, Transaction], Awaitable[None]]


Reads = Callable[[], AbstractAsyncContextManager[Transaction]]
"""Opens a short transaction that only reads."""


ROOM = 3  # how many times as long as a part of a long job took is left to presses before the next


async def leave_room(since: float) -> None:
    """Let presses have their turn after a part of a long job, begun at `since` (perf_counter)."""
    await asyncio.sleep(ROOM * (time.perf_counter() - since))


async def pages(reads: Reads, model: type[N], size: int = 200, **match: Match) -> list[N]:
    """Return all rows that match, read in short transactions so that nobody waits for them."""
    found: list[N] = []
    last = ""
    while True:
        began = time.perf_counter()
        async with reads() as tx:
            page = await tx.find(model, order="id", limit=size, **{**match, "id": After(last)})
        found += page
        if len(page) < size:
            return found
        last = page[-1].id
        await leave_room(began)


async def those(
    reads: Reads,
    model: type[N],
    ids: Sequence[str],
    by: str = "id",
    size: int = 200,
    **match: Match,
) -> list[N]:
    """Return the rows that match and have these ids, read in short transactions like `pages`."""
    found: list[N] = []
    for start in range(0, len(ids), size):
        began = time.perf_counter()
        narrow: dict[str, Any] = {**match, by: ids[start : start + size]}
        async with reads() as tx:
            found += await tx.find(model, **narrow)
        if start + size < len(ids):
            await leave_room(began)
    return found
