"""A year of check-ins: five people in five zones, each in their own way."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.kit.time.cadence import Cadence, Every
from bot.programmes import together
from bot.programmes.checkin import checkin
from bot.programmes.checkin.models import Answer, Sheet
from bot.programmes.commitments import commitments
from bot.programmes.profile import profile
from tests.programmes.checkin.people import Ties
from tests.programmes.checkin.test_opening import ZONES, asked, start
from tests.rig import Rig

RHYTHM = (Every.MONTH, 3, time(12), ZoneInfo("UTC"), date(2026, 3, 1), 1)


@pytest.mark.shows("K1", "K2", "K3", "K4", "K5", "K6", "R5", "R7")
@pytest.mark.timeout(180)
async def test_a_year_of_five() -> None:
    """Ana writes each month for herself, Ben for Cleo, Cleo skips, Dan is silent, Eve only counts.

    In the summer Ben's pair with Cleo ends; in autumn Dan answers late.
    """
    ties = Ties({"pair": {"ben", "cleo"}})
    parts = (profile, commitments, checkin, ties.programme())
    async with Rig.open(together(*parts), zones=ZONES) as rig:
        await start(rig, *ZONES, every="month-on-1", name="Looking back")
        for month, wednesday in enumerate(Cadence(*RHYTHM).upcoming(rig.clock.now(), 12)):
            await rig.turn(wednesday + timedelta(days=1))
            await ana(rig, month)
            await ben(rig, month)
            await skip(rig, "cleo")
            await eve(rig)
            if month == 5:
                ties.groups.clear()
            if month == 8:
                await late(rig)
        assert len(asked(rig, "dan")) >= 11
        assert len(asked(rig, "dan", "Still time")) <= 12
        await rig.command("ana", "/peer checkin history")
        assert rig.last("ana").count("energy") >= 12
        await rig.press("ana", "My year")
        assert "12 check-ins in twelve months" in rig.last("ana")

        assert "\n".join(rig.inbox("cleo")).count("Ben shares") == 6
        assert all(f"Month {month}" in rig.sees("cleo") for month in range(6))
        for other in ("ana", "dan", "eve", "finn"):
            assert "Ben shares" not in rig.sees(other)
        async with rig.work() as tx:
            sheets = await tx.find(Sheet, member=(await rig.member("ana")).id)
            answers = await tx.find(Answer)
        questions = [id for sheet in sheets for id in sheet.questions]
        assert len(questions) == len(set(questions)) == 36
        assert {each.audience for each in answers} == {"me", "total", "ties~pair"}


async def ana(rig: Rig, month: int) -> None:
    """Write for oneself, and think better of it."""
    await rig.press("ana", "Check in")
    await rig.press("ana", "Write, only for me")
    await rig.submit("ana", high=f"High {month}", energy=str(1 + month % 5), progress="3")
    await rig.press("ana", "Edit")
    await rig.submit("ana", low=f"Low {month}")


async def ben(rig: Rig, month: int) -> None:
    """Write for a peer as long as there is one."""
    await rig.press("ben", "Check in")
    if month > 5:
        return await skip(rig, "ben")
    await rig.press("ben", "Let somebody read it…")
    await rig.submit("ben", audience="ties~pair")
    await rig.submit("ben", high=f"Month {month}", ask="A good question")
    await rig.turn(hours=20)


async def skip(rig: Rig, account: str) -> None:
    """Leave this one out."""
    await rig.press(account, "Skip this one")


async def eve(rig: Rig) -> None:
    """Give nothing but numbers to the anonymous total."""
    await rig.press("eve", "Check in")
    await rig.press("eve", "Let somebody read it…")
    await rig.submit("eve", audience="total")
    await rig.submit("eve", energy="3", progress="4", topic="")


async def late(rig: Rig) -> None:
    """Answer a window that has closed: for oneself alone, and without any blame."""
    old = next(each for each in rig.messages("dan") if "Check in" in each.labels)
    await rig.press("dan", old.buttons[0].token)
    assert "it is not too late for you" in rig.last("dan")
    assert rig.labels("dan") == ["Write, only for me", "Skip this one"]
    await rig.press("dan", "Write, only for me")
    await rig.submit("dan", high="Better late")
