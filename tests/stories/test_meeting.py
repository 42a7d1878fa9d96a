"""A conversation begins at the time its people chose, played on every platform."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.adapters.both.cast import PLATFORMS, Player
from tests.stories.talks import agree, invited, onwards


@pytest.mark.shows("T2", "T4", "T6", "R5", on=PLATFORMS)
async def test_begun_at_the_time_chosen(play: Player) -> None:
    """Ben chooses a time, Eve hears which and moves it, and then it begins by itself for both."""
    await invited(play, "quick", "eve")
    await play.press("eve", "Yes, gladly")
    await agree(play, "eve", "ben")
    day = (play.clock.now() + timedelta(days=2)).date().isoformat()
    await play.press("ben", "Choose a time")
    await play.submit("ben", when="own", day=day, time="15:00")
    await play.turn(days=1)
    assert "Ben chose this time" in play.sees("eve")
    await play.press("eve", "Another time")
    await play.submit("eve", when="own", day=day, time="16:00")
    await play.turn(days=2)
    for account in ("ben", "eve"):
        assert play.sees(account).count("It is time for your conversation") == 1
        assert "Telling: your turn, Ben" in play.sees(account)
    await onwards(play, "ben", "eve", "eve")
    await play.turn(hours=1)
    assert "Has somebody else here met the same?" in play.sees("ben")


@pytest.mark.shows("T2", "T9", "R4", "O2: totals of conversations", on=PLATFORMS)
async def test_none_just_now(play: Player) -> None:
    """Eve wants to be asked into none just now: Ben is told what he would be told anyway, and the
    organiser sees no number before a month is over."""
    await play.join("ana", "eve")
    await play.command("eve", "/peer coach limit")
    await play.submit("eve", most="0")
    assert "asked into none" in play.last("eve")
    await invited(play, "ask", "eve")
    assert "Your invitation to Eve" in play.sees("ben")
    assert "Would you think something through" not in play.sees("eve")
    await play.command("ana", "/confab coaching")
    assert "No totals of conversations yet" in play.sees("ana")
