"""What organisers do with check-ins, what they see of them, and what they never see."""

from __future__ import annotations

import pytest

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member, Profile
from bot.kit.model.series import Series, SeriesState
from bot.kit.screen.buttons import Press
from bot.kit.screen.outcomes import Reply
from bot.programmes import together
from bot.programmes.checkin import checkin, privacy
from bot.programmes.checkin.models import Answer, CheckinSettings, CheckinTotal, OwnQuestion
from bot.programmes.profile import profile
from tests.programmes.checkin.test_opening import asked, start
from tests.rig import Rig

CROWD = tuple(f"P{number}" for number in range(14))


@pytest.mark.shows("K1", "O1", on="sandbox")
async def test_started_changed_held_and_ended() -> None:
    """An organiser starts a series in a channel, changes it, holds it, and ends it."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben", name="Looking back")
        await rig.command("ana", "/confab checkin start", channel="coffee")
        assert "has check-ins already" in rig.last("ana")
        await rig.command("ana", "/confab checkin")
        await rig.press("ana", "Change the rhythm")
        await rig.submit("ana", every="month-on-5", weekday="5", time="15:00", days="3")
        assert "Every month on the last Friday, at 15:00" in rig.last("ana")
        await rig.press("ana", "Themes")
        await rig.submit("ana", themes=("peers", "fears"))
        await rig.press("ana", "Hold or stop…")
        await rig.press("ana", "Hold")
        await rig.turn(days=40)
        assert asked(rig, "ben") == []
        await rig.press("ana", "Go on")
        await rig.turn(days=30)
        assert asked(rig, "ben", "Fears and worries") == ["2026-04-24 13:00"]
        await rig.command("ana", "/confab checkin")
        await rig.press("ana", "Hold or stop…")
        await rig.press("ana", "Stop it")
        await rig.turn(days=40)
        assert len(asked(rig, "ben")) == 1
        await rig.command("ana", "/confab checkin list")
        assert "No check-ins yet" in rig.last("ana")
        async with rig.work() as tx:
            [series] = await tx.find(Series)
            settings = await tx.get(CheckinSettings, series.id)
        assert settings
        assert settings.themes == ("fears", "peers")


async def test_only_in_a_channel() -> None:
    """A series begins in a channel, not in a direct message; a member cannot start one."""
    async with Rig.open(together(profile, checkin)) as rig:
        await rig.command("ben", "/confab checkin start", channel="coffee")
        assert "only organisers" in rig.last("ben").lower()


@pytest.mark.shows("K6", on="sandbox")
async def test_a_question_of_ones_own() -> None:
    """It is kept with a friendly suggestion, asked first, and can be taken out again."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben")
        await rig.press("ana", "Add a question")
        await rig.submit("ana", question="Did the move go well?", part="low")
        assert "could be better still" in rig.last("ana")
        assert "yes, no or a number" in rig.last("ana")
        await rig.turn(days=3)
        await rig.press("ben", "Check in")
        assert "Did the move go well?" in rig.last("ben")
        await rig.press("ana", "Take it out")
        async with rig.work() as tx:
            assert not await tx.count(OwnQuestion)


async def crowd(rig: Rig, energies: dict[str, str]) -> None:
    """Let fourteen people take part, and some give their energy to the anonymous total."""
    people = [name.lower() for name in CROWD]
    await start(rig, *people, every="month-on-1")
    async with rig.work() as tx:
        for account in people[:6]:
            member = await tx.one(Member, account=account)
            assert member
            await tx.add(Profile(id=member.id, challenges=("saying-no",)))
    await rig.turn(days=3)
    for account, energy in energies.items():
        await rig.press(account, "Check in")
        await rig.press(account, "Let somebody read it…")
        await rig.submit(account, audience="total")
        await rig.submit(account, energy=energy)


@pytest.mark.shows("K8", "R9", on="sandbox")
async def test_totals_once_a_month() -> None:
    """With enough people a rounded total is made once; nothing later changes it."""
    async with Rig.open(together(profile, checkin), people=("Ana", *CROWD)) as rig:
        await crowd(rig, {f"p{number}": "5" for number in range(9)})
        await rig.press("ana", "Totals")
        assert "no totals yet" in rig.last("ana")
        await rig.turn(days=12)
        await rig.press("ana", "Totals")
        told = rig.last("ana")
        assert "All: about 10" in told
        kinds = ("Answers", "Energy", "Progress", "What occupies people")
        assert [told.index(each) for each in kinds] == sorted(told.index(each) for each in kinds)
        assert "What occupies people\n• A few, or none" in told
        assert "High" not in told  # all of them said so: that would tell what each one said
        assert not any(name in told for name in CROWD)
        async with rig.work() as tx:
            before = await tx.find(CheckinTotal)
            await tx.remove(Answer, audience="total")
        await rig.turn(days=10)
        async with rig.work() as tx:
            assert await tx.find(CheckinTotal) == before
            assert [t.value for t in before if t.what == "challenge"] == ["saying-no"]


@pytest.mark.shows("K3", "K8", on="sandbox")
async def test_organisers_see_nobody() -> None:
    """Nothing an organiser can open tells who answered, skipped or was silent, or what."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben", "cleo", "dan")
        await rig.turn(days=3)
        await rig.press("ben", "Check in")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", high="A walk")
        await rig.press("cleo", "Skip this one")
        await rig.turn(days=7)
        for words in ("checkin", "checkin list", "why", "log", "check"):
            await rig.command("ana", f"/confab {words}")
        await rig.press("ana", "Totals")
        assert "A walk" not in rig.sees("ana")
        assert not any(name in rig.sees("ana") for name in ("Ben", "Cleo", "Dan"))


@pytest.mark.shows("H7", on="sandbox")
async def test_seen_and_forgotten() -> None:
    """Everything one wrote is in one's data, and gone once it is deleted."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben")
        await rig.turn(days=3)
        await rig.press("ben", "Check in")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", high="A walk", energy="5")
        await rig.press("ben", "Choose my time")
        await rig.press("ben", "Begin my own")
        await rig.submit("ben", time="09:30")
        await rig.command("ben", "/peer data")
        assert "A walk" in rig.last("ben")
        async with rig.work() as tx:
            kept = await privacy.export(await _member(tx, "ben"), tx)
        assert kept["own time of day"] == "09:30"
        assert kept["answers"][0]["read by"] == "only you"
        ben = (await rig.member("ben")).id
        await rig.command("ben", "/peer data delete")
        await rig.press("ben", "Delete it all")
        async with rig.work() as tx:
            assert not await tx.count(Answer, member=ben)
        before = len(asked(rig, "ben"))
        await rig.turn(days=10)
        assert len(asked(rig, "ben")) == before


async def _member(tx: Transaction, account: str) -> Member:
    found = await tx.one(Member, account=account)
    assert found
    return found


@pytest.mark.shows("O1")
async def test_organisers_of_one_programme_start_no_other() -> None:
    """Whoever organises one programme changes that, starts none, and touches no other one."""
    async with Rig.open() as rig:
        await start(rig, "ben")
        await rig.command("ana", "/confab coffee start", channel="coffee")
        await rig.submit("ana", name="Tea")
        await rig.command("ana", "/confab organiser add who: @ben programme: Tea")
        for programme in ("checkin", "coffee"):
            await rig.command("ben", f"/confab {programme} start", channel="general")
            assert "This is for organisers of everything" in rig.last("ben")
            values = {"name": "Mine", "every": "weekly", "weekday": "1", "time": "10:00"}
            await rig.forge("ben", Press(programme, "start", "r9"), **values)
        async with rig.work() as tx:
            series = {each.programme: each.id for each in await tx.find(Series)}
            assert await tx.count(Series) == 2
        refused = await rig.forge("ben", Press("checkin", "hold", series["checkin"]))
        assert isinstance(refused, Reply)
        assert "Only organisers can do this" in str(refused.cards[0])
        await rig.forge("ben", Press("checkin", "hold", series["coffee"]))
        async with rig.work() as tx:
            assert await tx.count(Series, state=SeriesState.RUNNING) == 2
