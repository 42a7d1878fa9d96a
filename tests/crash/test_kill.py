"""kill -9 of a real process at every named point: nothing lost, nothing twice."""

from __future__ import annotations

import pytest

from bot.app import App
from bot.kit.model.people import Community
from bot.kit.model.series import Place, PlaceMember, Result
from bot.kit.screen.outcomes import Done
from storage.store import Store
from tests.crash.child import PRESSED, greeting
from tests.crash.killing import killed
from tests.crash.wire import served
from tests.scheduler.jobs.chores import Bench
from tests.scheduler.post_office import Directory, Platform, PostOffice

POINTS = ["after claim", "before send", "after accept", "before mark"]


@pytest.mark.parametrize("takes_keys", [True, False])
@pytest.mark.parametrize("point", POINTS)
async def test_delivery(store: Store, acme: Community, point: str, *, takes_keys: bool) -> None:
    """A killed delivery loses nothing, and repeats nothing where the platform takes a key."""
    platform = Platform(takes_keys=takes_keys)
    office = PostOffice.of(store, acme, platform)
    ana, place = await office.member("ana"), Place()
    async with office.app.begin(acme.id) as tx:
        await tx.add(place)
        await tx.add(PlaceMember(place=place.id, member=ana.id))
        for each in ("one", "two"):
            await tx.send(ana, "p:say", each)
            await tx.send(place, "p:say", f"{each} for both")
        await tx.show("C1", "card", "p:say", "old")
    async with served(platform) as port:
        await killed(store.url, "deliver", point, int(point != "after claim"), port=port)
    async with office.app.begin(acme.id) as tx:
        await tx.show("C1", "card", "p:say", "new")
    while await office.unfinished():
        office.clock.turn(minutes=5)
        await office.deliver()
    expected = {"one", "two", "one for both", "two for both", "new"}
    seen = platform.words()
    assert set(seen) - {"old"} == expected
    if takes_keys:
        assert sorted(seen) == sorted(expected)
    ordered = list(dict.fromkeys(platform.words("R0")))
    assert ordered == ["one for both", "two for both"]


@pytest.mark.parametrize(
    ("job", "point", "passes"),
    [
        ("short", "mid-tick", 0),
        ("long", "between settle batches", 0),
        ("long", "between settle batches", 1),
        ("long", "mid-settle", 1),
    ],
)
async def test_tick(store: Store, acme: Community, job: str, point: str, passes: int) -> None:
    """A job whose process is killed is done once, by whoever comes next."""
    bench = Bench(store, acme)
    await bench.owe(job, "s")
    await killed(store.url, "tick", point, passes)
    bench.clock.turn(minutes=20)
    assert await bench.tick()() == 1
    done = {"short": 1, "long": len([*"abcdef", "finished"])}
    assert len(await bench.done("s")) == done[job]
    assert await bench.results() == [("s", Result.DONE)]


@pytest.mark.shows("R10")
async def test_before_ack(store: Store, acme: Community) -> None:
    """A press that was done but never acknowledged is done once when the platform repeats it."""
    platform = Platform()
    office = PostOffice.of(store, acme, platform)
    await office.member("ana")
    await killed(store.url, "ask", "before ack")
    app = App(store, [greeting()], {"sandbox": Directory()}, platform.clock)
    assert await app.handle(PRESSED) == Done()
    async with app.begin(acme.id) as tx:
        assert await tx.count(PlaceMember, place="hi") == 1
    await office.deliver()
    assert platform.words() == ["hi"]
