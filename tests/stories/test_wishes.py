"""What stays private: meeting again, avoid lists, and why somebody is not there."""

from __future__ import annotations

import pytest

from tests.rig import Rig
from tests.stories.round import ASKED, INTRODUCED, SECOND, groups, met, start, tell, together, until


async def _met_and_answered(rig: Rig, ben: str, cleo: str) -> None:
    await start(rig, "ben", "cleo")
    await until(rig, INTRODUCED)
    await until(rig, ASKED)
    await rig.press("ben", "We met")
    await rig.press("ben", ben)
    await rig.press("cleo", "We met")
    if cleo:
        await rig.press("cleo", cleo)
    await until(rig, SECOND)


@pytest.mark.shows("C6", "R7")
@pytest.mark.parametrize("answer", ["Not now", ""])
async def test_again_only_one_wants(answer: str) -> None:
    """A wish to meet again that is not shared stays with its owner: the other sees nothing."""
    async with Rig.open() as rig:
        await _met_and_answered(rig, "Yes, I would like to", answer)
        assert "If all of you say yes, I tell you. If not, nobody learns of it." in rig.sees("ben")
        assert "said yes" not in rig.sees("ben") + rig.sees("cleo")


@pytest.mark.shows("C6", "R2")
async def test_again_while_away() -> None:
    """Where one is paused when the wish becomes mutual, both hear it once the pause is over."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, ASKED)
        await rig.press("ben", "We met")
        await rig.press("ben", "Yes, I would like to")
        await rig.command("ben", "/peer pause")
        await rig.press("ben", "Until I come back")
        await rig.press("cleo", "We met")
        await rig.press("cleo", "Yes, I would like to")
        assert "said yes" not in rig.sees("cleo")
        await rig.command("ben", "/peer resume")
        await until(rig, SECOND)
        assert "both said yes" in rig.sees("cleo")
        assert "both said yes" in rig.sees("ben")


@pytest.mark.shows("H5", "R6", "C3")
async def test_avoid_list_obeyed() -> None:
    """Two people of whom one avoids the other are never introduced, whatever that costs."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan")
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="cleo")
        await until(rig, SECOND)
        assert not any({"ben", "cleo"} <= set(group) for group in await groups(rig))
        left = [each for each in ("ben", "cleo") if "nobody free who fits" in rig.sees(each)]
        assert left, "with three people one of the two has to sit out"


@pytest.mark.shows("H5", "R6")
async def test_avoided_after_the_draw_began() -> None:
    """Somebody avoided since the last introduction is not revealed as wishing to meet again."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, ASKED)
        await rig.press("ben", "We met")
        await rig.press("ben", "Yes, I would like to")
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="cleo")
        await rig.press("cleo", "We met")
        await rig.press("cleo", "Yes, I would like to")
        await until(rig, SECOND)
        assert "said yes" not in rig.sees("ben") + rig.sees("cleo")


async def _inviter_sees(hidden: str) -> str:
    """Return all that Ben ever sees of asking Cleo and Dan, of whom Dan may accept."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan")
        match hidden:
            case "avoided":
                await rig.command("cleo", "/peer avoid add")
                await rig.submit("cleo", person="ben")
            case "paused":
                await rig.command("cleo", "/peer pause")
                await rig.press("cleo", "Until I come back")
        await rig.command("ben", "/peer coffee invite")
        await rig.submit("ben", people=("cleo", "dan"))
        await rig.turn(hours=1)
        assert ("Ben would like a coffee" in rig.sees("cleo")) == (hidden in ("declines", "silent"))
        if hidden == "declines":
            await rig.press("cleo", "Not now")
        await rig.press("dan", "Yes, gladly")
        await rig.turn(days=1)
        early = rig.sees("ben")
        await rig.turn(days=9)
        assert await groups(rig) == [("ben", "dan")]
        return f"{early}\n---\n{_without_questions(rig.sees('ben'))}"


def _without_questions(sees: str) -> str:
    return "\n".join(line for line in sees.splitlines() if "• " not in line)


@pytest.mark.shows("C8", "R6")
async def test_invitations_reveal_nothing() -> None:
    """The inviter sees exactly the same whether somebody avoids them, pauses, declines or waits."""
    silent = await _inviter_sees("silent")
    assert "To Cleo and Dan. Your place opens as soon as everybody has said yes" in silent
    for hidden in ("avoided", "paused", "declines"):
        assert await _inviter_sees(hidden) == silent


@pytest.mark.shows("C3", "C5")
async def test_not_met_does_not_count() -> None:
    """Two whose meeting did not happen may be introduced again; by silence they count as met."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, ASKED)
        assert await met(rig) == {frozenset(("ben", "cleo"))}
        await rig.press("ben", "Not this time")
        assert "Perhaps another time" in rig.last("ben")
        assert await met(rig) == set()


@pytest.mark.shows("C3", "C4")
async def test_newcomer_meets_somebody_who_welcomes() -> None:
    """Somebody new is first introduced to a person who offered to welcome people."""
    async with Rig.open() as rig:
        await start(rig, "ana", "ben", "cleo", "dan")
        await until(rig, INTRODUCED)
        await tell(rig, "dan", welcomes=True)
        await rig.command("eve", "/peer coffee join", channel="coffee")
        await rig.command("finn", "/peer coffee skip", channel="coffee")
        await until(rig, "2026-03-20 10:30")
        for account in ("ana", "ben", "cleo"):
            await rig.press(account, "Skip this one")
        await until(rig, SECOND)
        assert await together(rig, "eve") == ("dan",)
        assert "Dan offered to welcome people who are new here, like Eve." in rig.last("eve")


@pytest.mark.shows("C4", "R8")
async def test_why_you_two_is_true_today() -> None:
    """Why two people meet is said from what their profiles say when it is shown."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await tell(rig, "ben", ask_me="Negotiating, Chess")
        await tell(rig, "cleo", learn="negotiating")
        await until(rig, INTRODUCED)
        said = "Ben can be asked about Negotiating, and Cleo would like to learn about it."
        assert said in rig.last("cleo")
        await rig.command("ben", "/peer profile edit bring")
        await rig.submit("ben", ask_me="")
        await rig.press("ben", "Time 1")
        assert said not in rig.sees("cleo")
        assert "You have not met here before." in rig.sees("cleo")
