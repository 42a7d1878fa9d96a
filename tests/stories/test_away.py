"""People go quiet, pause, leave and delete everything; nobody is left waiting for them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.kit.model.people import Member
from tests.opened import cells
from tests.rig import Rig
from tests.stories.round import ASKED, HEADS_UP, INTRODUCED, THIRD, groups, start, together, until


@pytest.mark.shows("C7", "R7")
async def test_silent_for_three_rounds() -> None:
    """Three rounds without a press end in a gentle pause; the partner is offered somebody else."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        for day in ("2026-03-09", "2026-03-23", "2026-04-06"):
            await until(rig, f"{day} 10:30")
            await rig.press("ben", "More…")
        assert "Shall we pause?" not in rig.sees("cleo")
        await until(rig, "2026-04-20 10:30")
        assert "Shall we pause?" in rig.last("cleo")
        assert rig.labels("cleo") == ["Stay in", "Ask me later", "Leave"]
        assert "This coffee may not happen" in rig.sees("ben")
        assert len(await groups(rig)) == 3, "no fourth round for the two"

        await rig.press("cleo", "Ask me later")
        await rig.turn(days=31)
        await rig.press("cleo", "Stay in")
        await rig.turn(days=14)
        assert len(await groups(rig)) > 3


@pytest.mark.shows("C7", "R7")
async def test_who_answers_late_is_not_silent() -> None:
    """An answer that comes when its round is over counts as one: nobody is paused for it."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        for day in ("2026-03-24", "2026-04-07", "2026-04-21", "2026-05-05"):
            await until(rig, f"{day} 10:30")  # the day after the next introductions
            for each in ("ben", "cleo"):
                await rig.press(each, "We met")
                assert "Shall we pause?" not in rig.sees(each)


@pytest.mark.shows("R2", "H4", "R4", "C8")
async def test_pause_to_a_date() -> None:
    """A pause holds at once, tells nobody, and ends by itself on its day."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan", "eve")
        await until(rig, INTRODUCED)
        paused, waits = (await groups(rig))[0]
        await rig.command(paused, "/peer pause 1 April")
        await rig.press(paused, "Yes, pause")
        while_away = rig.sees(paused)
        await until(rig, "2026-03-31 10:00")
        assert not any(paused in group for group in (await groups(rig))[1:])
        assert rig.sees(paused) == while_away, "nothing is sent during a pause"
        assert "It does not work out this time" in rig.sees(waits)
        assert "pause" not in rig.sees(waits).lower()
        await until(rig, THIRD)
        assert any(paused in group for group in (await groups(rig))[3:])


@pytest.mark.shows("C8", "R4")
async def test_rematch_for_whoever_is_left_waiting() -> None:
    """Whoever is left waiting finds somebody else with one press, but never the same two again."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        await rig.press("ben", "More…")
        assert "nobody is told what you choose" in rig.last("ben")
        await rig.press("ben", "Find somebody else")
        await rig.turn(hours=1)
        assert "It does not work out this time" in rig.last("cleo")
        await rig.press("cleo", "Find somebody else")
        assert "You are on the list" in rig.last("cleo")
        assert len(await groups(rig)) == 1, "the two are not put together again"
        await rig.command("dan", "/peer coffee join", channel="coffee")
        await rig.turn(hours=1)
        assert len(await groups(rig)) == 2
        assert set((await groups(rig))[1]) < {"ben", "cleo", "dan"}


@pytest.mark.shows("C4", "R2", "R4")
async def test_away_before_the_place_opens() -> None:
    """Who pauses before an introduction was shown is in none, and the other hears what is next."""
    zones = {"ben": "Europe/Berlin", "cleo": "America/New_York"}
    async with Rig.open(zones=zones) as rig:
        await start(rig, "ben", "cleo")
        await until(rig, "2026-03-09 10:30")  # 05:30 in New York: the card waits
        assert "Hello" not in rig.last("ben")
        await rig.command("cleo", "/peer pause")
        await rig.press("cleo", "A week")
        await until(rig, "2026-03-10 18:00")
        assert "Hello" not in rig.sees("ben") + rig.sees("cleo")
        assert "nobody free who fits this time" in rig.last("ben")


@pytest.mark.shows("C8", "R10", "H4")
async def test_leaving() -> None:
    """After leaving nothing comes any more, old buttons answer kindly, and one can come back."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, HEADS_UP)
        await rig.command("ben", "/peer coffee leave")
        assert "You are welcome back at any time" in rig.last("ben")
        await rig.press("ben", "Skip this one")
        assert "You are not in a coffee programme" in rig.last("ben")
        await until(rig, INTRODUCED)
        assert await groups(rig) == []
        await rig.press("ben", "Join again")
        await rig.turn(hours=1)
        assert (await groups(rig))[0] == ("ben", "cleo")


async def _busy_life(rig: Rig) -> None:
    """Let Ben do everything coffee remembers something about."""
    await start(rig, "ben", "cleo", "dan", "eve")
    await until(rig, HEADS_UP)
    await rig.press("ben", "Skip this one")
    await rig.press("ben", "I am in after all")
    await until(rig, INTRODUCED)
    await rig.press("ben", "Time 1")
    await rig.command("ben", "/peer coffee question")
    await rig.submit("ben", question="What has made your work easier this month?")
    await rig.command("ben", "/peer coffee invite")
    await rig.submit("ben", people=("finn",), purpose="Bees and orchards")
    await rig.turn(hours=1)
    await rig.press("finn", "Yes, gladly")
    await until(rig, ASKED)
    await rig.press("ben", "We met")
    await rig.press("ben", "Yes, I would like to")
    await rig.command("ben", "/peer coffee now")


@pytest.mark.shows("H7")
async def test_export() -> None:
    """What is stored about somebody is all in one file, in words one can read."""
    async with Rig.open() as rig:
        await _busy_life(rig)
        partner = (await together(rig, "cleo"))[0]
        member = await rig.member("ben")
        async with rig.work() as tx:
            stored = await _coffee(rig, tx, member)
        assert stored["programmes"][0]["name"] == "Coffee"
        assert {"Finn"} in [set(each["with"]) for each in stored["introductions"]]
        assert stored["invitations sent"][0]["purpose"] == "Bees and orchards"
        assert stored["opening questions proposed"][0]["verdict"] == "open"
        assert stored["rounds answered"][0]["answer"] == "in"
        assert stored["waiting for a coffee until"]
        assert any(each.get("I would meet again") for each in stored["introductions"])
        assert "we met" in [each.get("I said") for each in stored["introductions"]]
        assert stored["programmes"][0]["part"] == "taking part"
        assert json.dumps(stored, default=str)
        assert partner


async def _coffee(rig: Rig, work: Any, member: Member) -> dict[str, Any]:
    export = rig.app.programmes["coffee"].export
    assert export
    return dict(await export(member, work))


@pytest.mark.shows("H7", "R8")
async def test_deletion() -> None:
    """After deletion no table holds a word or an id of theirs; others see "a former member"."""
    async with Rig.open() as rig:
        await _busy_life(rig)
        partner = (await together(rig, "ben"))[0]
        gone = await rig.member("ben")
        own = await _ids_of(rig, gone.id)
        await rig.command("ben", "/peer data delete")
        await rig.press("ben", "Delete it all")
        await rig.turn(hours=2)
        left = await _cells(rig)
        assert gone.id not in left
        assert not own & set(left), "ids of rows that were Ben's"
        assert "a former member" in rig.sees("finn")
        standing = [
            each for each in _places(rig, "finn") + _places(rig, partner) if "Hello" in each
        ]
        assert not any("Ben" in each for each in standing)
        async with rig.work() as tx:
            stored = await _coffee(rig, tx, await rig.member("finn"))
        assert stored["introductions"][0]["with"] == ["a former member"]


def _places(rig: Rig, account: str) -> list[str]:
    """Return what stands on Confab's cards in somebody's private places."""
    rooms = rig.world.rooms_of("acme", account)
    return [str(s) for r in rooms if r.kind.value == "place" for s in rig.world.sees(account, r.id)]


async def _cells(rig: Rig) -> list[str]:
    """Return the words of every value of every table, each by itself."""
    found: list[str] = []
    for each in await cells(rig.store):
        found += [each.text, *each.text.replace(":", " ").replace(".", " ").split()]
    return found


async def _ids_of(rig: Rig, member: str) -> set[str]:
    """Return the ids of all rows of coffee that are about a member alone."""
    every = await cells(rig.store)
    mine = [each for each in every if (each.column, each.text) == ("member", member)]
    return {each.row for each in mine if each.table != "notes"}
