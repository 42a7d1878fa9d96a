"""When a live conversation begins: a time that suits all of them, and its beginning then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from bot.kit.screen.buttons import Press
from tests.programmes.coaching.talks import ask, state, talks, through
from tests.rig import Rig

THURSDAY = {"when": "own", "day": "2026-03-05", "time": "15:00"}
THREE = datetime(2026, 3, 5, 14, tzinfo=UTC)  # in Berlin


async def ready(rig: Rig) -> None:
    """Let Ben ask Eve for a live conversation, and both agree."""
    await ask(rig)
    await rig.press("eve", "Yes, gladly")
    await rig.press("eve", "I agree")
    await rig.press("ben", "I agree")


async def choose(rig: Rig, account: str = "ben", **answers: str) -> None:
    """Let somebody choose when to begin."""
    standing = (await talks(rig))[0].meets
    await rig.press(account, "Another time" if standing else "Choose a time")
    await rig.submit(account, **(answers or THURSDAY))


def offered(rig: Rig, account: str) -> Mapping[str, str]:
    """Return what the open form offers to choose from, with its labels."""
    return {each.value: each.label for each in rig.form(account).form.fields[0].choices}


@pytest.mark.shows("T4", "T8", "R5", on="sandbox")
async def test_live_in_the_evening() -> None:
    """Two who agreed to talk live get their cards at once, long after their working hours."""
    async with Rig.open() as rig:
        await ask(rig)
        await rig.press("eve", "Yes, gladly")
        await rig.press("eve", "I agree")
        await rig.turn(hours=11)  # nine in the evening
        await rig.press("ben", "I agree")
        await rig.press("eve", "Begin")
        await through(rig)
        assert "How was it?" in rig.sees("eve")
        await rig.press("eve", "Change roles now")
        await rig.submit("eve", help="ear", way="live")
        await rig.press("ben", "I agree")
        await rig.press("eve", "I agree")
        await rig.press("eve", "Begin")
        assert "Telling: your turn, Eve" in rig.sees("ben")


@pytest.mark.shows("T2", "T4", "R5", on="sandbox")
async def test_a_time_that_suits_both() -> None:
    """The times offered are inside both people's hours, in the zone of whoever looks; Eve hears
    which Ben chose, and at that time it begins by itself and calls both."""
    zones = {"ben": "Europe/Berlin", "eve": "America/New_York"}
    async with Rig.open(zones=zones) as rig:
        await rig.join("ben", "eve")
        await ask(rig, join=False)
        await rig.turn(hours=6)
        await ready_after_asking(rig)
        await rig.press("ben", "Choose a time")
        times = {int(at): label for at, label in offered(rig, "ben").items() if at != "own"}
        assert len(times) == 3
        for at in times:
            assert 14 <= datetime.fromtimestamp(at, UTC).hour < 17
        at, label = min(times.items())
        assert label.endswith(f"{datetime.fromtimestamp(at, UTC) + timedelta(hours=1):%H:%M}")
        await rig.submit("ben", when=str(at))
        assert "You meet on" in rig.last("ben")
        assert "Ben chose this time" in rig.sees("eve")
        meets = (await talks(rig))[0].meets
        assert meets == datetime.fromtimestamp(at, UTC)
        await rig.turn(meets - timedelta(minutes=1))
        assert await state(rig) == "ready"
        await rig.turn(meets)
        assert await state(rig) == "frame"
        for account in ("ben", "eve"):
            assert "It is time for your conversation" in rig.sees(account)
        assert "This is the only reminder" not in rig.sees("ben") + rig.sees("eve")


async def ready_after_asking(rig: Rig) -> None:
    """Let Eve say yes, and both agree."""
    await rig.press("eve", "Yes, gladly")
    await rig.press("eve", "I agree")
    await rig.press("ben", "I agree")


@pytest.mark.shows("T4", on="sandbox")
async def test_a_time_can_be_moved() -> None:
    """Eve moves the time: it begins at the new one and not at the old, and once only."""
    async with Rig.open() as rig:
        await ready(rig)
        await choose(rig)
        await choose(rig, "eve", when="own", day="2026-03-06", time="10:00")
        assert "Eve chose this time" in rig.sees("ben")
        assert "You and Eve meet on Friday" in await rig.home("ben")
        await rig.turn(THREE + timedelta(hours=1))
        assert await state(rig) == "ready"
        await rig.turn(datetime(2026, 3, 6, 9, tzinfo=UTC))
        assert await state(rig) == "frame"
        assert rig.sees("ben").count("It is time for your conversation") == 1


@pytest.mark.shows("T4", "R10", on="sandbox")
async def test_begun_before_the_time() -> None:
    """Who begins earlier begins once; an old button for another time says how things stand."""
    async with Rig.open() as rig:
        await ready(rig)
        await choose(rig)
        await rig.press("eve", "Begin")
        assert await state(rig) == "frame"
        await rig.press("ben", "Another time")
        assert "Not in this step" in rig.last("ben")
        await rig.turn(THREE)
        assert "It is time for your conversation" not in rig.sees("ben")
        assert await state(rig) == "frame"


@pytest.mark.shows("T4", "R10", on="sandbox")
async def test_two_choose_at_once() -> None:
    """Of two who choose at the same moment the first counts, and the second reads which."""
    async with Rig.open() as rig:
        await ready(rig)
        for account in ("ben", "eve"):
            await rig.press(account, "Choose a time")
        await rig.submit("ben", **THURSDAY)
        await rig.submit("eve", **THURSDAY | {"time": "16:00"})
        assert "You meet on Thursday 5 March 2026, 15:00" in rig.last("eve")
        assert (await talks(rig))[0].meets == THREE


@pytest.mark.shows("R12", "R5", on="sandbox")
@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("day", {"day": "2026-03-01"}, "That moment is over"),
        ("day", {"day": "2026-06-01"}, "more than two months away"),
        ("time", {"time": ""}, "fill this in"),
        ("time", {"time": "23:30"}, "night then"),
        ("when", {"when": "1"}, "one of the answers offered"),
    ],
)
async def test_times_that_do_not_do(field: str, wrong: dict[str, str], said: str) -> None:
    """A time that is past, far off, missing or somebody's night is answered beside the field."""
    async with Rig.open() as rig:
        await ready(rig)
        await choose(rig, **THURSDAY | wrong)
        assert said in rig.errors("ben")[field]
        assert (await talks(rig))[0].meets is None
        await rig.submit("ben", **THURSDAY)
        assert (await talks(rig))[0].meets == THREE


@pytest.mark.shows("R4", on="sandbox")
async def test_hours_that_never_meet() -> None:
    """Where nothing suits both people's hours, the form says so and offers the nearest."""
    zones = {"ben": "Europe/Berlin", "eve": "Pacific/Auckland"}
    async with Rig.open(zones=zones) as rig:
        await rig.join("ben", "eve")
        await ask(rig, join=False)
        await rig.turn(days=1)
        await ready_after_asking(rig)
        await rig.press("ben", "Choose a time")
        assert "There is no time inside everybody's working hours" in str(
            rig.form("ben").form.intro
        )
        assert len(offered(rig, "ben")) == 4


@pytest.mark.shows("T4", "R2", on="sandbox")
async def test_a_pause_lets_go_of_the_time() -> None:
    """Eve pauses before the time: nobody is called, and later another time can be chosen."""
    async with Rig.open() as rig:
        await ready(rig)
        await choose(rig)
        await rig.press("eve", "More…")
        await rig.press("eve", "Pause")
        await rig.turn(THREE)
        assert "It is time" not in rig.sees("ben")
        await rig.press("ben", "Go on")
        assert "Ready when all of you are" in rig.sees("ben")
        await choose(rig, when="own", day="2026-03-09", time="10:00")
        assert "You meet on Monday 9 March" in rig.sees("eve")


@pytest.mark.shows("T4", on="sandbox")
async def test_much_too_late() -> None:
    """A process that was down for hours at the time begins nothing: they choose again."""
    async with Rig.open() as rig:
        await ready(rig)
        await choose(rig)
        rig.clock.turn(THREE + timedelta(hours=5))
        await rig.settle()
        assert await state(rig) == "ready"
        assert "It is time" not in rig.sees("ben")
        await choose(rig, when="own", day="2026-03-09", time="10:00")
        assert "You meet on Monday 9 March" in rig.sees("eve")


@pytest.mark.shows("O5: isolated", on="sandbox")
async def test_nobody_else_chooses() -> None:
    """Somebody who is not in the conversation cannot choose its time."""
    async with Rig.open() as rig:
        await ready(rig)
        talk = (await talks(rig))[0]
        await rig.forge("dan", Press("coaching", "when", talk.id, str(talk.version)), **THURSDAY)
        assert (await talks(rig))[0].meets is None
