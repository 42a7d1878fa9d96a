"""Conversations between peers over weeks: in writing across an ocean, and with the roles turned."""

from __future__ import annotations

import pytest

from tests.rig import Rig


@pytest.mark.shows("T1", "T2", "T3", "T4", "T6", "T7", "T9", "T11", "R5")
async def test_in_writing_across_an_ocean() -> None:
    """Ben in Berlin and Ana in New York write for two weeks, each in their own working days."""
    zones = {"ben": "Europe/Berlin", "ana": "America/New_York"}
    async with Rig.open(zones=zones) as rig:
        await rig.join("ana", "ben")
        await rig.command("ben", "/peer coach ask @ana")
        await rig.submit("ben", help="decide", way="written", affected="no")
        assert "Would you think something through with Ben?" not in rig.sees("ana")
        await rig.turn(hours=6)  # Ana's morning
        await rig.press("ana", "Yes, gladly")
        await rig.press("ana", "I agree")
        await rig.press("ben", "I agree")
        await rig.turn(hours=1)
        assert "Telling: your turn, Ben" in rig.sees("ana")
        await rig.turn(days=1)
        await rig.press("ben", "Next")
        await rig.turn(days=6)  # over Ana's three working days
        assert rig.sees("ana").count("This is the only reminder") == 1
        for account in ("ana", "ana", "ana", "ben"):
            await rig.turn(days=1)
            await rig.press(account, "Next")
        await rig.press("ben", "Set out to do something")
        await rig.submit("ben", what="Sleep on it, then choose", day="2026-03-25", peer="ana")
        await rig.press("ben", "Next")
        await rig.turn(days=1)
        await rig.press("ana", "Yes, I will ask")
        for account in ("ben", "ana"):
            await rig.press(account, "Look back")
            await rig.submit(account, useful="4", asked="both", again="yes")
        await rig.turn(days=14)
        assert "You would all do this again" in rig.sees("ben")
        await rig.press("ben", "Done")
        await rig.submit("ben", words="It was the first one")
        await rig.turn(days=3)
        assert "It was the first one" in rig.last("ana")


@pytest.mark.shows("T4", "T5", "T6", "T8")
async def test_live_and_then_the_other_way_round() -> None:
    """Two talk live, the roles turn at once, and the second ends early without a reason."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer coach ask @cleo")
        await rig.submit("ben", help="ear", way="live", affected="no")
        await rig.press("cleo", "Yes, gladly")
        await rig.press("cleo", "I agree")
        await rig.press("ben", "I agree")
        await rig.turn(hours=2)
        await rig.press("cleo", "Begin")
        for account in ("ben", "cleo", "cleo", "cleo", "ben", "ben"):
            await rig.turn(hours=0.1)
            await rig.press(account, "Next")
        await rig.press("cleo", "Change roles now")
        await rig.submit("cleo", help="advice", way="live")
        await rig.press("ben", "I agree")
        await rig.press("cleo", "I agree")
        await rig.press("ben", "Begin")
        assert "Telling: your turn, Cleo" in rig.sees("ben")
        await rig.press("cleo", "End")
        await rig.turn(days=20)
        assert "Your conversation has ended" in rig.sees("ben")
        assert "Your conversation waits for you" not in rig.sees("ben") + rig.sees("cleo")


@pytest.mark.shows("T13", "T1")
async def test_an_obstacle_leads_to_a_conversation() -> None:
    """What is in the way of a commitment can be thought through with somebody, in one press."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim")
        await rig.press("ben", "Tell how it goes")
        await rig.submit("ben", turn="obstacle", words="Kim is away")
        await rig.press("ben", "Think it through with somebody")
        await rig.submit("ben", who="cleo", help="board", way="live", affected="no")
        assert "Would you think something through with Ben?" in rig.last("cleo")
        assert "Kim" not in rig.last("cleo")
