"""The one composition root: programmes, platforms, a database and a clock become a whole Confab.

`confab run` and `confab try` are made here, and so is what tests, the processes that crash tests
kill, and benchmarks run; whoever needs another part (an App that keeps what went wrong) names it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from bot.app import App
from bot.kit.contracts.platform import Directory, Messenger
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.runtime import Clock
from bot.programmes import MODELS
from scheduler.jobs.queue import DueQueue
from scheduler.jobs.runner import Runner
from scheduler.jobs.runtime import Runtime
from scheduler.jobs.virtual_time import Turnable, VirtualTime
from scheduler.jobs.worker_process import WorkerProcess
from scheduler.outbox.delivery import Delivery, nothing
from scheduler.outbox.dispatcher import Dispatcher
from scheduler.outbox.pacing import Pacing
from scheduler.outbox.queue import NoteQueue
from storage.crypto import Vault
from storage.master_key import prove
from storage.store import Store
from storage.tables import make_tables


class Reached(Protocol):
    """A platform as the core reaches it."""

    @property
    def directory(self) -> Directory:
        """Who and what is there."""

    @property
    def messenger(self) -> Messenger:
        """Puts messages there."""


@dataclass(frozen=True, slots=True)
class PlatformParts:
    """A platform made of two parts, for whoever has them apart."""

    directory: Directory
    messenger: Messenger


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The kinds of parts a Confab is made of, and three seams for tests.

    `at` is awaited at each named point of a delivery, `sleep` where one waits for its moment,
    `rest` between two signs of life of a long job.
    """

    app: type[App] = App
    runner: type[Runner] = Runner
    delivery: type[Delivery] = Delivery
    at: Callable[[str], Awaitable[None]] = nothing
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep


USUAL = Parts()


@dataclass(frozen=True, slots=True)
class Confab:
    """A whole Confab in one process, with nothing running yet.

    `runner` does what is due now, `dispatcher` delivers what is owed now; `runtime` lets both
    happen by themselves, `on_virtual_time` when somebody turns the clock.
    """

    store: Store
    app: App
    due: DueQueue
    notes: NoteQueue
    runner: Runner
    dispatcher: Dispatcher

    def runtime(self) -> Runtime:
        """Return the bells that keep it going; `start` them, and `stop` them at the end."""
        return Runtime(self.app, self.store, self.runner, self.dispatcher)

    def on_virtual_time(self, clock: Turnable) -> VirtualTime:
        """Return it with its time in somebody's hand; `clock` is the one it was composed with."""
        return VirtualTime(self.app, clock, self.runner, self.dispatcher, self.due, self.notes)


def database(url: str, key: str) -> Store:
    """Return the database at a URL, its words sealed under a master key; `close` it at the end.

    Its tables are those of every model that the programmes declare.
    """
    make_tables(MODELS)
    return Store(url, Vault(key))


@asynccontextmanager
async def opened(url: str, key: str) -> AsyncIterator[Store]:
    """Open the database at a URL to work with it, and close it at the end.

    Raises WrongMasterKey where it was made with another key, NoAnswer where it cannot be reached.
    """
    store = database(url, key)
    try:
        await prove(store)
        yield store
    finally:
        await store.close()


def compose(
    store: Store,
    programmes: Iterable[Programme],
    platforms: Mapping[str, Reached],
    clock: Clock,
    *,
    worker: WorkerProcess | None = None,
    parts: Parts = USUAL,
) -> Confab:
    """Put a Confab together. Without a `worker` what takes long is computed where it is asked."""
    directories = {name: each.directory for name, each in platforms.items()}
    app = parts.app(store, programmes, directories, clock)
    app.executor = worker
    due, notes = DueQueue(store, platforms.keys()), NoteQueue(store, platforms.keys())
    messengers = {name: each.messenger for name, each in platforms.items()}
    delivery = parts.delivery(app, notes, Pacing(store), messengers, parts.at, parts.sleep)
    dispatcher = Dispatcher(delivery, notes, clock.now, parts.at)
    runner = parts.runner(app, due, worker, parts.rest)
    return Confab(store, app, due, notes, runner, dispatcher)
