"""Finding somebody to talk to: suggestions with a true reason, and who has done this before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.kit.model.forgetting import forget
from bot.kit.model.people import Member, Profile, Slip
from bot.programmes.coaching.models import Call, HelpOffer, Limit
from bot.programmes.coaching.privacy import export
from tests.rig import Rig


async def offer(rig: Rig, *accounts: str) -> None:
    """Let people join and offer to be asked."""
    for account in accounts:
        await rig.join(account)
        await rig.command(account, "/peer coach offer")
        assert "You can be suggested now" in rig.last(account)


async def knows(rig: Rig, account: str, *challenges: str, named: bool = False) -> None:
    """Let somebody's profile hold challenges, which may be `named` to who has them, too."""
    member = (await rig.member(account)).id
    async with rig.work() as tx:
        there = await tx.get(Profile, member)
        base = there or Profile(id=member)
        profile = replace(base, challenges=challenges, names_challenges=named)
        await (tx.save(profile) if there else tx.add(profile))


@pytest.mark.shows("T1", "M", on="sandbox")
async def test_three_names_with_a_reason() -> None:
    """Ben gets at most three who offered, the one with his challenge first, and asks in one tap."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await offer(rig, "ana", "cleo", "dan", "eve")
        await knows(rig, "ben", "delegating")
        await knows(rig, "dan", "delegating", named=True)
        await rig.command("ben", "/peer coach suggest")
        names = [line for line in rig.last("ben").splitlines() if line.startswith("•")]
        assert len(names) == 3
        assert names[0].startswith("• Dan: knows this, too")
        await rig.press("ben", "Ask Dan")
        await rig.submit("ben", help="board", way="live", affected="no")
        assert "Would you think something through with Ben?" in rig.last("dan")
        await rig.command("ben", "/peer coach suggest")
        assert "Dan" not in rig.last("ben"), "asked already"


@pytest.mark.shows("R14", "T1", on="sandbox")
async def test_a_challenge_is_not_named_unless_its_owner_said_so() -> None:
    """Dan has Ben's challenge and never said that it may be told: he is suggested without it."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await offer(rig, "dan")
        for account in ("ben", "dan"):
            await knows(rig, account, "delegating")
        await rig.command("ben", "/peer coach suggest")
        assert "• Dan" in rig.last("ben")
        assert "knows this, too" not in rig.last("ben")
        assert "elegat" not in rig.last("ben")


@pytest.mark.shows("T1", "R4", "R6", "R2", on="sandbox")
async def test_who_is_never_named() -> None:
    """Who avoids Ben, is paused, busy, or did not offer is not named, and no reason is told."""
    async with Rig.open() as rig:
        await rig.join("ben", "finn")
        await offer(rig, "cleo", "dan", "eve")
        await rig.command("cleo", "/peer avoid add")
        await rig.submit("cleo", person="ben")
        await rig.command("dan", "/peer pause")
        await rig.press("dan", "A week")
        await rig.command("eve", "/peer coach offer")
        await rig.press("eve", "Suggest me no longer")
        await rig.command("ben", "/peer coach suggest")
        assert "Nobody free who fits this time" in rig.last("ben")
        assert not [name for name in ("Cleo", "Dan", "Eve", "Finn") if name in rig.last("ben")]


@pytest.mark.shows("T2", "R4", "H7", on="sandbox")
async def test_how_many_at_once() -> None:
    """Eve carries one at a time: while that is open nobody is led to her, and no reason is told."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan")
        await offer(rig, "eve")
        assert "2 conversations at once, at most" in rig.last("eve")
        await rig.press("eve", "How many at once")
        await rig.submit("eve", most="1")
        assert "one conversation at a time" in rig.last("eve")
        for account in ("ben", "cleo"):
            await rig.command(account, "/peer coach ask @eve")
            await rig.submit(account, help="ear", way="live", affected="no")
            assert "Your invitation to Eve" in rig.last(account)
        assert "with Ben?" in rig.sees("eve")
        await rig.command("dan", "/peer coach suggest")
        assert "Nobody free who fits this time" in rig.last("dan")
        await rig.press("eve", "Yes, gladly")
        await rig.press("eve", "Rather not")
        assert "with Cleo?" not in rig.sees("eve")
        await rig.command("dan", "/peer coach suggest")
        assert "Eve" in rig.last("dan")
        await rig.command("eve", "/peer coach limit")
        assert rig.form("eve").form.fields[0].value == "1"
        async with rig.work() as tx:
            eve = await tx.one(Member, account="eve")
            assert eve
            assert (await export(eve, tx))["asked into at most"] == "1"
            await forget(eve, tx)
            assert not await tx.find(Limit)


@pytest.mark.shows("T2", on="sandbox")
async def test_other_names_after_a_no() -> None:
    """After a no and after a silence, others who offered are named."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        await offer(rig, "cleo")
        await rig.command("ben", "/peer coach ask @eve")
        await rig.submit("ben", help="ear", way="live", affected="no")
        await rig.press("eve", "Not now")
        assert "Not now for Eve" in rig.last("ben")
        assert rig.labels("ben") == ["Ask Cleo"]


@pytest.mark.shows("T1", "R6", "R8", on="sandbox")
async def test_who_has_done_this_before() -> None:
    """A line goes to those who offered, without a name; the first yes learns who, and they talk."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await offer(rig, "cleo", "dan", "eve")
        await rig.command("eve", "/peer avoid add")
        await rig.submit("eve", person="ben")
        await rig.command("ben", "/peer coach before")
        await rig.submit(
            "ben", line="Going from expert to lead", help="board", way="live", named="no"
        )
        assert "Going from expert to lead" in rig.last("dan")
        assert "Ben" not in rig.last("dan")
        assert "expert" not in rig.sees("eve")
        async with rig.work() as tx:
            assert not await tx.find(Slip)
        await rig.press("dan", "Yes, I have")
        assert "This is with Ben" in rig.last("dan")
        assert "This is with Dan" in rig.last("ben")
        await rig.press("cleo", "Yes, I have")
        assert "settled already" in rig.last("cleo")
        await rig.press("dan", "I agree")
        await rig.press("ben", "I agree")
        await rig.press("ben", "Begin")
        assert "Telling: your turn, Ben" in rig.sees("dan")


@pytest.mark.shows("T1", "R4", "R12", on="sandbox")
async def test_nobody_has() -> None:
    """With one's name or without, a call nobody answers ends with one kind word to Ben."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await offer(rig, "cleo")
        for expected in ("I ask around", ""):
            await rig.command("ben", "/peer coach before")
            await rig.submit("ben", line="A merger", help="advice", way="live", named="yes")
            assert expected in rig.last("ben")
        assert "asked around already" in rig.errors("ben")["line"]
        assert "Ben would like to talk" in rig.last("cleo")
        await rig.turn(days=8)
        assert rig.sees("ben").count("Nobody free who fits this time") == 1
        await rig.press("cleo", "Yes, I have")
        assert "settled already" in rig.last("cleo")


@pytest.mark.shows("H7", on="sandbox")
@pytest.mark.parametrize("words", ["/peer leave", "/peer data delete"])
async def test_whoever_goes_is_not_suggested(words: str) -> None:
    """Leaving or deleting everything takes back the offer and the call."""
    async with Rig.open() as rig:
        await offer(rig, "ben", "cleo")
        await rig.command("ben", "/peer coach before")
        await rig.submit("ben", line="A merger", help="advice", way="live", named="no")
        await rig.command("ben", words)
        await rig.press("ben", next(each for each in rig.labels("ben") if each != "Stay"))
        async with rig.work() as tx:
            cleo = await tx.find(HelpOffer)
            assert [each.id for each in cleo] == [(await rig.member("cleo")).id]
            calls = await tx.find(Call)
            assert all(each.expires <= tx.now for each in calls)
        await rig.press("cleo", "Yes, I have")
        assert "This is with" not in rig.last("cleo")
