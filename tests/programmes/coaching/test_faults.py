"""What goes wrong on the way: people go, places are lost, clocks change, presses cross."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.kit.events import PlaceLost
from tests.programmes.coaching.talks import begin, state, talks
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


@pytest.mark.shows("T4", on="sandbox")
async def test_a_place_that_is_lost() -> None:
    """A moderator deletes the place: the conversation goes on in a new one."""
    async with Rig.open() as rig:
        await begin(rig)
        talk = (await talks(rig))[0]
        async with rig.work() as work:
            await work.tell(PlaceLost(talk.place))
        await rig.settle()
        assert (await talks(rig))[0].place != talk.place
        await rig.press("ben", "Next")
        assert await state(rig) == "clarify"
