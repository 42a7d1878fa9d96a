"""Numbers about people on Discord: five of them, or none (R9)."""

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


@pytest.mark.shows("R9", "O1", on="discord")
@pytest.mark.parametrize(
    ("people", "told"), [(4, "a few: for other reasons"), (5, "5: the platform refused")]
)
async def test_undelivered_messages_name_nobody(rig: DiscordRig, people: int, told: str) -> None:
    """Of direct messages that failed an organiser reads a number only where it is about five."""
    team = Team(rig)
    await team.ada.command("confab coffee start", team.coffee)
    await team.ada.submit({"Name of the programme": "Coffee"})
    await rig.settle()
    others = [rig.server.person(f"Person{n}") for n in range(people)]
    await team.join(*others)
    rig.double.env.inject_error(
        "POST", "/channels/*/messages", status=403, code=50001, message="refused", times=people
    )
    await rig.turn(days=6)
    await team.ada.command("confab delivery")
    assert told in team.ada.last
    assert not any(each.name in team.ada.last for each in others)
