"""Several processes, one at the gateway: who listens, who takes over, who delivers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord import Discord, DiscordKeys
from adapters.discord.client import Client, Many
from adapters.discord.lease import RENEW, TERM, Lease
from adapters.discord.live import GatewayEars
from bot.kit.contracts.platform import Post, Target
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from storage.crypto import Vault
from storage.store import Store
from tests.adapters.rig import WatchedApp
from tests.adapters.slack.gallery_programme import GALLERY
from tests.databases import MONDAY
from tests.doubles.discord.loopback import (
    GENERAL,
    GUILD,
    TOKEN,
    Loopback,
    impatient,
    open_loopback,
    until,
)

ONE, SHARD = DiscordKeys(TOKEN), DiscordKeys(TOKEN, (0,), 1)
Begin = Callable[..., Awaitable["Process"]]


class Hand:
    """A clock moved by hand, for all processes of a test."""

    def __init__(self) -> None:
        self.at = MONDAY
        self._asleep: asyncio.Queue[float] = asyncio.Queue()
        self._woken: asyncio.Queue[None] = asyncio.Queue()

    def now(self) -> datetime:
        """Return the present moment."""
        return self.at

    async def pass_by(self, seconds: float) -> None:
        """Sleep by moving the clock on."""
        self.at += timedelta(seconds=seconds)

    async def doze(self, seconds: float) -> None:
        """Sleep until woken."""
        await self._asleep.put(seconds)
        await self._woken.get()

    async def wake(self, late: float = 0) -> None:
        """Wait until somebody dozes, let their time pass (and more, if late), and wake them."""
        seconds = await self._asleep.get()
        self.at += timedelta(seconds=seconds + late)
        await self._woken.put(None)


@pytest.fixture
def hand() -> Hand:
    """The time it is."""
    return Hand()


@pytest.fixture
async def stores(database_url: str, vault: Vault) -> AsyncIterator[tuple[Store, Store]]:
    """Two processes' stores on one database, once of each kind."""
    both = Store(database_url, vault), Store(database_url, vault)
    yield both
    for each in both:
        await each.close()


async def test_taken_over_when_its_term_ends(stores: tuple[Store, Store], hand: Hand) -> None:
    """A process that was killed is followed once its lease ends, and not before."""
    await Lease(stores[0], ONE, hand.now).taken()
    await Lease(stores[1], ONE, hand.now, hand.pass_by).taken()
    assert hand.at - MONDAY == TERM


async def test_given_back_at_the_end(stores: tuple[Store, Store], hand: Hand) -> None:
    """A process that stops lets another listen at once."""
    first = Lease(stores[0], ONE, hand.now)
    await first.taken()
    await first.give_back()
    await Lease(stores[1], ONE, hand.now, hand.pass_by).taken()
    assert hand.at == MONDAY


async def test_kept_for_as_long_as_it_is_needed(stores: tuple[Store, Store], hand: Hand) -> None:
    """A process that goes on renews its lease, and nobody else gets it meanwhile."""
    first = Lease(stores[0], ONE, hand.now, hand.doze)
    tried: list[bool] = []
    await first.taken()

    async def work() -> None:
        for _ in range(6):
            await hand.wake()
            await hand._asleep.put(await hand._asleep.get())  # it renewed, and dozes again
            name = "discord:gateway:0/1"
            tried.append(await stores[1].lease(name, "other", hand.at, hand.at + TERM))

    assert await first.during(work())
    assert tried == [False] * 6
    assert hand.at - MONDAY == timedelta(seconds=6 * RENEW)


async def test_lost_lease_ends_the_work(stores: tuple[Store, Store], hand: Hand) -> None:
    """A process that was away for longer than its term finds another there, and stops listening."""
    first = Lease(stores[0], ONE, hand.now, hand.doze)
    await first.taken()
    stopped = asyncio.Event()

    async def work() -> None:
        await hand._asleep.put(await hand._asleep.get())
        hand.at += TERM
        await Lease(stores[1], ONE, hand.now).taken()
        await hand.wake()
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    assert not await first.during(work())
    assert stopped.is_set()


async def test_shards_come_together(stores: tuple[Store, Store], hand: Hand) -> None:
    """A process listens for all of its shards or for none, and keeps none from others in vain."""
    await Lease(stores[0], DiscordKeys(TOKEN, (1,), 3), hand.now).taken()
    waits = Lease(stores[1], DiscordKeys(TOKEN, (0, 1), 3), hand.now, hand.doze)
    waiting = asyncio.create_task(waits.taken())
    await hand._asleep.put(await hand._asleep.get())
    await Lease(stores[0], DiscordKeys(TOKEN, (0,), 3), hand.now).taken()
    waiting.cancel()


# -- at the real gateway ---------------------------------------------------------------------------


@dataclass
class Process:
    """One process of Confab: its platform and what it does."""

    platform: Discord
    serving: asyncio.Task[None]

    async def stop(self) -> None:
        """Tell it to end, and wait until it has."""
        self.serving.cancel()
        with suppress(asyncio.CancelledError):
            await self.serving


def listens(client: Client) -> bool:
    """Say whether a client is at the gateway."""
    if isinstance(client, Many):
        return any(not shard.is_closed() for shard in client.shards.values())
    return client.ws.open


class WallClock:
    """The time it is."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


@pytest.fixture
async def served() -> AsyncIterator[Loopback]:
    """A Discord on this machine."""
    async with open_loopback() as loopback:
        yield loopback


@pytest.fixture
async def begin(
    served: Loopback, database_url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Begin]:
    """What starts one more process on the same database."""
    monkeypatch.setattr("adapters.discord.lease.RENEW", 0.01)
    begun: list[tuple[Process, Store]] = []
    words = replace(GALLERY, package="tests.adapters.discord.words")

    async def start(keys: DiscordKeys = ONE) -> Process:
        store, platform = Store(database_url, vault), Discord(keys)
        impatient(platform.client)
        app = WatchedApp(store, [words], {"discord": platform.directory}, WallClock())
        made = Process(platform, asyncio.create_task(platform.run(app)))
        begun.append((made, store))
        await until(lambda: platform.client.application_id)
        return made

    yield start
    for process, store in begun:
        await process.stop()
        await store.close()


async def test_one_listens_and_both_deliver(served: Loopback, begin: Begin) -> None:
    """Of two processes one connects to the gateway; the other delivers, and takes over when the
    first stops."""
    first = await begin()
    await until(lambda: served.identified == 1 and first.platform.client.is_ready())
    second = await begin()
    note = Post(GUILD, Target(room=GENERAL), (Card(text("Hello")),), "key")
    await second.platform.messenger.deliver(note)
    assert len(served.messages) == 1
    assert served.identified == 1
    await first.stop()
    await until(lambda: served.identified == 2 and second.platform.client.is_ready())
    await served.emit("INTERACTION_CREATE", served.command("home"))
    await until(lambda: served.called("POST", "/callback"))


@pytest.mark.parametrize("keys", [ONE, SHARD], ids=["one", "shard"])
async def test_who_lost_the_lease_leaves_the_gateway(
    served: Loopback, begin: Begin, database_url: str, vault: Vault, keys: DiscordKeys
) -> None:
    """A process that finds its lease gone hangs up, and can still deliver; it listens again once
    the lease is free."""
    process = await begin(keys)
    await until(lambda: served.identified == 1 and listens(process.platform.client))
    store = Store(database_url, vault)
    name, now = "discord:gateway:0/1", datetime.now(UTC)
    assert await store.lease(name, "other", now + TERM * 2, now + TERM * 4)
    await until(lambda: not listens(process.platform.client))
    note = Post(GUILD, Target(room=GENERAL), (Card(text("Hello")),), "key")
    await process.platform.messenger.deliver(note)
    assert served.identified == 1
    await store.release(name, "other")
    await until(lambda: served.identified == 2)
    await served.emit("INTERACTION_CREATE", served.command("home"))
    await until(lambda: served.called("POST", "/callback"))
    await store.close()


@pytest.mark.parametrize("keys", [ONE, SHARD], ids=["one", "shard"])
async def test_who_stops_takes_on_nothing_more(begin: Begin, keys: DiscordKeys) -> None:
    """A process that is told to stop leaves the gateway first, then finishes what is in hand."""
    process, in_hand = await begin(keys), asyncio.Event()
    client = process.platform.client
    await until(lambda: client.is_ready() and listens(client))
    ears = client.ears
    assert isinstance(ears, GatewayEars)
    ears.in_flight.begin(in_hand.wait())
    process.serving.cancel()
    await until(lambda: not listens(client))
    assert not process.serving.done()
    in_hand.set()
    await asyncio.wait({process.serving})
