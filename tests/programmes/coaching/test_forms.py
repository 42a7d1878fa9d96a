"""The other forms: a quick question, alone, three with an observer, and each in turn."""

from __future__ import annotations

import pytest

from bot.kit.model.people import Slip
from bot.programmes.coaching.models import PrivateNote
from tests.programmes.coaching.talks import pressing, state
from tests.rig import Rig


async def three(rig: Rig, shape: str) -> None:
    """Let Ben ask Cleo and Dan, and everybody agree and begin."""
    await rig.join("ben", "cleo", "dan")
    await rig.command("ben", "/peer coach three")
    await rig.submit("ben", shape=f"{shape}-live", who="cleo", third="dan", help="board")
    await rig.press("cleo", "Yes, gladly")
    assert "As soon as the third has said yes" in rig.last("cleo")
    await rig.press("dan", "Yes, gladly")
    for account in ("ben", "cleo", "dan"):
        await rig.press(account, "I agree")
    await rig.press("dan", "Begin")


@pytest.mark.shows("T10", "T6", on="sandbox")
async def test_a_quick_question() -> None:
    """Ben tells, Eve asks and then shares: three steps, and the roles can turn."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer coach quick @eve")
        await rig.submit("ben", help="pointers", way="live", affected="no")
        assert "ten minutes for me" in rig.last("eve")
        assert "about 10 minutes" in rig.last("eve")
        await rig.press("eve", "Yes, gladly")
        await rig.press("eve", "I agree")
        await rig.press("ben", "I agree")
        await rig.press("ben", "Begin")
        for account in ("ben", "eve"):
            await rig.press(account, "Next")
        assert "name what you know from your own use" in rig.last("ben")
        await rig.press("eve", "Next")
        assert await state(rig) == "debrief"
        assert "Would you like to change roles?" in rig.sees("eve")


@pytest.mark.shows("T10", "T7", "T12", on="sandbox")
async def test_alone() -> None:
    """Ben thinks alone, in private, sets something out, keeps a note, and nobody hears of it."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer coach alone")
        await rig.submit("ben", help="decide")
        assert "Tell yourself what it is about" in rig.last("ben")
        for _ in range(4):
            await rig.press("ben", "Next")
        await rig.press("ben", "Set out to do something")
        await rig.submit("ben", what="Choose on Friday")
        await rig.press("ben", "Next")
        assert "If something should stay" in rig.sees("ben")
        await rig.press("ben", "Write a note")
        await rig.submit("ben", words="The second way")
        await rig.turn(days=3)
        assert "How was it?" not in rig.sees("ben"), "there is nobody to look back with"
        await rig.press("ben", "Not needed")
        assert "Your note is kept for you alone" in rig.sees("ben")
        assert await state(rig) == "done"
        async with rig.work() as tx:
            assert [each.words for each in await tx.find(PrivateNote)] == ["The second way"]
        assert "former member" not in rig.sees("ben")
        assert "Choose" not in rig.sees("eve")


@pytest.mark.shows("T10", "T11", on="sandbox")
async def test_alone_and_then_forgotten() -> None:
    """Alone, too, one reminder comes, and then it ends without a word."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer coach alone")
        await rig.submit("ben", help="ear")
        assert "thinking something through alone: telling" in await rig.home("ben")
        await rig.turn(days=25)
        assert rig.sees("ben").count("This is the only reminder") == 1
        assert "has ended" not in rig.sees("ben")
        assert await state(rig) == "ended-early"


@pytest.mark.shows("T10", "T5", "T8", on="sandbox")
async def test_three_with_an_observer() -> None:
    """Dan watches until the end, has the last word about the asking, and then the roles turn."""
    async with Rig.open() as rig:
        await three(rig, "trio")
        assert "Dan, watch the asking from now on" in rig.sees("dan")
        await rig.press("dan", "Next")
        assert "somebody else's turn" in rig.last("dan")
        for account in ("ben", "cleo", "cleo", "cleo", "ben", "ben"):
            await rig.press(account, "Next")
        assert "From outside: your turn, Dan" in rig.sees("ben")
        assert "Only about the asking" in rig.sees("ben")
        await rig.press("dan", "Next")
        assert await state(rig) == "debrief"
        await rig.turn(hours=0.1)
        await rig.press("cleo", "Change roles now")
        await rig.submit("cleo", help="ear", way="live")
        for account in ("ben", "cleo", "dan"):
            await rig.press(account, "I agree")
        await rig.press("cleo", "Begin")
        assert "Telling: your turn, Cleo" in rig.sees("ben")
        await rig.press("cleo", "Next")
        assert "Understanding: your turn, Dan" in rig.sees("ben")


@pytest.mark.shows("T10", "T8", on="sandbox")
async def test_each_in_turn() -> None:
    """In a troika everybody is heard once, and both others ask and share."""
    async with Rig.open() as rig:
        await three(rig, "troika")
        turns = {"ben": "cleo", "cleo": "dan", "dan": "ben"}
        for heard, other in turns.items():
            assert f"Telling: your turn, {heard.title()}" in rig.sees("ben")
            for account in (heard, other, other, heard):
                await rig.press(account, "Next")
        assert await state(rig) == "debrief"
        assert "change roles" not in rig.last("ben")


@pytest.mark.shows("T2", "T10", on="sandbox")
async def test_one_of_two_says_no() -> None:
    """Where one of two says not now, whoever asked and whoever said yes hear it kindly."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan")
        await rig.command("ben", "/peer coach three")
        await rig.submit("ben", shape="trio-live", who="cleo", third="dan", help="ear")
        await rig.press("cleo", "Yes, gladly")
        await rig.press("dan", "Another time")
        await rig.home("dan")
        await rig.press("dan", "Answer")
        await rig.press("dan", "Not now")
        assert "Not now for" in rig.last("ben")
        assert "does not begin this time" in rig.last("cleo")


@pytest.mark.shows("T10", "R12", on="sandbox")
async def test_three_are_three() -> None:
    """Naming one person twice is answered beside the field."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer coach three")
        await rig.submit("ben", shape="trio-live", who="cleo", third="cleo", help="ear")
        assert "two different people" in rig.errors("ben")["third"]


@pytest.mark.shows("T1", "T10", on="sandbox")
@pytest.mark.parametrize("affected", [("third",), ("who", "third")])
async def test_somebody_of_three_who_could_be_affected(affected: tuple[str, ...]) -> None:
    """Ben is asked about each of the two, steered away kindly by name, and may ask all the same."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan")
        await rig.command("ben", "/peer coach three")
        people = {"who": "cleo", "third": "dan"}
        await rig.submit("ben", **people, shape="troika-written", help="ear", affected=affected)
        assert "Perhaps somebody further away?" in rig.last("ben")
        assert "Dan could be affected" in rig.last("ben")
        assert ("Cleo and" in rig.last("ben")) == ("who" in affected)
        assert "Would you think" not in rig.sees("cleo") + rig.sees("dan")
        await rig.press("ben", "Ask them all the same")
        for account in people.values():
            assert "each is heard for ten minutes in turn" in rig.last(account)
        async with rig.work() as tx:
            assert not await tx.find(Slip)
        await rig.press("ben", "Take it back")
        assert await state(rig) == "cancelled"


@pytest.mark.shows("T5", "T10", "R10", on="sandbox")
async def test_the_third_presses_what_is_not_theirs() -> None:
    """In a troika either who listens may go on, once; to others and a fourth it is kindly no."""
    async with Rig.open() as rig:
        await three(rig, "troika")
        for account in ("cleo", "dan"):
            await rig.press(account, "Next")
            assert "It is somebody else's turn" in rig.last(account)
        answered = await rig.forge("eve", pressing(rig, "Next"))
        assert "This one is for somebody else" in str(answered)
        await rig.press("ben", "Next")
        both = pressing(rig, "Next")
        for account in ("dan", "cleo"):
            await rig.forge(account, both)
        assert await state(rig) == "experience", "both pressed for the same step: it counts once"


@pytest.mark.shows("R6", "T10", on="sandbox")
async def test_two_of_three_who_avoid_each_other() -> None:
    """Where Cleo avoids Dan, she alone hears nothing: Ben and Dan see a silence of hers."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan")
        await rig.command("cleo", "/peer avoid add")
        await rig.submit("cleo", person="dan")
        await rig.command("ben", "/peer coach three")
        await rig.submit("ben", shape="trio-live", who="cleo", third="dan", help="ear")
        assert "You hear from me when there is an answer" in rig.last("ben")
        await rig.turn(days=12)
        assert "Would you think" not in rig.sees("cleo")
        assert "Would you think" in rig.sees("dan")
        assert "Nothing came of it this time" in rig.last("ben")


@pytest.mark.shows("T2", "T3", "T10", on="sandbox")
async def test_what_each_of_three_knows_before_a_yes() -> None:
    """Cleo and Dan read what each would do, and who else is asked, before they say yes."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan")
        await rig.command("ben", "/peer coach three")
        await rig.submit("ben", shape="trio-live", who="cleo", third="dan", help="ear")
        assert "You would listen and ask." in rig.last("cleo")
        assert "You would watch." in rig.last("dan")
        assert "Ben would like to think something through with you." in await rig.home("dan")
        assert "Dan is asked, too." in rig.last("cleo")
        assert "Cleo is asked, too." in rig.last("dan")
        await rig.press("cleo", "Yes, gladly")
        await rig.press("dan", "Yes, gladly")
        assert "This is between Ben, Cleo and Dan." in rig.last("dan")
