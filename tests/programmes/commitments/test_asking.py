"""A peer who may ask: by the owner's wish, with their own yes, and by nobody's harm."""

from __future__ import annotations

import pytest

from bot.kit.model.commitments import Asker
from bot.kit.screen.buttons import Press
from bot.programmes import together
from bot.programmes.commitments import commitments
from bot.programmes.profile import profile
from tests.rig import Rig


async def named(rig: Rig, peer: str = "eve") -> None:
    """Let Ben set out to do something, and name somebody who may ask."""
    await rig.command("ben", "/peer commitments add")
    await rig.submit("ben", what="Ask Kim", day="2026-03-04", peer=peer)


def count(rig: Rig, account: str, words: str) -> int:
    """Count the direct messages with these words in them."""
    return len([message for message in rig.inbox(account) if words in message])


@pytest.mark.shows("T13", "R1", on="sandbox")
async def test_the_peer_hears_after_the_owner_answered() -> None:
    """Eve says yes, Ben is asked first, then Eve reads his words and cheers once."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        await named(rig)
        assert "Ask Kim" not in rig.sees("eve")
        await rig.press("eve", "Yes, I will ask")
        assert count(rig, "ben", "Eve will ask you how it went") == 1
        await rig.turn(days=3)
        assert "Ask Kim" not in rig.sees("eve")
        await rig.press("ben", "Done")
        await rig.submit("ben", words="Kim was glad")
        assert "Eve gets a note" in rig.last("ben")
        await rig.turn(days=1)
        assert "Ben has done it" in rig.last("eve")
        assert "Kim was glad" in rig.last("eve")
        cheer = rig.messages("eve")[-1].buttons[0].token
        await rig.press("eve", "Cheer")
        await rig.forge("eve", Press.parse(cheer))
        await rig.turn(days=1)
        assert count(rig, "ben", "Eve cheers") == 1


@pytest.mark.shows("T13", "R8", on="sandbox")
async def test_words_for_oneself_stay_there() -> None:
    """What Ben keeps to himself never reaches Eve, and nothing does after she stops asking."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        await named(rig)
        await rig.press("eve", "Yes, I will ask")
        await rig.press("ben", "Show it")
        await rig.press("ben", "Tell how it goes")
        await rig.submit("ben", words="A secret", readers="me")
        await rig.turn(days=1)
        assert "secret" not in rig.sees("eve")
        await rig.press("eve", "Ask no longer")
        await rig.press("ben", "Tell how it goes")
        fields = [each.name for each in rig.form("ben").form.fields]
        assert fields == ["turn", "words"]
        await rig.submit("ben", words="Another")
        await rig.turn(days=2)
        assert "Another" not in rig.sees("eve")


@pytest.mark.shows("T13", on="sandbox")
async def test_the_owner_takes_it_back() -> None:
    """Once Ben lets nobody ask, Eve reads nothing more, and her old button says so kindly."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        await named(rig)
        await rig.press("eve", "Yes, I will ask")
        await rig.turn(days=3)
        await rig.press("ben", "Something else…")
        await rig.press("ben", "Let nobody ask")
        await rig.press("ben", "Done")
        await rig.submit("ben", words="Kim was glad")
        await rig.turn(days=2)
        assert "Kim" not in rig.sees("eve")
        await rig.press("eve", "Ask no longer")
        assert "moved on" in rig.last("eve")


async def _watched(answer: str) -> str:
    """Return all that Ben sees within three weeks of naming Eve, however she answers."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        if answer == "avoided":
            await rig.command("eve", "/peer avoid add")
            await rig.submit("eve", person="ben")
        if answer == "paused":
            await rig.command("eve", "/peer pause")
            await rig.press("eve", "Until I come back")
        await named(rig)
        if answer == "no":
            await rig.press("eve", "Not now")
        if answer == "avoided later":
            await rig.press("eve", "Yes, I will ask")
            await rig.command("eve", "/peer avoid add")
            await rig.submit("eve", person="ben")
        before = len(rig.sees("ben")) if answer == "avoided later" else 0
        await rig.turn(days=3)
        await rig.press("ben", "Done")
        await rig.submit("ben", words="Kim was glad")
        await rig.turn(days=18)
        heard = answer == "avoided later"
        assert ("Kim" in rig.sees("eve")) is False
        return rig.sees("ben")[before:] if heard else rig.sees("ben")


@pytest.mark.shows("R6", on="sandbox")
async def test_a_no_a_silence_a_pause_and_an_exclusion_look_alike() -> None:
    """Ben sees the very same whether Eve declines, is silent, is away or avoids him."""
    seen = {await _watched(each) for each in ("silence", "no", "paused", "avoided")}
    assert len(seen) == 1


@pytest.mark.shows("R6", on="sandbox")
async def test_an_exclusion_after_a_yes_lets_nothing_through() -> None:
    """Whoever avoids the owner later reads no more of them."""
    await _watched("avoided later")


@pytest.mark.shows("R1", on="sandbox")
async def test_somebody_new_is_asked_once_in_ninety_days() -> None:
    """Eve, who has not joined, is asked once; her yes joins her, “no more” ends all of it."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "ana")
        await named(rig)
        assert count(rig, "eve", "Would you ask Ben") == 1
        await rig.command("ana", "/peer commitments add")
        await rig.submit("ana", what="Rest", day="2026-03-09", peer="eve")
        await rig.turn(days=2)
        assert count(rig, "eve", "Would you ask Ana") == 0
        await rig.turn(days=30)  # too late for this one, and never too late for the others
        await rig.press("eve", "No more invitations")
        assert (await rig.member("eve")).uninvited
        await rig.turn(days=100)
        await named_again(rig)
        assert count(rig, "eve", "Would you ask") == 1


async def named_again(rig: Rig) -> None:
    """Let Ana name Eve months later."""
    await rig.command("ana", "/peer commitments add")
    await rig.submit("ana", what="Rest", day="2026-12-09", peer="eve")


@pytest.mark.shows("R12", on="sandbox")
async def test_nobody_asks_themselves() -> None:
    """Naming oneself is mended beside the field, and nothing typed is lost."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await named(rig, "ben")
        assert "ask you first" in rig.errors("ben")["peer"]
        async with rig.work() as tx:
            assert await tx.count(Asker, owner=(await rig.member("ben")).id) == 0


@pytest.mark.shows("R10", on="sandbox")
async def test_too_late_for_a_yes() -> None:
    """An asking runs out after five working days and then says so kindly."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim", day="2026-06-04", peer="eve")
        await rig.turn(days=8)
        await rig.press("eve", "Yes, I will ask")
        assert "This is over" in rig.last("eve")


@pytest.mark.shows("H7", on="sandbox")
async def test_seen_and_forgotten() -> None:
    """The data file holds it all; deleting leaves nothing, on either side."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        await named(rig)
        await rig.press("eve", "Yes, I will ask")
        await rig.press("ben", "Show it")
        await rig.press("ben", "Tell how it goes")
        await rig.submit("ben", words="A step")
        await rig.command("ben", "/peer data")
        assert "Ask Kim" in rig.last("ben")
        await rig.command("eve", "/peer data delete")
        await rig.press("eve", "Delete it all")
        async with rig.work() as tx:
            assert not await tx.count(Asker, owner=(await rig.member("ben")).id)
        await rig.press("ben", "Done")
        await rig.submit("ben")
        await rig.command("ben", "/peer data delete")
        await rig.press("ben", "Delete it all")
