"""Afterwards: the roles turn, wishes are revealed, notes are kept or not."""

from __future__ import annotations

import pytest

from bot.kit.model.series import Place
from bot.programmes.coaching.models import PrivateNote
from storage.purge import purge
from tests.programmes.coaching.talks import begin, state, talks, through
from tests.rig import Rig


@pytest.mark.shows("T8", on="sandbox")
async def test_the_roles_turn() -> None:
    """Eve, who listened, is heard next for equal time, after both have agreed once more."""
    async with Rig.open() as rig:
        await begin(rig)
        await through(rig)
        await rig.press("ben", "Change roles now")
        assert "for Eve to begin" in rig.last("ben")
        await rig.turn(hours=0.1)
        await rig.press("eve", "Change roles now")
        await rig.submit("eve", help="ear", way="live")
        assert await state(rig) == "agreeing"
        assert "Now Eve would like to be heard by you" in rig.last("ben")
        await rig.press("ben", "I agree")
        assert "It begins in your place once everybody has agreed. Still open: Eve." in rig.last(
            "ben"
        )
        await rig.press("eve", "I agree")
        await rig.press("eve", "Begin")
        assert "Telling: your turn, Eve" in rig.sees("ben")
        for account in ("eve", "ben", "ben", "ben", "eve", "eve"):
            await rig.press(account, "Next")
        assert await state(rig) == "debrief"


@pytest.mark.shows("T8", on="sandbox")
async def test_the_roles_turn_next_time() -> None:
    """Turning next time is remembered on Eve's home, and not this time is the end of it."""
    async with Rig.open() as rig:
        await begin(rig)
        await through(rig)
        await rig.press("ben", "Next time")
        assert "With Ben the roles turn next time" in await rig.home("eve")
        assert "the roles turn next time" not in await rig.home("ben")
        await rig.press("eve", "Change roles now")
        await rig.submit("eve", help="board", way="written")
        assert "the roles turn next time" not in await rig.home("eve")


@pytest.mark.shows("T9", on="sandbox")
async def test_a_wish_is_revealed_only_when_mutual() -> None:
    """Ben's yes to another conversation is never told where Eve said not now."""
    async with Rig.open() as rig:
        await begin(rig)
        await through(rig)
        await rig.press("ben", "Look back")
        await rig.submit("ben", again="yes")
        await rig.press("eve", "Look back")
        await rig.submit("eve", again="not-now")
        await rig.turn(days=20)
        assert "You would all do this again" not in rig.sees("ben") + rig.sees("eve")


@pytest.mark.shows("T12", "R8", on="sandbox")
async def test_notes_are_private_and_go() -> None:
    """A note is read by its writer alone, asked about at the end, and gone after ninety days."""
    async with Rig.open() as rig:
        await begin(rig)
        await rig.command("ben", "/peer coach note")
        await rig.submit("ben", words="Breathe first")
        await through(rig)
        await rig.press("ben", "Look back")
        fields = {each.name: each.value for each in rig.form("ben").form.fields}
        assert fields["words"] == "Breathe first"
        assert fields["keep"] == "keep", "nothing is lost by pressing on"
        await rig.submit("ben")
        assert "Breathe" not in rig.sees("eve")
        async with rig.work() as tx:
            assert [each.words for each in await tx.find(PrivateNote)] == ["Breathe first"]
        await rig.turn(days=91)
        await purge(rig.store, rig.clock.now())
        async with rig.work() as tx:
            assert not await tx.find(PrivateNote)


@pytest.mark.shows("T12", on="sandbox")
async def test_a_note_after_an_early_end() -> None:
    """After an early end its writer is asked whether the note stays, and can delete it."""
    async with Rig.open() as rig:
        await begin(rig)
        await rig.command("eve", "/peer coach note")
        await rig.submit("eve", words="He was brave")
        await rig.press("ben", "End")
        assert "Your note about this conversation" in rig.sees("eve")
        await rig.press("eve", "Delete it")
        async with rig.work() as tx:
            assert not await tx.find(PrivateNote)


@pytest.mark.shows("T8", "R2", "R4", "R6", on="sandbox")
async def test_turning_the_roles_with_somebody_who_is_away() -> None:
    """Whether Ben avoids Eve by now, is paused or only silent: she sees the same, he sees none of
    it where he is away, and it ends without a reason."""
    seen = []
    for how in ("silent", "avoids", "paused"):
        async with Rig.open() as rig:
            await begin(rig)
            await through(rig)
            await rig.press("ben", "Next time")
            await rig.turn(days=6)
            if how == "avoids":
                await rig.command("ben", "/peer avoid add")
                await rig.submit("ben", person="eve")
            elif how == "paused":
                await rig.command("ben", "/peer pause")
                await rig.press("ben", "Until I come back")
            await rig.press("eve", "Change roles now")
            await rig.submit("eve", help="ear", way="written")
            await rig.press("eve", "I agree")
            await rig.turn(days=20)
            seen.append(rig.sees("eve"))
            assert ("sympathetic ear" in rig.sees("ben")) == (how == "silent")
            assert await state(rig) == "expired"
    assert len(set(seen)) == 1
    assert "does not begin this time" in seen[0]


@pytest.mark.shows("T8", on="sandbox")
async def test_the_place_rests_when_both_conversations_are_over() -> None:
    """While Eve is heard in the same place it stays awake, though the first one is over; then it
    rests."""
    async with Rig.open() as rig:
        await begin(rig)
        place = (await talks(rig))[0].place
        await through(rig)
        await rig.press("eve", "Change roles now")
        await rig.submit("eve", help="ear", way="live")
        await rig.press("ben", "I agree")
        await rig.press("eve", "I agree")
        await rig.press("eve", "Begin")
        for account in ("ben", "eve"):
            await rig.press(account, "Not needed")
        await rig.turn(hours=1)
        assert not await rests(rig, place)
        await rig.press("eve", "End")
        await rig.turn(hours=1)
        assert await rests(rig, place)


async def rests(rig: Rig, place: str) -> bool:
    """Say whether a place rests on the platform."""
    async with rig.work() as tx:
        found = await tx.get(Place, place)
    assert found
    return rig.world.room(found.room).resting


@pytest.mark.shows("T9", "T11", on="sandbox")
async def test_a_look_back_is_asked_for_twice_at_most() -> None:
    """Ben is asked once and reminded once, which says so, and then it is over."""
    async with Rig.open() as rig:
        await begin(rig)
        await through(rig)
        await rig.turn(days=20)
        asked = [str(each) for each in rig.messages("ben") if "How was it?" in str(each)]
        assert ["the only reminder" in each for each in asked] == [False, True]
