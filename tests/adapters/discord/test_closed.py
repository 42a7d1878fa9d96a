"""Direct messages that are closed, or held back for a while: who hears what, and that nothing is
lost."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.programmes import PROGRAMMES
from tests.adapters.discord.rig import DiscordRig, open_rig
from tests.adapters.discord.test_coffee import Team
from tests.doubles.discord import Person, Seen

CALL = "there is a note for you"
HEARD = "A coffee is coming up"


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


def calls(person: Person) -> list[Seen]:
    """What somebody sees in #coffee that calls a person to their note."""
    return [seen for seen in person.inside("coffee") if CALL in seen]


@pytest.mark.shows("R1", "R5", on="discord")
async def test_closed_direct_messages_fall_back_to_a_call(rig: DiscordRig, team: Team) -> None:
    """The note is called in the opt-in channel, naming nobody's programme and ringing one person;
    it is shown to them alone, and its button works."""
    rig.double.strict.closed.add(team.cleo.actor.id)
    await team.join(team.ana, team.ben, team.cleo)
    await team.until(team.ana, HEARD)
    await rig.turn(hours=1)
    assert HEARD not in team.cleo.words
    (call,) = calls(team.ben)
    assert call.rings == {team.cleo.actor.id}
    assert "offee" not in call.words
    await team.ben.press("Show me", call)
    assert HEARD not in team.ben.last
    await team.cleo.press("Show me", call)
    assert HEARD in team.cleo.last
    assert team.cleo.last.alone
    await team.cleo.press("Skip this one")
    assert "Skipped" in team.cleo.words
    await rig.turn(days=4)
    assert team.cleo.threads == []


async def test_open_again_after_a_day(rig: DiscordRig, team: Team) -> None:
    """Whoever allows direct messages again gets the next note directly."""
    rig.double.strict.closed.add(team.cleo.actor.id)
    await team.join(team.ana, team.cleo)
    await team.until(team.ana, HEARD)
    await rig.turn(hours=1)
    assert calls(team.cleo)
    rig.double.strict.closed.clear()
    await rig.turn(days=15)
    assert any(HEARD in seen for seen in team.cleo.inside("DM"))


@pytest.mark.shows("O1", on="discord")
async def test_organisers_hear_once_of_what_is_held_up(
    rig: DiscordRig, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Discord lets the bot open no direct messages or threads, organisers are told once, and
    everything happens later."""
    await team.join(team.ana, team.ben)
    monkeypatch.setattr("adapters.discord.places.BUDGET", 0)
    await rig.turn(days=8)
    told = [seen for seen in team.ada.inside("DM") if "too many threads" in seen]
    assert len(told) == 1
    assert team.ana.threads == []
    monkeypatch.undo()
    await rig.turn(hours=2)
    assert team.ana.threads


@pytest.mark.shows("O1", on="discord")
async def test_held_back_direct_messages_come_later(rig: DiscordRig, team: Team) -> None:
    """40003: new direct messages rest for hours; organisers hear of it once, nobody misses any."""
    await team.ada.command("confab check")
    await team.ada.press("Check again")
    rig.double.strict.too_many = True
    await team.join(team.ana, team.ben)
    await rig.turn(days=5)
    assert HEARD not in team.ana.words
    told = [seen for seen in team.ada.inside("DM") if "have to wait" in seen]
    assert len(told) == 1
    knocked = rig.double.strict.refused.count(40003)
    assert knocked <= 5 * 24 / 4 + 2
    rig.double.strict.too_many = False
    await team.until(team.ana, "Time 1")
    await rig.turn(days=5)
    assert team.ana.inside("DM")
