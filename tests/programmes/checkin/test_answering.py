"""Checking in: three questions, who may read it, and everything that may happen meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.kit.model.people import Profile
from bot.programmes import together
from bot.programmes.checkin import checkin
from bot.programmes.checkin.models import Answer, CheckinTotal, Sheet, SheetState
from bot.programmes.profile import profile
from tests.programmes.checkin.people import Ties
from tests.programmes.checkin.test_opening import asked, start
from tests.rig import Rig


async def answers(rig: Rig) -> list[Answer]:
    """Return every answer."""
    async with rig.work() as tx:
        return await tx.find(Answer, order="created")


@pytest.mark.shows("H11", on="sandbox")
async def test_somebody_without_energy_reads_whom_to_turn_to() -> None:
    """The lowest energy is answered with one line more, the emergency number in it; two is not."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab contacts")
        await rig.submit("ana", helpline="0800 1234")
        await rig.join("ben")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", high="A walk", energy="2")
        assert "0800 1234" not in rig.last("ben")
        await rig.press("ben", "Edit")
        await rig.submit("ben", energy="1")
        assert "0800 1234" in rig.last("ben")
        assert "Call your emergency number: 112" in rig.last("ben")
        await rig.press("ben", "Help in a crisis")
        assert "You need not carry this alone" in rig.last("ben")


@pytest.mark.shows("K1", "K2", "K3", on="sandbox")
async def test_only_for_me() -> None:
    """Without any organiser: three questions, an answer for oneself, edited while it is open."""
    async with Rig.open(together(profile, checkin)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer checkin")
        assert rig.last("ben").count("?") >= 3
        assert rig.labels("ben") == ["Write, only for me", "Skip this one"]
        await rig.press("ben", "Write, only for me")
        assert [field.name for field in rig.form("ben").form.fields] == [
            "high", "low", "ask", "energy", "progress",
        ]  # fmt: skip
        await rig.submit("ben", high="A walk", energy="4", progress="2")
        assert "for you alone" in rig.last("ben")
        await rig.press("ben", "Edit")
        assert rig.form("ben").form.fields[0].value == "A walk"
        await rig.submit("ben", high="A long walk")
        [kept] = await answers(rig)
        assert (kept.high, kept.energy, kept.progress, kept.audience) == ("A long walk", 4, 2, "me")


@pytest.mark.shows("K1", "K3", on="sandbox")
async def test_passing_and_skipping() -> None:
    """Passing on all of it keeps nothing and asks nothing more; so does skipping."""
    async with Rig.open(together(profile, checkin)) as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", high="  ", energy="0")
        assert "Passed" in rig.last("ben")
        await rig.command("eve", "/peer checkin")
        await rig.press("eve", "Skip this one")
        assert "Skipped" in rig.last("eve")
        assert await answers(rig) == []
        async with rig.work() as tx:
            states = {each.state for each in await tx.find(Sheet)}
        assert states == {SheetState.ANSWERED, SheetState.SKIPPED}


@pytest.mark.shows("R12", on="sandbox")
async def test_too_long() -> None:
    """4,000 letters are too many for a card: it says so beside the field and keeps them."""
    async with Rig.open(together(profile, checkin)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", low="x" * 4000, ask="Time")
        assert "1,000" in rig.errors("ben")["low"]
        assert rig.form("ben").form.fields[2].value == "Time"
        await rig.submit("ben", low="x" * 1000)
        assert len((await answers(rig))[0].low) == 1000


@pytest.mark.shows("K2", "K5", on="sandbox")
async def test_for_a_peer() -> None:
    """A peer who was chosen gets the words in private, cheers once and offers help once."""
    ties = Ties({"p1": {"ben", "eve"}})
    async with Rig.open(together(profile, checkin, ties.programme())) as rig:
        await rig.join("ben", "eve", "finn")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Let somebody read it…")
        await rig.submit("ben", audience="ties~p1")
        assert "can read what is written in it" in str(rig.form("ben").form.intro), "R14"
        await rig.submit("ben", high="A talk", ask="A listener", energy="2")
        assert "It reaches Eve, and nobody else" in rig.last("ben")
        assert "A listener" in rig.inbox("eve")[-1]
        assert "energy" not in rig.sees("eve").lower()
        assert "A talk" not in rig.sees("finn") + rig.sees("ana")
        await rig.press("eve", "Offer help")
        assert "Eve would help" in rig.inbox("ben")[-1]
        await rig.press("ben", "Edit")
        await rig.submit("ben", ask="Two listeners")
        assert "has edited" in rig.inbox("eve")[-1]
        await rig.press("eve", "Cheer")
        assert len([m for m in rig.inbox("ben") if "Eve cheers" in m]) == 1


@pytest.mark.shows("K2", "R12", on="sandbox")
async def test_who_was_chosen_is_gone() -> None:
    """Where the pair ends while the form is open, nothing is sent and nothing typed is lost."""
    ties = Ties({"p1": {"ben", "eve"}})
    async with Rig.open(together(profile, checkin, ties.programme())) as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Let somebody read it…")
        await rig.submit("ben", audience="ties~p1")
        ties.groups.clear()
        await rig.submit("ben", high="A talk")
        assert "Nothing you wrote is lost" in rig.last("ben")
        await rig.press("ben", "Keep it as a private note")
        [kept] = await answers(rig)
        assert (kept.audience, kept.high) == ("me", "A talk")
        assert "A talk" not in rig.sees("eve")


@pytest.mark.shows("K3", "R12", on="sandbox")
async def test_it_closes_while_the_form_is_open() -> None:
    """What was meant for a peer is offered as a private note, below what stands there already."""
    ties = Ties({"p1": {"ben", "eve"}})
    async with Rig.open(together(profile, checkin, ties.programme())) as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", high="Before")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Let somebody read it…")
        await rig.submit("ben", audience="ties~p1")
        await rig.turn(days=8)
        await rig.submit("ben", high="After")
        await rig.press("ben", "Keep it as a private note")
        [kept] = await answers(rig)
        assert kept.high == "Before\n\nAfter"
        assert "After" not in rig.sees("eve")


@pytest.mark.shows("K8", on="sandbox")
async def test_not_alone() -> None:
    """Whose challenge was common when it was last counted reads so; nobody else does."""
    async with Rig.open(together(profile, checkin)) as rig:
        await rig.join("ben")
        ben = await rig.member("ben")
        async with rig.work() as tx:
            await tx.add(Profile(id=ben.id, challenges=("saying-no",)))
            old = CheckinTotal(
                series="", window="2026-01", what="challenge", value="saying-no", count=5,
                created=tx.now,
            )  # fmt: skip
            await tx.add(old)
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", high="A walk")
        assert "You are not alone" in rig.last("ben")


@pytest.mark.shows("K6", on="sandbox")
async def test_no_question_twice() -> None:
    """Over a year of weeks nobody is asked anything twice."""
    async with Rig.open(together(profile, checkin)) as rig:
        await rig.join("ben")
        for _ in range(18):
            await rig.command("ben", "/peer checkin")
            await rig.turn(days=8)
        async with rig.work() as tx:
            asked = [id for each in await tx.find(Sheet) for id in each.questions]
        assert len(asked) == len(set(asked)) == 54


@pytest.mark.shows("K3", "R12", on="sandbox")
async def test_taking_it_back() -> None:
    """Emptied again, an answer is deleted: what Eve has read stays with her, and leads nowhere."""
    ties = Ties({"p1": {"ben", "eve"}})
    async with Rig.open(together(profile, checkin, ties.programme())) as rig:
        await shared(rig)
        await rig.press("ben", "Edit")
        await rig.submit("ben", high="", ask="", energy="", progress="")
        assert "deleted here" in rig.last("ben")
        assert await answers(rig) == []
        await rig.press("eve", "Cheer")
        await rig.press("eve", "Offer help")
        assert "Eve" not in "".join(rig.inbox("ben"))


@pytest.mark.shows("K2", "R7", on="sandbox")
async def test_numbers_are_nobody_elses_news() -> None:
    """Where only the writer's own numbers change, no reader is written to."""
    ties = Ties({"p1": {"ben", "eve"}})
    async with Rig.open(together(profile, checkin, ties.programme())) as rig:
        await shared(rig)
        before = rig.inbox("eve")
        await rig.press("ben", "Edit")
        await rig.submit("ben", energy="5")
        assert rig.inbox("eve") == before
        assert [each.energy for each in await answers(rig)] == [5]


async def shared(rig: Rig) -> None:
    """Let Ben write something for Eve."""
    await rig.join("ben", "eve")
    await rig.command("ben", "/peer checkin")
    await rig.press("ben", "Let somebody read it…")
    await rig.submit("ben", audience="ties~p1")
    await rig.submit("ben", high="A talk", ask="A listener", energy="2")
    assert "A talk" in rig.inbox("eve")[-1]


@pytest.mark.shows("K3", on="sandbox")
async def test_skipping_what_is_written_leaves_it() -> None:
    """Whoever has written already and then skips reads that it stays."""
    async with Rig.open(together(profile, checkin)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", high="A walk")
        await rig.press("ben", "Skip this one")
        assert "What you wrote stays" in rig.last("ben")
        assert len(await answers(rig)) == 1


@pytest.mark.shows("K3", on="sandbox")
async def test_late_and_only_once() -> None:
    """After it has closed one answer for oneself is kept; no form opens that could not be taken."""
    ties = Ties({"p1": {"ben", "eve"}})
    async with Rig.open(together(profile, checkin, ties.programme())) as rig:
        await shared(rig)
        edit = next(b.token for m in rig.messages("ben") for b in m.buttons if b.label == "Edit")
        await rig.turn(days=8)
        await rig.press("ben", edit)
        assert "This one has closed" in rig.last("ben")
        await rig.press("ben", "Write, only for me")
        await rig.submit("ben", low="Rain")
        assert "This check-in has closed" in rig.last("ben")
        assert "Edit" not in rig.labels("ben")
        assert {(each.audience, each.low) for each in await answers(rig)} == {
            ("ties~p1", ""),
            ("me", "Rain"),
        }


@pytest.mark.shows("K8", on="sandbox")
async def test_a_topic_alone_counts() -> None:
    """Who gives nothing but what occupies them to the anonymous total is counted."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben")
        await rig.turn(days=3)
        await rig.press("ben", "Check in")
        await rig.press("ben", "Let somebody read it…")
        await rig.submit("ben", audience="total")
        topic = rig.form("ben").form.fields[-1].choices[0].value
        await rig.submit("ben", topic=topic)
        assert "Counted" in rig.last("ben")
        assert [each.topic for each in await answers(rig)] == [topic]


@pytest.mark.shows("R12", on="sandbox")
async def test_leaving_while_the_form_is_open() -> None:
    """What was typed before leaving the series is offered as a private note, and can be kept."""
    async with Rig.open(together(profile, checkin)) as rig:
        await start(rig, "ben")
        await rig.turn(days=3)
        await rig.press("ben", "Check in")
        await rig.press("ben", "Write, only for me")
        typing = rig.form("ben")
        await rig.command("ben", "/peer checkin settings")
        await rig.press("ben", "Leave")
        rig.world.site("acme").forms["ben"] = typing
        await rig.submit("ben", high="A walk")
        assert "Nothing you wrote is lost" in rig.last("ben")
        await rig.press("ben", "Keep it as a private note")
        assert [each.high for each in await answers(rig)] == ["A walk"]


@pytest.mark.shows("K3", "R5", on="sandbox")
async def test_later_at_night_is_the_next_morning() -> None:
    """Pressed at half past eleven at night, later is the next working morning, as it says."""
    async with Rig.open(together(profile, checkin), zones={"ben": "Europe/Berlin"}) as rig:
        await start(rig, "ben")
        await rig.turn(datetime(2026, 3, 4, 22, 30, tzinfo=UTC))
        await rig.press("ben", "Later")
        assert "Thursday 5 March 2026, 09:00" in rig.last("ben")
        await rig.turn(days=1)
        assert asked(rig, "ben") == ["2026-03-04 09:00", "2026-03-05 08:00"]


@pytest.mark.shows("R5", "R12", on="sandbox")
@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"time": "20:30"}, "time", "09:00-18:00"),
        ({"every": "week", "weekday": "7"}, "weekday", "your working days"),
    ],
)
async def test_own_time_inside_ones_hours(typed: dict[str, str], field: str, said: str) -> None:
    """A time nobody is asked at is mended beside its field, and says where hours are changed."""
    async with Rig.open(together(profile, checkin)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer checkin settings")
        await rig.press("ben", "Begin my own")
        await rig.submit("ben", **typed)
        assert said in rig.errors("ben")[field]
        await rig.submit("ben", weekday="5", time="17:30")
        assert "17:30, your time" in rig.last("ben")
