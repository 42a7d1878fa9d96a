"""A series: everybody is asked at their own time, reminded once, and left in peace otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.kit.model.people import Member
from bot.programmes import together
from bot.programmes.checkin import checkin
from bot.programmes.checkin.models import Window
from bot.programmes.commitments import commitments
from bot.programmes.profile import profile
from tests.rig import Rig

ZONES = {
    "ana": "Pacific/Apia",
    "ben": "Asia/Kolkata",
    "cleo": "Europe/Berlin",
    "dan": "America/New_York",
    "eve": "Pacific/Honolulu",
}


async def start(rig: Rig, *members: str, **answers: str) -> None:
    """Let Ana start check-ins in #coffee, weekly on Wednesdays at ten, and let people join."""
    rhythm = {"every": "week", "weekday": "3", "time": "10:00", **answers}
    await rig.command("ana", "/confab checkin start", channel="coffee")
    await rig.submit("ana", **rhythm)
    for account in members:
        await rig.press(account, "Join")


def asked(rig: Rig, account: str, words: str = "Your check-in:") -> list[str]:
    """Return when somebody got direct messages with these words in them."""
    mine = (each for each in rig.messages(account) if words in str(each) and not each.private)
    return [f"{rig.world.message(each.id).at:%Y-%m-%d %H:%M}" for each in mine]


@pytest.mark.shows("K1", "R5", on="sandbox")
async def test_asked_in_five_zones() -> None:
    """It is ten in the morning of the same Wednesday for each of the five."""
    async with Rig.open(together(profile, checkin), zones=ZONES) as rig:
        await start(rig, *ZONES)
        await rig.turn(days=4)
        assert {account: asked(rig, account) for account in ZONES} == {
            "ana": ["2026-03-03 21:00"],
            "ben": ["2026-03-04 04:30"],
            "cleo": ["2026-03-04 09:00"],
            "dan": ["2026-03-04 15:00"],
            "eve": ["2026-03-04 20:00"],
        }
        assert asked(rig, "finn") == []


@pytest.mark.shows("K3", on="sandbox")
async def test_one_reminder_for_the_silent() -> None:
    """Whoever said something is not reminded; the silent one is, once in each window."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben", "cleo", "dan", every="month-on-1")
        await rig.turn(days=3)
        await rig.press("ben", "Check in")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", high="A walk")
        await rig.press("cleo", "Skip this one")
        await rig.turn(days=20)
        reminded = {each: len(asked(rig, each, "Still time")) for each in ("ben", "cleo", "dan")}
        assert reminded == {"ben": 0, "cleo": 0, "dan": 1}


@pytest.mark.shows("K3", on="sandbox")
async def test_later() -> None:
    """Later asks again on the next working day; on the last day it says so without blame."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben", every="month-on-1", days="3")
        await rig.turn(days=2, hours=1)
        await rig.press("ben", "Later")
        assert "Good, later" in rig.last("ben")
        await rig.turn(days=1, hours=1)
        assert asked(rig, "ben") == ["2026-03-04 09:00", "2026-03-05 10:00"]
        await rig.turn(days=1)
        await rig.press("ben", "Later")
        assert "You can still check in today" in rig.last("ben")


@pytest.mark.shows("R5", on="sandbox")
async def test_who_moves_meanwhile_is_asked_once() -> None:
    """Whoever moves to a zone whose turn is over is asked when the last zone's time has come."""
    async with Rig.open(together(profile, checkin), zones=ZONES) as rig:
        await start(rig, "ben", "eve")
        await rig.turn(datetime(2026, 3, 4, 5, tzinfo=UTC))  # Kolkata is asked, Honolulu is not
        async with rig.work() as tx:
            eve, ben = [await tx.one(Member, account=each) for each in ("eve", "ben")]
            assert eve
            assert ben
            await tx.save(replace(eve, zone="Asia/Kolkata"))
            await tx.save(replace(ben, zone="Pacific/Honolulu"))
        await rig.turn(days=2)
        assert (len(asked(rig, "ben")), len(asked(rig, "eve"))) == (1, 1)


@pytest.mark.shows("K1", on="sandbox")
async def test_a_time_of_ones_own() -> None:
    """Whoever chose a time of day is asked then, in a series and by themselves."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben", "cleo")
        await rig.command("ben", "/peer checkin settings")
        await rig.press("ben", "Begin my own")
        await rig.submit("ben", every="month-on-2", weekday="4", time="16:30")
        assert "You are asked at 16:30" in rig.last("ben")
        await rig.turn(days=3)
        assert asked(rig, "ben") == ["2026-03-04 15:30"]
        await rig.turn(days=8)
        assert asked(rig, "ben") == ["2026-03-04 15:30", "2026-03-11 15:30", "2026-03-12 15:30"]
        await rig.command("ben", "/peer checkin settings")
        await rig.press("ben", "Stop my own")
        await rig.turn(days=40)
        assert not [each for each in asked(rig, "ben") if each.startswith("2026-04-09")]


@pytest.mark.shows("R2", on="sandbox")
async def test_paused_and_left() -> None:
    """Nobody is asked while paused or after leaving, and each comes back with one press."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.command("ben", "/peer pause")
        await rig.press("ben", "Two weeks")
        await rig.press("cleo", "Leave")
        await rig.turn(days=10)
        assert (asked(rig, "ben"), asked(rig, "cleo")) == ([], [])
        await rig.press("cleo", "Join again")
        await rig.turn(days=12)
        assert (len(asked(rig, "ben")), len(asked(rig, "cleo"))) == (1, 1)


async def test_after_a_long_downtime() -> None:
    """Windows that passed meanwhile are not asked about; the next one is."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben")
        rig.clock.turn(datetime(2026, 4, 6, 9, tzinfo=UTC))
        await rig.settle()
        assert asked(rig, "ben") == []
        await rig.turn(days=3)
        assert asked(rig, "ben") == ["2026-04-08 08:00"]


async def test_after_a_short_downtime() -> None:
    """Who should have been asked this morning is asked as soon as we are back."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben")
        await rig.turn(datetime(2026, 3, 3, 8, tzinfo=UTC))
        rig.clock.turn(datetime(2026, 3, 4, 13, tzinfo=UTC))
        await rig.settle()
        assert asked(rig, "ben") == ["2026-03-04 13:00"]


@pytest.mark.shows("K7", on="sandbox")
async def test_brings_back_one_commitment() -> None:
    """The question comes with one open commitment, the nearest, and a button to tell of it."""
    async with Rig.open(together(profile, commitments, checkin)) as rig:
        await start(rig, "ben")
        for what, day in (("Far", "2026-06-01"), ("Near", "2026-05-01")):
            await rig.command("ben", "/peer commitments add")
            await rig.submit("ben", what=what, day=day)
        await rig.turn(days=3)
        prompt = next(each for each in rig.inbox("ben") if "Your check-in:" in each)
        assert "Near" in prompt
        assert "Far" not in prompt
        await rig.turn(days=5)
        reminder = next(each for each in rig.inbox("ben") if "Still time" in each)
        assert "Near" not in reminder
        await rig.press("ben", "Tell how it goes")
        await rig.submit("ben", words="Well")


@pytest.mark.shows("R1", on="sandbox")
async def test_the_channel() -> None:
    """Who is there is invited once; coming in oneself is a yes, being brought in is not."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig)
        assert len(asked(rig, "ben", "Would you like to check in")) == 1
        await rig.turn(days=10)
        assert len(asked(rig, "ben", "Would you like to check in")) == 1
        await rig.press("cleo", "Not for me")
        await rig.turn(days=7)
        assert asked(rig, "cleo") == []


async def test_the_clock_says_what_it_did() -> None:
    """Organisers see that a check-in began, by the series' name, and nothing about one person."""
    async with Rig.open() as rig:
        await start(rig, "ben", name="Looking back")
        await rig.turn(days=40)
        await rig.command("ana", "/confab why")
        assert "the beginning of a check-in" in rig.last("ana")
        assert "Looking back" in rig.last("ana")
        async with rig.work() as tx:
            windows = await tx.find(Window, order="day")
        assert {(each.day[:7], each.theme) for each in windows} == {
            ("2026-03", "strengths"),
            ("2026-04", "growth"),
        }
