"""A platform double, a clock to turn and a small programme, for tests of what happens by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot import compose
from bot.app import App
from bot.kit.contracts.jobs import Job, LongJob
from bot.kit.contracts.platform import Account, Post, Receipt, Target, Undeliverable, Workspace
from bot.kit.contracts.programme import CardKind, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteReason, NoteState
from bot.kit.model.people import Community, Member
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from scheduler.outbox.delivery import nothing
from scheduler.outbox.dispatcher import Dispatcher
from scheduler.outbox.queue import NoteQueue
from storage.store import Store
from storage.tables import notes
from tests.databases import MONDAY


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self, start: datetime = MONDAY) -> None:
        self.time = start

    def now(self) -> datetime:
        """Return where it stands."""
        return self.time

    def turn(self, **by: float) -> None:
        """Move it on, like a timedelta."""
        self.time += timedelta(**by)

    async def sleep(self, seconds: float) -> None:
        """Let time pass at once; others get their turn first."""
        until = self.time + timedelta(seconds=seconds)
        await asyncio.sleep(0)
        self.time = max(self.time, until)


@dataclass
class Shown:
    """A message as people see it; `edits` counts how often it changed."""

    id: str
    room: str
    words: list[str]
    edits: int = 0


@dataclass
class Platform:
    """Takes messages, keeps what people see, and can be told to fail. `takes_keys` or not."""

    takes_keys: bool = True
    lines: tuple[tuple[str, float], ...] = ()
    shown: list[Shown] = field(default_factory=list)
    by_key: dict[str, Shown] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    refuse: list[Exception] = field(default_factory=list)  # raised before the effect, in turn
    lose: list[Exception] = field(default_factory=list)  # raised after the effect, in turn
    at: list[datetime] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    tries: list[Post] = field(default_factory=list)
    resting: list[str] = field(default_factory=list)

    async def deliver(self, post: Post) -> Receipt:
        """Apply the effect, unless told to refuse; then answer, unless told to lose the answer."""
        self.tries.append(post)
        if self.refuse:
            raise self.refuse.pop(0)
        found = self._edit(post) if post.edit else self._post(post)
        if self.lose:
            raise self.lose.pop(0)
        return Receipt(found.room, found.id)

    def _post(self, post: Post) -> Shown:
        if self.takes_keys and post.key in self.by_key:
            return self.by_key[post.key]
        self.at.append(self.clock.now())
        room = post.target.room or f"D{post.target.account}"
        shown = Shown(f"m{len(self.at)}", room, _words(post))
        self.shown.append(shown)
        self.by_key[post.key] = shown
        return shown

    def _edit(self, post: Post) -> Shown:
        for each in self.shown:
            if each.id == post.edit:
                each.words, each.edits = _words(post), each.edits + 1
                return each
        raise Undeliverable("message_not_found", lost=True)

    async def open_place(
        self, workspace: str, title: str, accounts: Sequence[str], channel: str, key: str
    ) -> Target:
        """Open a place once for each key."""
        return Target(room=self.places.setdefault(key, f"R{len(self.places)}"))

    async def close_place(self, workspace: str, target: Target) -> None:
        """Remember which room rests."""
        self.resting.append(target.room)

    def pace(self, post: Post) -> Sequence[tuple[str, float]]:
        """Return the lines; one that ends in a colon is one for each recipient."""
        return tuple(
            (
                f"{name}{post.target.room or post.target.account}" if name.endswith(":") else name,
                gap,
            )
            for name, gap in self.lines
        )

    def words(self, room: str = "") -> list[str]:
        """Return every line shown, in one room or anywhere, oldest message first."""
        return [word for each in self.shown if room in ("", each.room) for word in each.words]


def _words(post: Post) -> list[str]:
    return [str(card.title) for card in post.cards]


class Directory:
    """Knows everybody who is asked for."""

    async def account(self, workspace: str, account: str) -> Account | None:
        """Return anybody."""
        return Account(account, account.title(), "Europe/Berlin")

    async def accounts(self, workspace: str, wanted: Sequence[str]) -> dict[str, Account]:
        """Return everybody."""
        return {each: Account(each, each.title(), "Europe/Berlin") for each in wanted}

    async def channel_members(self, workspace: str, channel: str) -> list[str]:
        """Return nobody."""
        return []

    async def workspace(self, external: str) -> Workspace:
        """Return any workspace."""
        return Workspace(external, external.title(), "UTC")

    async def organises(self, workspace: str, account: str) -> bool:
        """Say no."""
        return False


async def _say(tx: Transaction, recipient: Recipient, ids: tuple[str, ...]) -> Card | NoteReason:
    return Card(text(" ".join(ids))) if ids[0] != "unwanted" else NoteReason.SUBJECT_GONE


async def _break(tx: Transaction, recipient: Recipient, ids: tuple[str, ...]) -> Card:
    raise ZeroDivisionError


def office(jobs: dict[str, Job | LongJob] | None = None) -> Programme:
    """Return a programme that says what it is given: the card `p:say` shows its ids."""
    cards = {
        "say": CardKind(_say),
        "always": CardKind(_say, always=True),
        "broken": CardKind(_break),
    }
    return Programme("p", cards=cards, jobs=jobs or {})


def _confab(
    store: Store, platform: Platform, at: Callable[[str], Awaitable[None]] = nothing
) -> compose.Confab:
    """Return the office in one process, on its platform and that one's clock."""
    sandbox, clock = compose.PlatformParts(Directory(), platform), platform.clock
    parts = compose.Parts(at=at, sleep=clock.sleep)
    return compose.compose(store, [office()], {"sandbox": sandbox}, clock, parts=parts)


@dataclass
class PostOffice:
    """A store, an app and a delivery over one platform double."""

    store: Store
    community: Community
    platform: Platform
    clock: Clock
    app: App
    outbox: NoteQueue

    @classmethod
    def of(cls, store: Store, community: Community, platform: Platform) -> PostOffice:
        """Return an office over a platform, on its clock."""
        confab = _confab(store, platform)
        return cls(store, community, platform, platform.clock, confab.app, confab.notes)

    def delivery(self, at: Callable[[str], Awaitable[None]] = nothing) -> Dispatcher:
        """Return a delivery as one more process would have."""
        return _confab(self.store, self.platform, at).dispatcher

    async def deliver(self) -> int:
        """Deliver everything that is due now."""
        return await self.delivery()()

    async def member(self, account: str, **values: object) -> Member:
        """Store a member who has joined."""
        made = Member(account=account, name=account.title(), joined=MONDAY, zone="Europe/Berlin")
        made = replace(made, **values)  # type: ignore[arg-type]
        async with self.app.begin(self.community.id) as tx:
            await tx.add(made)
        return made

    async def unfinished(self) -> int:
        """Count the notes that are neither delivered nor dropped."""
        open_ = notes.c.state.not_in((NoteState.SENT, NoteState.DROPPED))
        async with self.store.transaction(reads_only=True) as connection:
            found = await connection.scalar(select(func.count()).where(open_))
        return found or 0

    async def note(self, key: str) -> tuple[str, str]:
        """Return the state of the note whose first id is `key`, and why it ended so."""
        async with self.store.transaction(reads_only=True) as connection:
            rows = await connection.execute(select(notes.c.state, notes.c.reason, notes.c.ids))
            found = {ids[0]: (str(state), str(reason)) for state, reason, ids in rows}
        return found[key]
