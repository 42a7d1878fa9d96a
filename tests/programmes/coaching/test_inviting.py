"""Asking and inviting: whom, what silence looks like, and the agreement of both."""

from __future__ import annotations

import pytest

from bot.kit.model.people import Slip
from tests.programmes.coaching.talks import ask, state
from tests.rig import Rig


@pytest.mark.shows("T1", "R12", on="sandbox")
@pytest.mark.parametrize(("who", "said"), [("ben", "somebody else than yourself"), ("dan", "own")])
async def test_whom_one_cannot_ask(who: str, said: str) -> None:
    """Asking oneself, or somebody on one's own avoid list, is answered beside the field."""
    async with Rig.open() as rig:
        await rig.join("ben", "dan")
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="dan")
        await ask(rig, who)
        assert said in rig.errors("ben")["who"]


@pytest.mark.shows("T1", on="sandbox")
async def test_somebody_who_could_be_affected() -> None:
    """Ben is steered away kindly, may ask all the same, and his own first line is not lost."""
    async with Rig.open() as rig:
        await ask(rig, affected="yes", line="Would you listen to me?")
        assert "Perhaps somebody further away?" in rig.last("ben")
        assert "Would you think" not in rig.sees("eve")
        await rig.press("ben", "Ask them all the same")
        assert "Would you listen to me?" in rig.last("eve")
        async with rig.work() as tx:
            assert not await tx.find(Slip), "a first line is deleted once it was delivered"


@pytest.mark.shows("T2", "T11", on="sandbox")
async def test_an_invitation_nobody_answers() -> None:
    """Eve is reminded once after two working days; after five it ends, kindly, for Ben."""
    async with Rig.open() as rig:
        await ask(rig)
        await rig.turn(days=1.9)
        assert len([m for m in rig.inbox("eve") if "Would you think" in m]) == 1
        await rig.turn(days=1)
        assert len([m for m in rig.inbox("eve") if "Would you think" in m]) == 2
        assert rig.inbox("eve")[-1].count("This is the only reminder") == 1
        await rig.turn(days=6)
        assert "Nothing came of it this time" in rig.last("ben")
        await rig.press("eve", "Yes, gladly")
        assert "This conversation is over" in rig.last("eve")
        await rig.turn(days=30)
        assert len([m for m in rig.inbox("eve") if "Would you think" in m]) == 2


@pytest.mark.shows("T2", "R7", on="sandbox")
async def test_not_now_and_another_time() -> None:
    """Another time keeps the invitation open; not now ends it, with thanks and no reason."""
    async with Rig.open() as rig:
        await ask(rig)
        await rig.press("eve", "Another time")
        assert "would like to, another time" in rig.last("ben")
        assert rig.labels("eve") == ["Yes, gladly", "Not now"]
        await rig.turn(days=8)
        assert "You said to Ben: another time." in rig.last("eve")
        await rig.press("eve", "Not now")
        assert "Thank you for saying so" in rig.last("eve")
        assert "Not now for Eve" in rig.last("ben")


async def _hears(rig: Rig) -> str:
    """Return all that Ben sees within three weeks of asking Eve."""
    await ask(rig, join=False)
    await rig.turn(days=21)
    return rig.sees("ben")


@pytest.mark.shows("T2", "R2", "R4", "R6", on="sandbox")
async def test_silence_looks_like_silence() -> None:
    """Avoided, paused, busy, wanting none or just silent: Ben sees the same at the same time."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        silent = await _hears(rig)
    for how in ("avoided", "paused", "busy", "none just now"):
        async with Rig.open() as rig:
            await rig.join("ben", "eve")
            await _away(rig, how)
            assert await _hears(rig) == silent, how
            if how != "busy":
                assert "Would you think" not in rig.sees("eve")


async def _away(rig: Rig, how: str) -> None:
    """Let Eve avoid Ben, pause, or be asked by as many as she can carry."""
    if how == "avoided":
        await rig.command("eve", "/peer avoid add")
        await rig.submit("eve", person="ben")
    elif how == "none just now":
        await rig.command("eve", "/peer coach limit")
        await rig.submit("eve", most="0")
    elif how == "paused":
        await rig.command("eve", "/peer pause")
        await rig.press("eve", "Until I come back")
    else:
        await rig.join("ana", "dan")
        for account in ("ana", "dan"):
            await rig.command(account, "/peer coach ask @eve")
            await rig.submit(account, help="ear", way="live", affected="no")
            await rig.press("eve", "Yes, gladly")


@pytest.mark.shows("T2", "R1", on="sandbox")
async def test_somebody_new() -> None:
    """Who has not joined reads what this is, can say no for good, and is asked no more."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer coach ask @finn")
        await rig.submit("ben", help="advice", way="live", affected="no")
        assert "I am Confab" in rig.last("finn")
        await rig.press("finn", "No more invitations")
        await rig.turn(days=1)
        await rig.command("ben", "/peer coach ask @finn")
        await rig.submit("ben", help="advice", way="live", affected="no")
        assert "I am Confab" not in rig.last("finn")


@pytest.mark.shows("R1", "T2", on="sandbox")
async def test_somebody_new_is_not_reminded() -> None:
    """Who has not joined is invited once and never reminded; “no more” counts even afterwards."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer coach ask @finn")
        await rig.submit("ben", help="advice", way="live", affected="no")
        await rig.turn(days=20)
        assert "\n".join(rig.inbox("finn")).count("I am Confab") == 1
        assert "Nothing came of it this time" in rig.last("ben")
        await rig.press("finn", "No more invitations")
        assert "No more invitations" in rig.last("finn")
        assert (await rig.member("finn")).uninvited


@pytest.mark.shows("T3", on="sandbox")
async def test_both_agree_each_time() -> None:
    """Nothing begins before both have agreed, and rather not is one press."""
    async with Rig.open() as rig:
        await ask(rig)
        await rig.press("eve", "Yes, gladly")
        await rig.press("eve", "I agree")
        assert await state(rig) == "agreeing"
        assert "the law demands" in rig.last("ben")
        assert "You asked Eve for a conversation, and the answer is yes." in rig.last("ben")
        await rig.press("ben", "Rather not")
        assert await state(rig) == "cancelled"
        assert "does not begin this time" in rig.last("eve")


@pytest.mark.shows("R6", "T3", on="sandbox")
async def test_ruled_out_after_asking() -> None:
    """Ben asks Eve and rules her out before her yes: he is not led to her, and she reads only
    that it does not begin."""
    async with Rig.open() as rig:
        await ask(rig)
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="eve")
        await rig.press("eve", "Yes, gladly")
        await rig.press("eve", "I agree")
        await rig.turn(days=14)
        assert "the answer is yes" not in rig.sees("ben")
        assert "does not begin this time" in rig.sees("eve")
        assert await state(rig) == "expired"
