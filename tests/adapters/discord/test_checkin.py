"""Check-ins and commitments on Discord, as people meet them there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.programmes import PROGRAMMES
from tests.adapters.discord.rig import DiscordRig, open_rig
from tests.adapters.discord.test_coffee import Team


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    """Confab with all its programmes."""
    async with open_rig(PROGRAMMES) as opened:
        yield opened


@pytest.mark.shows("K1", "K2", "K3", "K4", on="discord")
async def test_a_check_in(rig: DiscordRig) -> None:
    """From the organiser's form to the question in one's morning, the answer and the trend."""
    team = Team(rig)
    ana = team.ana
    await team.ada.command("confab checkin start", team.coffee)
    await team.ada.submit({"name": "Looking back"})
    await rig.settle()
    await team.join(ana)
    await rig.turn(days=40)
    assert "Your check-in:" in ana.words
    await ana.press("Check in")
    await ana.press("Write, only for me")
    await ana.submit({"high": "A @everyone walk", "energy": "4"})
    assert "Kept, for you alone" in ana.last
    assert "A @everyone walk" not in team.ada.words + team.ben.words
    await ana.command("peer checkin history")
    assert "energy 4, progress passed" in ana.last


@pytest.mark.shows("T7", "T13", "R12", on="discord")
async def test_a_commitment(rig: DiscordRig) -> None:
    """A day that makes no sense is mended with nothing lost; then it is asked about, and done."""
    ana = Team(rig).ana
    await ana.command("peer join")
    await ana.command("peer commitments add")
    await ana.submit({"what": "Ask Kim", "day": "31 June"})
    assert "no such day" in ana.last
    await ana.press("Try again")
    await ana.submit({"day": "tomorrow"})
    await ana.press("Yes, keep it")
    await rig.turn(days=5)
    assert "How did it go?" in ana.words
    await ana.press("Done")
    await ana.submit({})
    assert "Done, well done!" in ana.last
