"""Time zones on Discord, which tells none: asked with suggestions, guessed from the server's."""

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


@pytest.mark.shows("R5", "H3", "O1", on="discord")
async def test_zones_are_suggested_and_kept(rig: DiscordRig) -> None:
    """An organiser sets the server's; it is then the first guess for a member, whose own counts."""
    team = Team(rig)
    offered = await team.ada.types("confab zone", "zone", "lisb")
    assert offered[0] == "Europe/Lisbon"
    await team.ada.command("confab zone", zone="Europe/Lisbon")
    await team.start()
    card = next(seen for seen in team.ana.inside("coffee") if "Join" in seen.buttons)
    assert "Europe/Lisbon" in card
    await team.join(team.ana)
    assert (await team.ana.types("peer zone", "zone", ""))[0] == "Europe/Lisbon"
    await team.ana.command("peer zone", zone="Asia/Tokyo")
    member = await rig.member(team.ana)
    assert member
    assert member.zone == "Asia/Tokyo"
    assert team.ana.last.alone
