"""Clocks: zones that change to summer time and back, a service that was down, two programmes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.kit.model.series import Occurrence, Result
from bot.programmes.coffee.models import Round
from tests.rig import Rig
from tests.stories.round import HEADS_UP, INTRODUCED, SECOND, berlin, groups, start, until

ZONES = {"ben": "Europe/Berlin", "cleo": "America/New_York", "dan": "Pacific/Auckland"}


async def _draws(rig: Rig) -> list[datetime]:
    async with rig.work() as tx:
        return [each.at for each in await tx.find(Round, order="number")]


async def _inbox_times(rig: Rig, account: str, words: str) -> list[datetime]:
    """Return when direct messages with these words reached somebody, by their own clock."""
    room = rig.world.direct("acme", account)
    seen = [each for each in rig.world.sees(account, room.id) if words in str(each)]
    zone = ZoneInfo(ZONES[account])
    return [rig.world.message(each.id).at.astimezone(zone) for each in seen]


@pytest.mark.shows("R5", "C2", "C4")
async def test_summer_time_in_three_zones() -> None:
    """Across three changes of the clocks rounds stay at ten, and people read in their own hours."""
    async with Rig.open(zones=ZONES) as rig:
        await start(rig, "ben", "cleo", "dan")
        await until(rig, "2026-04-21 12:00")
        draws = [at.astimezone(ZoneInfo("Europe/Berlin")) for at in await _draws(rig)]
        assert [f"{at:%d %b %H:%M %Z}" for at in draws] == [
            "09 Mar 10:00 CET",
            "23 Mar 10:00 CET",
            "06 Apr 10:00 CEST",
            "20 Apr 10:00 CEST",
        ]
        for account in ZONES:
            times = await _inbox_times(rig, account, "A coffee is coming up")
            assert len(times) == 4
            assert all(9 <= at.hour < 18 and at.isoweekday() <= 5 for at in times)
        assert "Your working hours do not overlap. These times come nearest" in rig.sees("dan")


@pytest.mark.shows("R5", "C4")
async def test_times_suit_everybody_in_their_own_zone() -> None:
    """Times offered are inside the working hours of both, and each sees them by their own clock."""
    zones = {"ben": "Europe/Berlin", "cleo": "America/New_York"}
    async with Rig.open(zones=zones) as rig:
        await start(rig, "ben", "cleo")
        await until(rig, "2026-03-09 16:00")
        offered = [line for line in rig.last("ben").splitlines() if line[:2] in ("1.", "2.", "3.")]
        assert len(offered) == 3
        assert all(line.endswith(("14:00", "15:00", "16:00", "17:00")) for line in offered)
        there = [line for line in rig.last("cleo").splitlines() if line[:2] in ("1.", "2.", "3.")]
        assert all(line.endswith(("09:00", "10:00", "11:00", "12:00")) for line in there)


@pytest.mark.shows("C2", "C3", "O3: why nothing happened")
async def test_three_days_down_over_the_heads_up() -> None:
    """After three days of downtime people still get time to skip, and the draw is a day later."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, "2026-03-06 09:00")
        rig.clock.turn(berlin("2026-03-09 09:30"))
        await rig.settle()
        assert "on Tuesday 10 March 2026, 10:00" in rig.last("ben")
        assert rig.labels("ben") == ["Skip this one"]
        await until(rig, "2026-03-10 10:30")
        assert await groups(rig) == [("ben", "cleo")]
        await until(rig, SECOND)
        assert len(await groups(rig)) == 2, "the rhythm goes on as before"


@pytest.mark.shows("C3", "C5", "O3: why nothing happened")
async def test_three_days_down_over_the_draw() -> None:
    """A draw that comes three days late gives people a whole round, and does not hurry the next."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", every="week")
        await until(rig, "2026-03-09 09:00")
        rig.clock.turn(berlin("2026-03-12 10:00"))
        await rig.settle()
        assert await groups(rig) == [("ben", "cleo")]
        await until(rig, "2026-03-17 12:00")
        assert len(await groups(rig)) == 1, "no second introduction four days later"
        assert "You sit this round out" not in rig.sees("ben")
        await until(rig, SECOND)
        assert len(await groups(rig)) == 2


@pytest.mark.shows("O3: why nothing happened", "C5")
async def test_a_reminder_too_late_is_left_out() -> None:
    """A reminder that comes days too late is not sent, and the clock's log says so."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        rig.clock.turn(berlin("2026-03-19 18:30"))
        await rig.settle()
        assert "Still time for a coffee" not in rig.sees("ben")
        async with rig.work() as tx:
            skipped = await tx.find(Occurrence, result=Result.SKIPPED)
        assert [(each.job, each.note) for each in skipped] == [("coffee:nudge", "late")]
        await rig.command("ana", "/confab why")
        assert "reminder half-way through a coffee round" in rig.last("ana")


@pytest.mark.shows("C1", "C3", "R4")
async def test_two_programmes_one_introduction_a_week() -> None:
    """Whoever is in two programmes meets one person a week, and hears why the other one waits."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", every="week")
        await start(rig, "ben", "dan", channel="general", every="week", weekday="3", name="Tea")
        await until(rig, INTRODUCED)
        assert await groups(rig) == [("ben", "dan")], "Tea came first, on the Wednesday before"
        assert "“Coffee” goes on without you this time" in rig.sees("ben")
        assert rig.sees("ben").count("You sit this round out") == 1
        assert "nobody free who fits" in rig.sees("cleo")


@pytest.mark.shows("C1", "C3")
async def test_two_programmes_at_the_same_moment() -> None:
    """Two programmes drawn at the same moment do not introduce one person twice."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await start(rig, "ben", "dan", channel="general", name="Tea")
        await until(rig, INTRODUCED)
        assert sum("ben" in group for group in await groups(rig)) == 1


@pytest.mark.shows("O3: hold", "R4")
async def test_held_after_the_heads_up() -> None:
    """A round that was announced and then held does not take place, and everybody hears so."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, HEADS_UP)
        await rig.command("ana", "/confab coffee list")
        await rig.press("ana", "Hold")
        await until(rig, INTRODUCED)
        assert await groups(rig) == []
        assert "“Coffee” introduces nobody this time" in rig.last("ben")
        await rig.command("ana", "/confab why")
        assert "called off" in rig.last("ana")
        await rig.command("ana", "/confab coffee list")
        await rig.press("ana", "Go on")
        await until(rig, SECOND)
        assert await groups(rig) == [("ben", "cleo")]


@pytest.mark.shows("C1")
async def test_rhythms() -> None:
    """Every rhythm an organiser can choose says when it comes round next, and does."""
    async with Rig.open(people=("Ana", "Ben")) as rig:
        await start(rig, "ben", "ana")
        for every, weekday, rhythm, first in (
            ("week", "4", "Every Thursday, 10:00", "Thursday 5 March"),
            ("four-weeks", "1", "Every fourth Monday, 10:00", "Monday 9 March"),
            ("month-on-2", "2", "Every month on the second Tuesday, 10:00", "Tuesday 10 March"),
            ("month-on-5", "5", "Every month on the last Friday, 10:00", "Friday 27 March"),
            ("quarter", "1", "Every three months on the first Monday", "Monday 6 April"),
        ):
            await rig.command("ana", "/confab coffee list")
            await rig.press("ana", "Change the rhythm")
            await rig.submit("ana", every=every, weekday=weekday)
            assert rhythm in rig.last("ana")
            assert f"{first} 2026, 10:00" in rig.last("ana")
        await until(rig, "2026-04-03 12:00")
        assert "Monday 6 April 2026, 10:00" in rig.inbox("ben")[-1]
        assert [f"{at:%d %b}" for at in await _draws(rig)] == ["06 Apr"]
