"""What the core needs from outside, as protocols: rows and notes, platforms, a clock.

A port's docstring is its contract; every adapter is held to it by the same tests.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bot.kit.declared import NOTHING, Declared
from bot.kit.events import Event
from bot.kit.model.declared import Model
from bot.kit.people import Community, Member
from bot.kit.series import Place
from bot.kit.ui import Card, File

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


class Work(Protocol):
    """One transaction in one community: what a handler may read, write and owe.

    Everything in it is scoped to `community`; a row of another one cannot be read, changed or
    reached by its id. Returning from the handler commits, raising undoes everything, including
    what was owed.
    """

    community: Community
    now: datetime

    async def get(self, noun: type[N], id: str) -> N | None:
        """Return the row with this id, or None."""

    async def one(self, noun: type[N], **match: Match) -> N | None:
        """Return the first row that matches, or None."""

    async def find(
        self, noun: type[N], *, order: str = "id", limit: int = 0, **match: Match
    ) -> list[N]:
        """Return all rows that match. `order` names a field, with "-" before it for descending."""

    async def count(self, noun: type[N], **match: Match) -> int:
        """Count the rows that match."""

    async def ids(self, noun: type[N], of: str = "id", **match: Match) -> list[str]:
        """Return the ids that the rows that match have in the field `of`; nothing is decrypted
        but those, so that one damaged value does not keep others from being deleted."""

    async def add(self, value: Model) -> bool:
        """Store a new row. False, and nothing done, where it would break a uniqueness rule."""

    async def add_all(self, values: Iterable[Model]) -> None:
        """Store new rows with as few statements as there are nouns; those already there stay."""

    async def save(self, value: Model) -> None:
        """Write a row's present values over its earlier ones; LookupError where it is gone."""

    async def remove(self, noun: type[N], **match: Match) -> int:
        """Delete the rows that match and say how many. At least one match is needed."""

    async def blank(self, noun: type[N], name: str, value: str, *also: str) -> None:
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


Hear = Callable[[Event, Work], Awaitable[None]]
Reads = Callable[[], AbstractAsyncContextManager[Work]]
"""Opens a short transaction that only reads."""


ROOM = 3  # how many times as long as a part of a long job took is left to presses before the next


async def leave_room(since: float) -> None:
    """Let presses have their turn after a part of a long job, begun at `since` (perf_counter)."""
    await asyncio.sleep(ROOM * (time.perf_counter() - since))


async def pages(reads: Reads, noun: type[N], size: int = 200, **match: Match) -> list[N]:
    """Return all rows that match, read in short transactions so that nobody waits for them."""
    found: list[N] = []
    last = ""
    while True:
        began = time.perf_counter()
        async with reads() as work:
            page = await work.find(noun, order="id", limit=size, **{**match, "id": After(last)})
        found += page
        if len(page) < size:
            return found
        last = page[-1].id
        await leave_room(began)


async def those(
    reads: Reads, noun: type[N], ids: Sequence[str], by: str = "id", size: int = 200, **match: Match
) -> list[N]:
    """Return the rows that match and have these ids, read in short transactions like `pages`."""
    found: list[N] = []
    for start in range(0, len(ids), size):
        began = time.perf_counter()
        narrow: dict[str, Any] = {**match, by: ids[start : start + size]}
        async with reads() as work:
            found += await work.find(noun, **narrow)
        if start + size < len(ids):
            await leave_room(began)
    return found


class Storage(Protocol):
    """Where transactions come from."""

    def begin(
        self,
        community: str,
        now: datetime,
        hear: Hear,
        declared: Declared = NOTHING,
        *,
        reads_only: bool = False,
        patient: bool = False,
    ) -> AbstractAsyncContextManager[Work]:
        """Open a transaction in the community with this id; UnknownCommunity where there is none.

        Only cards and jobs that are `declared` can be owed in it.

        `reads_only` takes no write lock; writing in it is an error. `patient` ones let those go
        first for whose answer somebody waits.
        """

    async def community(self, platform: str, external: str) -> Community | None:
        """Return the community a platform calls `external`, or None before it is known."""

    async def known(self, community: str) -> Community | None:
        """Return the community with this id of ours, or None."""

    async def welcome(self, community: Community) -> Community:
        """Store a new community with a key of its own; return the stored one if it is there."""

    async def communities(self) -> list[Community]:
        """Return every community of this installation."""

    async def lease(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Hold `name` until then, for the first time or still; False while another process does.

        It ends by itself, so that another can take over from a holder that was killed.
        """

    async def release(self, name: str, holder: str) -> None:
        """Let go of `name`, if `holder` holds it."""


class UnknownCommunity(LookupError):
    """There is no such community here."""


class Crossed(Exception):
    """Another transaction changed the same rows first: run this one again from the start."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a platform says about one account."""

    id: str
    name: str
    zone: str = ""  # IANA; empty where the platform does not tell
    bot: bool = False
    guest: bool = False
    gone: bool = False
    dm: str = ""  # their direct messages with the bot, where those were just opened

    @property
    def eligible(self) -> bool:
        """Whether this is a full account of a person who is still there."""
        return not (self.bot or self.guest or self.gone)


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a platform says about one workspace or server."""

    external: str
    name: str
    zone: str = ""
    writes_first: bool = True  # the bot may write to people who never turned to it


class Directory(Protocol):
    """Who and what is there, asked of the platform. Raises TryLater when it does not answer."""

    async def account(self, workspace: str, account: str) -> Account | None:
        """Return one account, or None where there is no such one."""

    async def accounts(self, workspace: str, wanted: Sequence[str]) -> dict[str, Account]:
        """Return those of the wanted accounts that exist; slow and gentle."""

    async def channel_members(self, workspace: str, channel: str) -> list[str]:
        """Return the account ids in a channel; empty where the platform does not tell bots."""

    async def workspace(self, external: str) -> Workspace:
        """Return the workspace or server itself."""

    async def organises(self, workspace: str, account: str) -> bool:
        """Say whether the account administers the workspace or server."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: one account's direct messages, or a room and perhaps a thread in it."""

    account: str = ""
    room: str = ""
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One message to deliver: 1-3 cards for one target.

    `key` is the same each time this message is tried, for platforms that take one. `edit` is the
    id of the message to change instead of posting anew. `mention` are accounts to call by name in
    a place, so that its people notice.
    """

    workspace: str
    target: Target
    cards: tuple[Card, ...]
    key: str
    edit: str = ""
    files: tuple[File, ...] = ()
    mention: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a message now stands. `thread` is set where the message opened one for its place."""

    room: str
    message: str
    thread: str = ""


class TryLater(Exception):
    """The platform asks to wait `seconds`, or its answer was lost (`ambiguous`: it may have
    taken the message). `trouble` says what organisers should hear of, as in `events.Trouble`."""

    def __init__(
        self, seconds: float, *, ambiguous: bool = False, why: str = "", trouble: str = ""
    ) -> None:
        super().__init__(why or f"try again in {seconds:g} s")
        self.seconds = seconds
        self.ambiguous = ambiguous
        self.trouble = trouble


class Undeliverable(Exception):
    """The platform will never take this message. `lost`: the message to edit, or its place, is
    not there any more, so a new one may be opened. `closed`: its reader takes no direct messages,
    so it is kept for them."""

    def __init__(self, why: str, *, lost: bool = False, closed: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.lost = lost
        self.closed = closed


class Messenger(Protocol):
    """Puts messages on a platform. Raises TryLater or Undeliverable, nothing else."""

    async def deliver(self, post: Post) -> Receipt:
        """Post or edit one message and say where it stands."""

    async def open_place(
        self,
        workspace: str,
        title: str,
        accounts: Sequence[str],
        channel: str,
        key: str,
    ) -> Target:
        """Open a private place for these accounts, near `channel` where the platform needs one."""

    async def close_place(self, workspace: str, target: Target) -> None:
        """Let a place rest: archived where the platform can, still readable by its people."""

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return what paces a post: names of lines, each with its least seconds between two.

        Lines are shared by a workspace, the narrowest (one channel's) named first. None where the
        platform sets no limit. A post without a target opens its place.
        """


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class Outside(Protocol):
    """What the compute step of a long job may use."""

    @property
    def community(self) -> Community:
        """The community the job belongs to."""

    @property
    def directory(self) -> Directory:
        """What can be asked of its platform."""

    async def worker(self, function: Callable[..., Any], *args: Any) -> Any:
        """Run a pure function in a worker process and return what it returns."""
