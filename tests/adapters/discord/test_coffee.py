"""The coffee story on Discord, with the real discord.py: from an organiser's command to "shall we
meet again?"."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.programmes import PROGRAMMES
from tests.adapters.discord.rig import DiscordRig, open_rig
from tests.doubles.discord import Person, Seen


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    """Confab with all its programmes."""
    async with open_rig(PROGRAMMES) as opened:
        yield opened


class Team:
    """A server with an organiser, three people and a channel."""

    def __init__(self, rig: DiscordRig) -> None:
        self.rig = rig
        self.ada = rig.server.person("Ada", organiser=True)
        self.ana, self.ben, self.cleo = map(rig.server.person, ("Ana", "Ben", "Cleo"))
        self.coffee = rig.server.channel("coffee")

    async def start(self) -> None:
        """Let the organiser start coffee in the channel."""
        await self.ada.command("confab coffee start", self.coffee)
        await self.ada.submit({"Name of the programme": "Coffee"})
        await self.rig.settle()

    async def join(self, *people: Person) -> None:
        """Let people press the Join card in the channel."""
        for person in people:
            card = next(seen for seen in person.inside("coffee") if "Join" in seen.buttons)
            await person.press("Join", card)
        await self.rig.settle()

    async def until(self, person: Person, words: str) -> None:
        """Let the days go by until somebody reads something."""
        for _ in range(60):
            if words in person.words:
                return
            await self.rig.turn(hours=12)
        raise AssertionError(f"{person.name} never reads {words!r}:\n{person.words}")

    def place(self, person: Person) -> list[Seen]:
        """What somebody sees in their newest private thread."""
        return person.inside(person.threads[-1])


@pytest.fixture
def team(rig: DiscordRig) -> Team:
    """The people of this story."""
    return Team(rig)


@pytest.mark.shows("R1", "C1", on="discord")
async def test_joining_by_the_card_in_the_channel(rig: DiscordRig, team: Team) -> None:
    """An opt-in channel is a standing card with Join: who presses it is in, nobody else is."""
    await team.start()
    card = team.cleo.inside("coffee")[0]
    assert "Join" in card.buttons
    await team.join(team.ana)
    joined, bystander = await rig.member(team.ana), await rig.member(team.cleo)
    assert joined
    assert joined.joined
    assert bystander is None
    assert [seen.where for seen in team.cleo.sees] == ["coffee"]


@pytest.mark.shows("C2", "C3", "C4", "C5", "C6", "R3", "R5", on="discord")
async def test_a_round_of_coffee(rig: DiscordRig, team: Team) -> None:
    """Heads-up, one skips, the others are introduced in a private thread, choose a time, say that
    they met, and learn of each other's yes only when both said it."""
    await team.start()
    await team.join(team.ada, team.ana, team.ben, team.cleo)
    await team.join()
    await team.until(team.cleo, "A coffee is coming up")
    await team.cleo.press("Skip this one")
    assert "Skipped" in team.cleo.words
    await team.ada.press("Skip this one")
    for _ in range(20):
        if team.ana.threads:
            break
        await rig.turn(hours=12)
    assert team.cleo.threads == []
    root = team.place(team.ana)[0]
    assert {team.ana.actor.id, team.ben.actor.id} <= root.rings
    assert "Ben" in root.words
    assert "Time 1" in root.buttons
    await team.ben.press("Time 1", root)
    await rig.settle()
    assert any("You meet on" in seen for seen in team.place(team.ana)), team.ana.words

    await team.until(team.ana, "Did you meet?")
    await team.ana.press("We met")
    await team.ana.press("Yes, I would like to")
    await rig.settle()
    assert "would both like to meet again" not in team.ana.words
    await team.ben.press("We met")
    await team.ben.press("Yes, I would like to")
    await rig.turn(days=4)
    assert "would both like to meet again" in team.ana.words, team.ana.words
    assert "would both like to meet again" in team.ben.words
    assert rig.double.archived(str(root.raw.channel_id)), "a place rests when its round is over"


@pytest.mark.shows("H1", "H2", on="discord")
async def test_home_and_the_three_steps(rig: DiscordRig, team: Team) -> None:
    """Joining asks three small things, each skippable, one form after the other."""
    await team.ana.command("peer home")
    await team.ana.press("Join")
    await team.ana.press("Tell")
    await team.ana.submit({})
    while "Skip this" in team.ana.last.buttons:
        await team.ana.press("Skip this")
    await team.ana.command("peer home")
    assert "Join" not in team.ana.last.buttons
    member = await rig.member(team.ana)
    assert member
    assert member.joined
