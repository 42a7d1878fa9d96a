"""What goes wrong on the wire: limits, lost answers, sessions that end, things that come twice."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.discord import Discord, DiscordKeys, NotReady
from adapters.discord.client import wise_start
from bot.kit.contracts.platform import Post, Target, TryLater
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from storage.crypto import Vault, fresh_master_key
from storage.store import Store
from tests.adapters.rig import WatchedApp
from tests.adapters.slack.gallery_programme import GALLERY
from tests.blank import blank
from tests.doubles.discord.loopback import (
    ANA,
    GENERAL,
    GUILD,
    INVALID,
    RECONNECT,
    TOKEN,
    Loopback,
    impatient,
    open_loopback,
    until,
)

PATIENCE = 30.0  # seconds: a slow machine is no failure
POST = Post(GUILD, Target(room=GENERAL), (Card(text("Hello")),), "key")


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
    assert not loopback.breaches, "\n".join(loopback.breaches[:10])


@pytest.fixture
async def platform(served: Loopback) -> AsyncIterator[Discord]:
    """The adapter, not connected to the gateway: any process can deliver so."""
    made = Discord(DiscordKeys(TOKEN, in_time=PATIENCE))
    yield made
    await made.client.close()


@pytest.fixture
async def running(served: Loopback, platform: Discord) -> AsyncIterator[WatchedApp]:
    """The adapter at the gateway, with a core behind it."""
    impatient(platform.client)
    words = replace(GALLERY, package="tests.adapters.discord.words")
    with tempfile.TemporaryDirectory() as folder:
        store = Store(blank(Path(folder, "confab.db")), Vault(fresh_master_key()))
        app = WatchedApp(store, [words], {"discord": platform.directory}, WallClock())
        serving = asyncio.create_task(platform.run(app))
        await until(lambda: served.identified and platform.client.is_ready())
        yield app
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving
        await store.close()
    assert not app.wrong


# -- delivering ----------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_short_limits_are_waited_for(served: Loopback, platform: Discord, scope: str) -> None:
    """A 429 of any scope that asks for a moment is waited for, and the message stands once."""
    served.limit("/messages", scope)
    await platform.messenger.deliver(POST)
    assert len(served.called("POST", "/messages")) == 2
    assert len(served.messages) == 1


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_long_limits_are_the_outboxs(served: Loopback, platform: Discord, scope: str) -> None:
    """A 429 that asks for longer is handed on: nothing in hand sleeps for minutes."""
    served.limit("/messages", scope, 120)
    with pytest.raises(TryLater) as wait:
        await platform.messenger.deliver(POST)
    assert (wait.value.seconds, wait.value.ambiguous) == (120, False)


async def test_turned_away_by_cloudflare(served: Loopback, platform: Discord) -> None:
    """A 429 that is not Discord's own means many were refused: a long rest."""
    served.limit("/messages", "user", via=False)
    with pytest.raises(TryLater) as wait:
        await platform.messenger.deliver(POST)
    assert wait.value.seconds == 900


async def test_lost_answer_shows_nothing_twice(served: Loopback, platform: Discord) -> None:
    """When the answer is lost the message may stand: the same key finds it again."""
    served.fault("POST", "/messages", drop=True)
    with pytest.raises(TryLater) as lost:
        await platform.messenger.deliver(POST)
    assert lost.value.ambiguous
    again = await platform.messenger.deliver(POST)
    assert list(served.messages) == [again.message]
    sent = [call.body["nonce"] for call in served.called("POST", "/messages")]
    assert len(set(sent)) == 1
    assert len(sent[0]) <= 25


async def test_unwell_discord_is_ambiguous(served: Loopback, platform: Discord) -> None:
    """A 503 may have taken the message."""
    served.fault("POST", "/messages", status=503)
    with pytest.raises(TryLater) as lost:
        await platform.messenger.deliver(POST)
    assert lost.value.ambiguous


async def test_no_connection_is_ambiguous(platform: Discord, served: Loopback) -> None:
    """Nobody there: tried again later."""
    await platform.wire.ready()
    served.fault("POST", "/messages", drop=True)
    with pytest.raises(TryLater):
        await platform.messenger.deliver(POST)


async def test_refused_token_is_said(served: Loopback, platform: Discord) -> None:
    """A token Discord does not accept ends the process with how to mend it; the doctor says so."""
    served.fault("GET", "/users/@me", status=401)
    found = await platform.check()
    assert [each.about for each in found] == ["token"]
    assert "DISCORD_BOT_TOKEN" in found[0].mend
    other = Discord(DiscordKeys(TOKEN))
    served.fault("GET", "/users/@me", status=401)
    with pytest.raises(NotReady, match="DISCORD_BOT_TOKEN"):
        await other.run(WatchedApp(None, [], {}, WallClock()))


# -- the gateway ---------------------------------------------------------------------------------


async def test_asked_and_answered(served: Loopback, running: WatchedApp) -> None:
    """The whole way: gateway, core, callback."""
    await served.emit("INTERACTION_CREATE", served.command("home"))
    await until(lambda: served.called("POST", "/callback"))
    (callback,) = served.called("POST", "/callback")
    assert callback.body["type"] == 4
    assert callback.body["data"]["flags"] & 64


async def test_resumed_session_repeats_nothing(served: Loopback, running: WatchedApp) -> None:
    """After a reconnect the session goes on; what comes twice is handled once."""
    asked = served.command("counter")
    await served.emit("INTERACTION_CREATE", asked)
    await until(lambda: served.called("POST", "/callback"))
    await served.say(RECONNECT)
    await until(lambda: served.resumed)
    await served.emit("INTERACTION_CREATE", asked)
    await served.emit("INTERACTION_CREATE", served.command("home"))
    await until(lambda: len(served.called("POST", "/callback")) == 2)
    paths = {call.path for call in served.called("POST", "/callback")}
    assert len(paths) == 2
    assert served.identified == 1


async def test_invalid_session_begins_anew(served: Loopback, running: WatchedApp) -> None:
    """A session that cannot go on is begun anew, and everything works as before."""
    await served.say(INVALID, data=False)
    await until(lambda: served.identified == 2)
    await served.emit("INTERACTION_CREATE", served.command("home"))
    await until(lambda: served.called("POST", "/callback"))


async def test_answered_by_another_process_is_followed_up(
    served: Loopback, running: WatchedApp
) -> None:
    """40060: the interaction was acknowledged already; what is to be shown follows."""
    served.fault("POST", "/callback", status=400, code=40060)
    await served.emit("INTERACTION_CREATE", served.command("home"))
    await until(lambda: served.called("POST", "/secret"))
    assert len(served.called("POST", "/callback")) == 1


async def test_form_opened_by_another_process_is_enough(
    served: Loopback, running: WatchedApp
) -> None:
    """Two processes may hear the same press for a moment: the form opens once, and nothing else
    is shown."""
    served.fault("POST", "/callback", status=400, code=40060)
    await served.emit("INTERACTION_CREATE", served.command("form"))
    await until(lambda: len(served.called("POST", "/callback")) == 1)
    await served.emit("INTERACTION_CREATE", served.command("home"))
    await until(lambda: len(served.called("POST", "/callback")) == 2)
    assert served.called("POST", "/secret") == []


async def test_too_late_is_answered_in_direct_messages(
    served: Loopback, running: WatchedApp
) -> None:
    """10062: Discord waits no longer; the answer goes into the asker's direct messages."""
    served.fault("POST", "/callback", status=404, code=10062)
    await served.emit("INTERACTION_CREATE", served.command("home"))
    direct = f"/channels/3{ANA[1:]}/messages"
    await until(lambda: served.called("POST", direct))
    assert len(served.called("POST", "/callback")) == 1


async def test_lost_answers_come_in_direct_messages(served: Loopback, running: WatchedApp) -> None:
    """When the connection breaks while an answer is taken, it comes in direct messages as well:
    rather twice than never."""
    served.fault("POST", "/callback", drop=True)
    await served.emit("INTERACTION_CREATE", served.command("home"))
    direct = f"/channels/3{ANA[1:]}/messages"
    await until(lambda: served.called("POST", direct))


@pytest.mark.parametrize(("left", "waits"), [(900, 0), (400, 9), (10, 360), (0, 3600)])
async def test_starts_are_spared_in_a_crash_loop(
    served: Loopback, platform: Discord, left: int, waits: float
) -> None:
    """Where few of the day's starts are left, the rest is spread over the time until new ones."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    served.starts_left = left
    await platform.wire.ready()
    assert await wise_start(platform.client, sleep) == waits
    assert waited == ([waits] if waits else [])
