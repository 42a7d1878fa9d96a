"""What people do with Confab's programmes on Discord, as they meet them there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.kit.model.series import Enrolment, Part
from bot.programmes import PROGRAMMES
from tests.adapters.discord.rig import DiscordRig, open_rig
from tests.adapters.discord.test_coffee import Team
from tests.doubles.discord import Person


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


async def introduced(rig: DiscordRig, person: Person, count: int = 1) -> None:
    """Let the days go by until somebody has been introduced so often."""
    for _ in range(80):
        if len(person.threads) >= count:
            return
        await rig.turn(hours=12)
    raise AssertionError(f"{person.name} was not introduced:\n{person.words}")


@pytest.mark.shows("H2", "H3", on="discord")
async def test_joining_in_three_small_steps(rig: DiscordRig, team: Team) -> None:
    """One command is the yes; each step is a form that can be skipped, and the profile keeps it."""
    ana = team.ana
    await ana.command("peer join")
    await ana.press("Tell")
    await ana.submit({"role": "Designer"})
    assert "Step 2 of 3" in ana.last
    await ana.press("Skip this")
    assert "Step 3 of 3" in ana.last
    await ana.press("Skip this")
    assert "Who could you confide in today" in ana.last
    await ana.command("peer profile show")
    assert "Designer" in ana.last
    assert ana.last.alone


@pytest.mark.shows("H5", "R4", "R6", on="discord")
async def test_avoid_list_is_obeyed_and_not_seen(rig: DiscordRig, team: Team) -> None:
    """Of two of whom one avoids the other, one sits out; both read the one reason there is."""
    await team.join(team.ana, team.ben)
    await team.ana.command("peer avoid add")
    await team.ana.submit({"person": team.ben})
    assert "Ben" in team.ana.last
    await rig.turn(days=9)
    assert team.ana.threads == team.ben.threads == []
    reasons = {
        next(str(seen) for seen in each.inside("DM") if "nobody free who fits" in seen)
        for each in (team.ana, team.ben)
    }
    assert len(reasons) == 1
    assert "avoid" not in team.ben.words


@pytest.mark.shows("R2", "H4", on="discord")
async def test_pause_is_obeyed_everywhere(rig: DiscordRig, team: Team) -> None:
    """Who pauses hears nothing and is introduced to nobody until they are back."""
    await team.join(team.ana, team.ben, team.cleo)
    await team.cleo.command("peer pause")
    await team.cleo.press("Until I come back")
    before = len(team.cleo.sees)
    await introduced(rig, team.ana)
    assert team.cleo.threads == []
    assert len(team.cleo.sees) == before
    await team.cleo.command("peer resume")
    await introduced(rig, team.cleo)


@pytest.mark.shows("C7", "R7", on="discord")
async def test_silent_members_are_paused_gently(rig: DiscordRig, team: Team) -> None:
    """After three rounds without any press comes a gentle pause, with a way to stay."""
    await team.join(team.ana, team.ben)
    await rig.turn(days=50)
    said = next(seen for seen in team.ana.inside("DM") if "Stay in" in seen.buttons)
    assert "Leave" in " ".join(said.buttons)
    assert "missed" not in said
    await team.ana.press("Stay in", said)
    member = await rig.member(team.ana)
    assert member
    async with rig.work() as tx:
        assert await tx.count(Enrolment, member=member.id, part=Part.IN) == 1


@pytest.mark.shows("C8", "R11", on="discord")
async def test_outside_the_rounds(rig: DiscordRig, team: Team) -> None:
    """Two who would like to meet now are brought together at once; who is asked may say no."""
    await team.join(team.ana, team.ben, team.cleo)
    await team.ana.command("peer coffee now")
    await team.ben.command("peer coffee now")
    await rig.turn(hours=1)
    assert team.ana.threads
    assert team.ana.threads == team.ben.threads
    await team.ana.menu("Invite for a coffee", team.cleo)
    assert team.ana.field("purpose")["value"], "a first line to edit"
    await team.ana.submit({})
    await rig.turn(hours=1)
    await team.cleo.press("Not now")
    assert "Thank" in team.cleo.words
    assert len(team.cleo.threads) == 0


@pytest.mark.shows("C9", on="discord")
async def test_proposing_a_question(rig: DiscordRig, team: Team) -> None:
    """A member proposes an opening question, and an organiser takes it into the bank."""
    await team.join(team.ana)
    await team.ana.command("peer coffee question")
    await team.ana.submit({"question": "What did you learn from a mistake this year?"})
    await rig.settle()
    await team.ada.command("confab coffee questions")
    assert "What did you learn from a mistake" in team.ada.last
    await team.ada.press(team.ada.last.buttons[0])
    await rig.turn(hours=1)
    assert "question" in team.ana.inside("DM")[-1]


@pytest.mark.shows("C10", on="discord")
async def test_programme_types(rig: DiscordRig, team: Team) -> None:
    """An organiser chooses who meets whom in a form; the list says what was chosen."""
    await team.ada.command("confab coffee list")
    before = str(team.ada.last)
    await team.ada.press("More settings")
    kinds = [each["label"] for each in team.ada.field("kind")["options"]]
    assert len(kinds) >= 5
    await team.ada.submit({"kind": "Across fields"})
    assert str(team.ada.last) != before
    await team.ada.command("confab coffee list")
    assert "Across fields" in team.ada.last


@pytest.mark.shows("H10", "R8", on="discord")
async def test_talking_to_an_organiser(rig: DiscordRig, team: Team) -> None:
    """A letter reaches the one organiser it is for, and the answer comes back."""
    await team.ada.command("confab check")
    await team.ana.command("peer join")
    await team.ana.command("peer talk")
    await team.ana.press("Write to an organiser")
    await team.ana.submit({"to": "Ada", "words": "Can we talk about *Dan*?"})
    await rig.turn(hours=1)
    letter = team.ada.inside("DM")[-1]
    assert "Can we talk about *Dan*?" in letter
    await team.ada.press("Reply", letter)
    await team.ada.submit({"words": "Of course"})
    await rig.turn(hours=1)
    assert "Of course" in team.ana.words
    assert "Dan" not in team.ben.words


@pytest.mark.shows("H7", on="discord")
async def test_my_data_comes_to_me_alone(rig: DiscordRig, team: Team) -> None:
    """Asked in a channel, the file with everything stored is for the asker's eyes only."""
    await team.ana.command("peer join")
    await team.ana.command("peer data download", team.coffee)
    files = [seen for seen in team.ana.sees if seen.files]
    assert len(files) == 1
    assert files[0].alone
    assert not any(seen.files for seen in team.ben.sees)


@pytest.mark.shows("O1", on="discord")
async def test_check_and_organisers(rig: DiscordRig, team: Team) -> None:
    """An organiser checks the channel and names another one, who may then organise, too."""
    await team.ada.command("confab check", team.coffee)
    assert team.ada.last.alone
    await team.ada.command("confab organiser add", who=team.ben)
    assert "Ben" in team.ada.last
    await team.ada.command("confab organiser list")
    assert "Ben" in team.ada.last


async def test_programmes_are_offered_while_typing(rig: DiscordRig, team: Team) -> None:
    """Where an option names a programme, those of this server are offered."""
    assert await team.ada.types("confab organiser add", "programme", "cof") == ["Coffee"]
    assert await team.ada.types("confab organiser add", "programme", "tea") == []
    assert (await team.ana.types("peer help", "topic", "pau"))[0] == "pause"
