"""What goes wrong on the way: people go, places are lost, clocks change, presses cross."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.kit.model.series import Place
from bot.kit.screen.outcomes import Done
from bot.programmes import PROGRAMMES
from storage.store import Store
from tests.programmes.coaching.talks import begin, pressing, state, talks
from tests.rig import Rig


@pytest.mark.shows("T11", "R5", on="sandbox")
async def test_a_stage_in_writing_over_a_change_of_clocks() -> None:
    """Whose turn it is gets one nudge after three of their working days, over summer time too."""
    start = datetime(2026, 3, 26, 9, tzinfo=UTC)  # a Thursday; clocks change on the Sunday
    async with Rig.open(start=start) as rig:
        await begin(rig, way="written")
        assert "Take until Tuesday 31 March 2026" in rig.sees("ben")
        await rig.turn(datetime(2026, 3, 31, 7, 30, tzinfo=UTC))
        assert "This is the only reminder" not in rig.sees("ben")
        await rig.turn(datetime(2026, 3, 31, 8, 30, tzinfo=UTC))
        assert rig.sees("ben").count("This is the only reminder") == 1
        assert "This is the only reminder" not in rig.sees("eve")
        await rig.turn(days=7)
        assert rig.sees("ben").count("This is the only reminder") == 1
        await rig.turn(days=7)
        assert await state(rig) == "ended-early"
        assert "Your conversation has ended" in rig.last("eve")


@pytest.mark.shows("T11", "R2", "H7", on="sandbox")
@pytest.mark.parametrize("way", ["/peer leave", "/peer pause", "/peer data delete", "gone"])
async def test_somebody_goes_mid_way(way: str) -> None:
    """Whoever leaves, deletes everything or disappears ends it kindly; a pause lets it rest."""
    async with Rig.open() as rig:
        await begin(rig)
        if way == "gone":
            await rig.chat.deactivate("eve")
        else:
            await rig.command("eve", way)
            wanted = {"/peer leave": "Leave", "/peer pause": "A week"}
            labels = rig.labels("eve")
            await rig.press("eve", next((x for x in labels if wanted.get(way, "Del") in x), ""))
        await rig.turn(days=1)
        assert await state(rig) == ("paused" if way == "/peer pause" else "ended-early")
        if way != "/peer pause":
            assert "Your conversation has ended" in rig.sees("ben")


async def lose(rig: Rig) -> None:
    """Let a moderator delete the place of the newest conversation."""
    talk = (await talks(rig))[0]
    async with rig.work() as tx:
        place = await tx.get(Place, talk.place)
    assert place
    rig.world.lose(place.room)


@pytest.mark.shows("T4", "T5", on="sandbox")
async def test_a_place_that_is_lost() -> None:
    """A moderator deletes the place: Ben goes on from his list, and the card stands in another."""
    async with Rig.open() as rig:
        await begin(rig)
        before = (await talks(rig))[0].place
        await lose(rig)
        await rig.home("ben")
        await rig.press("ben", "Show it")
        await rig.press("ben", "Next")
        await rig.turn(hours=1)
        assert (await talks(rig))[0].place != before
        assert await state(rig) == "clarify"
        await rig.press("eve", "Next")
        assert await state(rig) == "explore"
        assert len([each for each in rig.messages("eve") if "Another prompt" in each.labels]) == 1


@pytest.mark.shows("T4", "T5", on="sandbox")
async def test_places_that_are_lost_again_and_again() -> None:
    """Where every new place is deleted as well, it ends in the end, and both are told kindly."""
    async with Rig.open() as rig:
        await begin(rig)
        for _ in range(4):
            await lose(rig)
            await rig.home("ben")
            await rig.press("ben", "Show it")
            await rig.press("ben", "Another prompt")
            await rig.turn(hours=1)
        assert await state(rig) == "ended-early"
        for account in ("ben", "eve"):
            assert rig.sees(account).count("Your conversation has ended") == 1


@pytest.mark.shows("T5", "R10", on="sandbox")
async def test_both_end_at_once() -> None:
    """Of two who end at the same moment one does, nobody is told twice, and the second is kindly
    told that it is over."""
    async with Rig.open() as rig:
        await begin(rig)
        end = pressing(rig, "End")
        await rig.forge("ben", end)
        answered = await rig.forge("eve", end)
        assert "This conversation is over" in str(answered)
        await rig.turn(days=1)
        assert rig.sees("eve").count("Your conversation has ended") == 1
        assert "Your conversation has ended" not in rig.sees("ben")


@pytest.mark.shows("O5: removed and restored", "T11", on="sandbox")
async def test_the_bot_is_removed_and_comes_back() -> None:
    """While the bot is gone nothing is said and no press counts; then it goes on where it was."""
    async with Rig.open() as rig:
        await begin(rig, way="written")
        turn = pressing(rig, "Next")
        seen = rig.sees("ben")
        await rig.chat.remove_bot()
        assert await rig.forge("ben", turn) == Done()
        await rig.turn(days=7)
        assert rig.sees("ben") == seen
        await rig.chat.install("ana")
        await rig.turn(hours=1)
        assert await state(rig) == "frame"
        await rig.press("ben", "Next")
        assert await state(rig) == "clarify"


@pytest.mark.shows("R10", "T4", on="sandbox")
async def test_a_restart_between_any_two_presses() -> None:
    """Confab is begun anew before every press and turn of the clock, and nothing is forgotten."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer coach ask")
        await rig.submit("ben", who="eve", help="board", way="live", affected="no")
        for account, label in PRESSES:
            async with restarted(rig) as fresh:
                await fresh.press(account, label)
                if label == "Choose a time":
                    await fresh.submit(account, when="own", day="2026-03-05", time="15:00")
        async with restarted(rig) as fresh:
            await fresh.turn(datetime(2026, 3, 5, 14, tzinfo=UTC))
            assert await state(fresh) == "frame"
        for account, label in (*((each, "Next") for each in STAGES), ("ben", "Not needed")):
            async with restarted(rig) as fresh:
                await fresh.press(account, label)
        async with restarted(rig) as fresh:
            assert await state(fresh) == "debrief"
            await fresh.turn(days=14)
            assert await state(fresh) == "done"


PRESSES = (("eve", "Yes, gladly"), ("eve", "I agree"), ("ben", "I agree"), ("ben", "Choose a time"))
STAGES = ("ben", "eve", "eve", "eve", "ben", "ben")


@asynccontextmanager
async def restarted(rig: Rig) -> AsyncIterator[Rig]:
    """Return the same database and the same chat with a Confab that has just been started."""
    store = Store(rig.store.url, rig.store.vault)
    try:
        yield Rig(store, rig.world, PROGRAMMES)
    finally:
        await store.close()
