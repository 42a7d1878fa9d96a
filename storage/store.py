"""Where transactions come from: `Store` opens them, one community at a time."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import datetime
from typing import Any, TypeVar

import structlog
from sqlalchemy import RowMapping, delete, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kit.contracts.declarations import NOTHING, Declared
from bot.kit.contracts.storage import Crossed, UnknownCommunity, UnreadableCommunity
from bot.kit.contracts.transaction import Hear
from bot.kit.model.people import Community
from storage.crypto import Cipher, Vault, WrongKey
from storage.engine import BEHIND, connect
from storage.mapper import shape
from storage.tables import communities, leases, whole
from storage.transaction import SqlTransaction
from storage.write_lock import Queue

T = TypeVar("T")
log = structlog.get_logger()
SERIALIZATION = ("40001", "40P01")  # PostgreSQL: could not serialize; deadlock detected
TRIES = 8  # of a transaction that crosses others, or loses its database meanwhile


class Store:
    """The database of one installation. Implements `bot.kit.contracts.storage.Storage`."""

    def __init__(self, url: str, vault: Vault) -> None:
        self.url = url
        self.engine = connect(url)
        self._behind = connect(url, most=BEHIND)
        self.vault = vault
        self.lite = self.engine.dialect.name == "sqlite"
        self._writing = Queue()
        self._queues: defaultdict[str, Queue] = defaultdict(Queue)
        self._unreadable: set[str] = set()
        self.wake: Callable[[], None] = lambda: None
        """Called after a commit that owes something, so that it leaves without waiting."""

    @asynccontextmanager
    async def begin(
        self,
        community: str,
        now: datetime,
        hear: Hear,
        declared: Declared = NOTHING,
        *,
        reads_only: bool = False,
        patient: bool = False,
    ) -> AsyncIterator[SqlTransaction]:
        """Open a transaction in a community; see `bot.kit.contracts.storage.Storage.begin`.

        Handlers may think that nobody else is there: of those that write, one at a time is in a
        community, and each sees what the one before it wrote; what only reads sees one snapshot.
        """
        isolation = "REPEATABLE READ" if reads_only else "READ COMMITTED"
        queue = None if reads_only else self._queue(community)
        async with self._transaction(
            queue, isolation, reads_only=reads_only, patient=patient
        ) as connection:
            if not reads_only:
                await self.queue_up(connection, community)
            query = select(communities).where(communities.c.id == community)
            row = (await connection.execute(query)).mappings().first()
            if row is None:
                raise UnknownCommunity(community)
            known, cipher = self._opened(row)
            tx = SqlTransaction(connection, known, cipher, now, hear, declared)
            yield tx
        if tx.owes:
            self.wake()

    async def queue_up(self, connection: AsyncConnection, community: str) -> None:
        """Wait until nobody else writes in a community; SQLite has one writer anyway."""
        if not self.lite:
            mine = select(communities.c.id).where(communities.c.id == community)
            await connection.execute(mine.with_for_update(key_share=True))

    def _queue(self, community: str = "") -> Queue | None:
        """Return where the writers of this process wait for each other, those of a community or
        of none.

        With SQLite that is all of them: its own waiting is a lottery. Other processes are waited
        for by busy_timeout.
        """
        if self.lite:
            return self._writing
        return self._queues[community] if community else None

    def transaction(
        self, isolation: str = "READ COMMITTED", *, reads_only: bool = False, patient: bool = True
    ) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open a bare transaction. Raises Crossed where it must be run again.

        `isolation` is PostgreSQL's; SQLite has one writer at a time, which is serializable.
        `patient` as for `begin`.
        """
        queue = None if reads_only else self._queue()
        return self._transaction(queue, isolation, reads_only=reads_only, patient=patient)

    @asynccontextmanager
    async def _transaction(
        self, queue: Queue | None, isolation: str, *, reads_only: bool, patient: bool
    ) -> AsyncIterator[AsyncConnection]:
        connecting = (self._behind if patient else self.engine).connect()
        async with queue.turn(connecting, patient=patient) if queue else connecting as connection:
            if self.lite:
                await connection.execution_options(reads_only=reads_only)
            else:
                await connection.execution_options(
                    isolation_level=isolation, postgresql_readonly=reads_only
                )
            done = False  # … but for the commit: whether one that broke was made is not known
            try:
                async with connection.begin():
                    yield connection
                    done = True
            except DBAPIError as error:
                crossed = getattr(error.orig, "sqlstate", None) in SERIALIZATION
                if crossed or (_broken(error) and not done):
                    raise Crossed from error
                raise

    async def patiently(self, run: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Do `run` in a bare transaction, again from the start while it crosses others.

        Also where the connection broke, so `run` must bear being done twice.
        """
        for attempt in range(TRIES):
            try:
                async with self.transaction() as connection:
                    return await run(connection)
            except (Crossed, DBAPIError) as error:
                if attempt == TRIES - 1 or not (isinstance(error, Crossed) or _broken(error)):
                    raise
            await asyncio.sleep(random.random() * 0.02 * 2**attempt)
        raise AssertionError("unreachable")

    async def community(self, platform: str, external: str) -> Community | None:
        """Return the community a platform calls `external`, or None before it is known."""
        found = await self._communities(
            communities.c.platform == platform, communities.c.external == external
        )
        return self._opened(found[0])[0] if found else None

    async def known(self, community: str) -> Community | None:
        """Return the community with this id of ours, or None."""
        found = await self._communities(communities.c.id == community)
        return self._opened(found[0])[0] if found else None

    async def communities(self) -> list[Community]:
        """Return every community of this installation that can be read."""
        found = list[Community]()
        for row in await self._communities():
            with suppress(UnreadableCommunity):
                found.append(self._opened(row)[0])
        return found

    async def _communities(self, *where: Any) -> Sequence[RowMapping]:
        async with self.transaction(reads_only=True, patient=False) as connection:
            rows = await connection.execute(select(communities).where(*where))
            return rows.mappings().all()

    def _opened(self, row: RowMapping) -> tuple[Community, Cipher]:
        """Return a community with its cipher; UnreadableCommunity, logged once by its id, where
        they do not open."""
        try:
            cipher = self.vault.cipher(row["id"], row["key"])
            return shape(Community).read(row, cipher), cipher
        except WrongKey as error:
            self._say_once(row["id"])
            raise UnreadableCommunity(row["id"]) from error

    def _say_once(self, unreadable: str) -> None:
        if unreadable not in self._unreadable:
            self._unreadable.add(unreadable)
            log.error("community cannot be read", community=unreadable)

    async def welcome(self, community: Community) -> Community:
        """Store a new community with a key of its own; return the stored one if it is there.

        Raises WrongKey where the others were met under another master key (none of theirs opens):
        no database holds two.
        """
        key = self.vault.fresh_key(community.id)
        row = shape(Community).row(community, self.vault.cipher(community.id, key))
        async with self.transaction(patient=False) as connection:
            met = await connection.execute(select(communities.c.id, communities.c.key))
            self.vault.prove((each.id, each.key) for each in met)
            await connection.execute(
                self.insert(communities).values(**row, key=key).on_conflict_do_nothing()
            )
        stored = await self.community(community.platform, community.external)
        if stored is None:
            raise UnknownCommunity(community.external)
        return stored

    async def lease(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Hold something of which there is one, or hold on to it; see `Storage.lease`."""
        take = self.insert(leases).values(name=name, holder=holder, until=until)
        mine = take.on_conflict_do_update(
            index_elements=[leases.c.name],
            set_={"holder": holder, "until": until},
            where=or_(leases.c.holder == holder, leases.c.until <= now),
        ).returning(leases.c.name)

        async def run(connection: AsyncConnection) -> bool:
            return (await connection.execute(mine)).first() is not None

        return await self.patiently(run)

    async def release(self, name: str, holder: str) -> None:
        """Let go of a lease, for the next process to take."""
        mine = delete(leases).where(leases.c.name == name, leases.c.holder == holder)

        async def run(connection: AsyncConnection) -> None:
            await connection.execute(mine)

        await self.patiently(run)

    def insert(self, table: Any) -> Any:
        """Return this database's INSERT, which knows ON CONFLICT."""
        return sqlite.insert(table) if self.lite else postgresql.insert(table)

    async def create(self) -> None:
        """Make all tables at once: for throw-away databases; real ones are migrated."""
        async with self.engine.begin() as connection:
            await connection.run_sync(whole().create_all)

    async def alive(self) -> None:
        """Ask the database for one word; raises what it raises."""
        async with self.transaction(reads_only=True) as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()
        await self._behind.dispose()


def _broken(error: DBAPIError) -> bool:
    return error.connection_invalidated
