"""Feedback from a chosen peer: asked for, given in three parts, read once, thanked for."""

from __future__ import annotations

import pytest

from bot.kit.model.people import Slip
from tests.rig import Rig

THREE = {"situation": "Monday's call", "behaviour": "You let Kim finish", "impact": "We all did"}


async def ask(rig: Rig) -> None:
    """Let Ben ask Eve about how he comes across."""
    await rig.command("ben", "/peer coach feedback @eve")
    await rig.submit("ben", about="attitude")


@pytest.mark.shows("T14", "R8", on="sandbox")
async def test_asked_given_and_thanked() -> None:
    """Eve writes three parts, only Ben reads them, nothing is kept, and he thanks her once."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        await ask(rig)
        assert "how they come across" in rig.last("eve")
        await rig.command("ben", "/peer data show")
        assert "asked for feedback: with: Eve; about: attitude" in rig.last("ben")
        await rig.press("eve", "Write it")
        await rig.submit("eve", **THREE)
        assert "You let Kim finish" in rig.last("ben")
        async with rig.work() as tx:
            assert not await tx.find(Slip)
        await rig.press("ben", "Thank them")
        await rig.chat.repeat()
        assert rig.sees("eve").count("Ben thanks you") == 1
        await rig.turn(days=20)
        assert "Nothing came of it" not in rig.sees("ben")


@pytest.mark.shows("T14", "R6", "R7", on="sandbox")
async def test_a_no_looks_like_a_silence() -> None:
    """Not now, silence, a pause and an exclusion look alike to Ben."""
    seen = []
    for how in ("silent", "not now", "paused", "avoided"):
        async with Rig.open() as rig:
            await rig.join("ben", "eve")
            if how == "paused":
                await rig.command("eve", "/peer pause")
                await rig.press("eve", "Until I come back")
            if how == "avoided":
                await rig.command("eve", "/peer avoid add")
                await rig.submit("eve", person="ben")
            await ask(rig)
            if how == "not now":
                await rig.press("eve", "Not now")
                assert "Thank you for saying so" in rig.last("eve")
            assert ("Would you give Ben" in rig.sees("eve")) == (how == "silent")
            await rig.turn(days=20)
            seen.append(rig.sees("ben"))
    assert len(set(seen)) == 1
    assert "Nothing came of it this time" in seen[0]


@pytest.mark.shows("T14", "R12", "R1", on="sandbox")
async def test_what_is_put_right() -> None:
    """Asking oneself or the same person twice is answered beside the field; one part is missing."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer coach feedback @ben")
        await rig.submit("ben", about="goal")
        assert "somebody else than yourself" in rig.errors("ben")["who"]
        await ask(rig)
        await ask(rig)
        assert "asked this person already" in rig.errors("ben")["who"]
        assert "I am Confab" in rig.last("eve")
        await rig.press("eve", "Write it")
        await rig.submit("eve", situation="Monday")
        assert "fill this in" in rig.errors("eve")["impact"]
        await rig.submit("eve", **THREE)
        assert "You let Kim finish" in rig.sees("ben")
        assert (await rig.member("eve")).joined


@pytest.mark.shows("T14", "R1", on="sandbox")
async def test_no_more_invitations_is_never_too_late() -> None:
    """Finn, who has not joined, is asked once; his “no more” counts when the request is over."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer coach feedback @finn")
        await rig.submit("ben", about="attitude")
        await rig.turn(days=30)
        assert rig.sees("finn").count("Would you give Ben") == 1
        await rig.press("finn", "No more invitations")
        assert (await rig.member("finn")).uninvited
