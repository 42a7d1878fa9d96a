"""Inviting people who never turned to Confab, which may not write to them first on Discord."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.kit.model.people import Avoidance, Bar
from bot.programmes import PROGRAMMES
from tests.adapters.discord.rig import DiscordRig, open_rig
from tests.adapters.discord.test_coffee import Team

TO_PASS_ON = "Type /peer notes to read it"


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    """Confab with all its programmes."""
    async with open_rig(PROGRAMMES) as opened:
        yield opened


@pytest.fixture
async def team(rig: DiscordRig) -> Team:
    """A server where coffee was started."""
    made = Team(rig)
    await made.start()
    return made


@pytest.mark.shows("R1", "C8", on="discord")
async def test_the_inviter_passes_it_on(rig: DiscordRig, team: Team) -> None:
    """Nobody is written to who never turned to the bot: the inviter gets a text to pass on, and
    whoever comes answers yes, not now, or no more."""
    await team.join(team.ana)
    await team.ana.command("peer coffee invite", who=team.cleo)
    await team.ana.submit({})
    assert any(TO_PASS_ON in seen and seen.alone for seen in team.ana.sees)
    await rig.turn(days=1)
    assert team.cleo.inside("DM") == []
    assert not any(team.cleo.actor.id in seen.rings for seen in team.cleo.sees)
    await team.cleo.command("peer notes")
    assert "@Ana would like a coffee" in team.cleo.last
    assert team.cleo.last.alone
    assert team.cleo.last.buttons == ("Yes, gladly", "Not now", "No more invitations")
    await team.cleo.press("Yes, gladly")
    await rig.turn(days=1)
    assert team.ana.threads == team.cleo.threads != []


@pytest.mark.shows("R6", on="discord")
async def test_an_exclusion_is_not_to_be_seen(rig: DiscordRig, team: Team) -> None:
    """The inviter is answered in the same words where the invited one avoids them."""
    await team.join(team.ana, team.ben)
    await team.cleo.command("peer home")
    cleo, ana = await rig.member(team.cleo), await rig.member(team.ana)
    assert cleo
    assert ana
    async with rig.work() as tx:
        await tx.add(Avoidance(member=cleo.id, bar=Bar.PERSON, other=ana.id))
    said = []
    for inviter in (team.ana, team.ben):
        await inviter.command("peer coffee invite", who=team.cleo)
        await inviter.submit({})
        said.append(str(inviter.last))
    assert said[0] == said[1]
    assert TO_PASS_ON in said[0]
    await team.cleo.command("peer notes")
    assert "Ana" not in team.cleo.words
