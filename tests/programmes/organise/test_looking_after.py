"""Checking, the clock's log, contacts, delivery, and the bot coming and going."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.kit.contracts.context import Context, Here, Means, PlaceKind, Request
from bot.kit.contracts.jobs import CatchUp, Job
from bot.kit.contracts.programme import CardKind, Finding, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.owed import NoteReason, NoteState, Owed
from bot.kit.model.people import Standing
from bot.kit.model.series import Act, Occurrence, Result, Series, SeriesState
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Reply
from bot.kit.screen.text import text
from bot.programmes import together
from bot.programmes.profile import profile
from storage.tables import notes
from tests.rig import Rig


async def _card(_work: Transaction, _recipient: Recipient, ids: tuple[str, ...]) -> Card:
    return Card(text(f"note {ids[0]}"))


async def _nothing(_ask: Context, _work: Transaction) -> None:
    """Do nothing, on time."""


async def _finding(_ask: Context, _work: Transaction) -> Sequence[Finding]:
    return [Finding(text("The kettle is cold."), text("Put it on.")), Finding(text("Cups."))]


TEA = Programme(
    "tea",
    cards={"card": CardKind(_card, always=True)},
    jobs={
        "boil": Job(_nothing),
        "sip": Job(_nothing),
        "stale": Job(_nothing, catch_up=CatchUp.SKIP, grace=timedelta(hours=1)),
    },
    check=_finding,
    package="tests.programmes.organise.tea",
)


@pytest.mark.shows("O1", on="sandbox")
async def test_the_check_names_what_is_missing_and_how_to_mend_it() -> None:
    """Contacts that are not set and nobody in: each with a way out, until all is set up."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab check", channel="general")
        assert "2 things to mend" in rig.last("ana")
        assert "I can see #general and may post there" in rig.last("ana")
        await rig.join("ben")
        await rig.command("ana", "/confab contacts")
        await rig.submit("ana", hr="Room 4")
        await rig.press("ana", "Check again")
        assert "Everything is set up" in rig.last("ana")


@pytest.mark.parametrize(
    ("here", "says"),
    [
        (Here("r9", "tea", seen=False, missing="invite Confab"), "Add me to it: invite Confab"),
        (Here("r1", "general", may_post=False, missing="chat:write"), "may not post in #general"),
        (Here("r1", "general", missing="files:write"), "What is missing: files:write"),
        (Here("r7", room=PlaceKind.DIRECT), "You are asking outside a channel"),
        (None, "You are asking outside a channel"),
    ],
)
@pytest.mark.shows("O1", "R12", on="sandbox")
async def test_the_check_names_what_is_missing_in_a_channel(here: Here | None, says: str) -> None:
    """Unseen, not writable, short of a permission, or no channel at all: each is told."""
    async with Rig.open() as rig:
        asked = Request("sandbox", "acme", "ana", Means.COMMAND, "confab", "check", here=here)
        outcome = await rig.app.handle(replace(asked, organiser=True))
        assert isinstance(outcome, Reply)
        assert says in str(outcome.cards[0])


@pytest.mark.shows("O1", on="sandbox")
async def test_every_programme_can_add_to_the_check() -> None:
    """What a programme finds stands beside the rest, what is to be mended first."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.command("ana", "/confab check")
        said = rig.last("ana")
        assert "To mend: The kettle is cold. Put it on." in said
        assert said.index("The kettle is cold") < said.index("Fine: Cups.")


@pytest.mark.shows("O3: why nothing happened", on="sandbox")
async def test_the_clock_says_why_nothing_happened() -> None:
    """Nothing set up, a programme on hold, and what was left out after downtime are told."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab why")
        assert "No programme is running here" in rig.last("ana")
        held = Series(programme="coffee", channel="r2", name="Tea time", state=SeriesState.HELD)
        async with rig.work() as tx:
            await tx.add(held)
        await rig.command("ana", "/confab why")
        assert "Tea time is on hold" in rig.last("ana")


@pytest.mark.shows("O3: why nothing happened", on="sandbox")
async def test_the_clock_speaks_in_each_programme_s_words() -> None:
    """What was done and what is next is told by the programme's own words, and of which series."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.command("ana", "/confab")
        series = Series(programme="tea", channel="r2", name="Five o'clock")
        async with rig.work() as tx:
            await tx.add(series)
            for hours in (1, 30):
                at = rig.clock.now() + timedelta(hours=hours)
                await tx.later("tea:boil", at, series.id)
                await tx.later("tea:sip", at, series.id)
            for number in range(250):  # nobody's business, and yet in the way
                await tx.later("tea:sip", rig.clock.now() + timedelta(hours=20), f"{number}")
        await rig.turn(hours=2)
        await rig.command("ana", "/confab why")
        did, next_ = rig.last("ana").split("Next:")
        assert "Monday 2 March 2026, 11:00: boiling the water (Five o'clock)" in did
        assert "Tuesday 3 March 2026, 16:00: boiling the water (Five o'clock)" in next_
        assert "sip" not in rig.last("ana")


@pytest.mark.shows("O3: why nothing happened", on="sandbox")
async def test_the_clock_says_what_was_left_out() -> None:
    """What came too late after a time without service, and what failed, is told as such."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.command("ana", "/confab")
        now = rig.clock.now()
        async with rig.work() as tx:
            for result, note in ((Result.SKIPPED, "late"), (Result.FAILED, "failed")):
                done = Occurrence(
                    job="tea:boil", subject="", due=now, ran=now, result=result, note=note
                )
                await tx.add(done)
        await rig.command("ana", "/confab why")
        assert "boiling the water, left out, because it was too late" in rig.last("ana")
        assert "boiling the water, which failed" in rig.last("ana")


@pytest.mark.shows("O1", on="sandbox")
async def test_the_log_speaks_in_each_programme_s_words() -> None:
    """An act of a programme is told by its own words, or else in general ones."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.command("ana", "/confab")
        ana = await rig.member("ana")
        series = Series(programme="tea", channel="r2", name="Five o'clock")
        async with rig.work() as tx:
            await tx.add(series)
            for act in ("tea:poured", "tea:spilt", "gone:with-the-wind"):
                await tx.add(
                    Act(member=ana.id, act=act, subject=series.id, created=rig.clock.now())
                )
        await rig.command("ben", "/peer organisers")
        assert "Ana poured Five o'clock" in rig.last("ben")
        assert rig.last("ben").count("Ana changed Five o'clock") == 2


@pytest.mark.shows("O3: why nothing happened", "R2", on="sandbox")
async def test_the_clock_does_not_tell_on_anybody() -> None:
    """A job about one person has no words, so nobody's pause is read from the log."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer pause tomorrow")
        await rig.press("ben", "Yes, pause")
        await rig.command("ana", "/confab why")
        assert "Nothing is planned" in rig.last("ana")
        await rig.turn(days=2)
        await rig.command("ana", "/confab why")
        assert "no programme had anything to do" in rig.last("ana")


@pytest.mark.shows("H10", "R8", on="sandbox")
async def test_contacts_are_sealed_and_can_be_changed() -> None:
    """What organisers wrote stands in the form again, encrypted in between."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab contacts")
        await rig.submit("ana", helpline="Call <!channel> 0800", note="Any time")
        await rig.command("ana", "/confab contacts")
        standing = {each.name: each.value for each in rig.form("ana").form.fields}
        assert standing["helpline"] == "Call <!channel> 0800"
        assert standing["note"] == "Any time"
        await rig.submit("ana", helpline="", note="")
        await rig.command("ben", "/peer crisis")
        assert "Nobody else has been named here yet" in rig.last("ben")


async def _dead(rig: Rig, to: str, *ids: str, error: str = "") -> None:
    """Owe notes to somebody and let them die, as the outbox does."""
    member = await rig.member(to)
    async with rig.work() as tx:
        for id in ids:
            await tx.send(member, "tea:card", id)
    async with rig.store.transaction() as connection:
        dying = notes.update().where(notes.c.state == "waiting", notes.c.error == "")
        await connection.execute(
            dying.values(state=NoteState.DEAD, reason=NoteReason.REFUSED, error=error)
        )


@pytest.mark.shows("O1", "R9", on="sandbox")
async def test_dead_messages_are_counted_and_name_nobody() -> None:
    """A reason shared by five people is told; one about fewer is "a few", with no name in it."""
    people = [f"P{number}" for number in range(6)]
    async with Rig.open(together(profile, TEA), people=["Ana", *people]) as rig:
        await rig.command("ana", "/confab delivery")
        assert "No message is stuck" in rig.last("ana")
        await rig.join(*(each.lower() for each in people))
        for each in people[:5]:
            await _dead(rig, each.lower(), "1", error="direct messages are closed")
        await _dead(rig, "p5", "1", "2", "3", "4", "5", error="p5 is away")
        await rig.command("ana", "/confab delivery")
        assert "5: the platform refused it (direct messages are closed)" in rig.last("ana")
        assert "a few: for other reasons" in rig.last("ana")
        assert "p5" not in rig.last("ana")
        await rig.press("ana", "Try them again")
        await rig.turn(hours=1)
        assert "note 1" in rig.sees("p3")
        async with rig.work() as tx:
            assert not await tx.count(Owed, state=NoteState.DEAD)


@pytest.mark.shows("O1", "R3", on="sandbox")
async def test_the_first_message_goes_to_whoever_added_the_bot() -> None:
    """Three steps, what it can and cannot see, at once, and to that person alone."""
    async with Rig.open() as rig:
        await rig.turn(hours=12)
        await rig.chat.install("cleo")
        await rig.settle()
        (first,) = rig.inbox("cleo")
        for said in ("/confab check", "/confab contacts", "What I cannot see: conversations"):
            assert said in first
        assert rig.inbox("ana") == []
        await rig.chat.install("cleo")
        await rig.turn(days=1)
        assert len(rig.inbox("cleo")) == 1


@pytest.mark.shows("O5: removed and restored", on="sandbox")
async def test_removed_means_frozen_and_added_again_means_restored() -> None:
    """Nothing is sent in between, nothing is lost, and what was owed leaves afterwards."""
    async with Rig.open(together(profile, TEA)) as rig:
        await rig.join("ben")
        ben = await rig.member("ben")
        async with rig.work() as tx:
            await tx.later("tea:sip", rig.clock.now() + timedelta(days=1))
        await rig.chat.remove_bot()
        assert (await rig.community()).standing is Standing.FROZEN
        async with rig.work() as tx:
            await tx.send(ben, "tea:card", "1")
        await rig.turn(days=2)
        assert rig.inbox("ben") == []
        await rig.chat.install("ana")
        await rig.turn(days=1)
        assert (await rig.community()).standing is Standing.ACTIVE
        assert rig.inbox("ben") == ["note 1"]
        assert "Everything is as it was" in rig.inbox("ana")[-1]


@pytest.mark.shows("O1", "R5", "R12")
async def test_the_communitys_time_zone() -> None:
    """An organiser names a city; programmes run by it from then on, and members can see who did."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab coffee start", channel="coffee")
        await rig.submit("ana")
        await rig.command("ana", "/confab zone Atlantis")
        assert "Which time zone is “Atlantis”" in rig.last("ana")
        await rig.command("ana", "/confab zone lisbon")
        assert "Europe/Lisbon now" in rig.last("ana")
        assert (await rig.community()).zone == "Europe/Lisbon"
        await rig.command("ana", "/confab coffee list")
        assert "Europe/Lisbon" in rig.last("ana")
        await rig.command("ana", "/confab check")
        assert "Europe/Lisbon" in rig.last("ana")
        await rig.command("ana", "/confab log")
        assert "changed the time zone" in rig.last("ana")
        await rig.command("ben", "/confab zone Berlin")
        assert (await rig.community()).zone == "Europe/Lisbon"


@pytest.mark.shows("O1", "H1", on="sandbox")
async def test_what_organisers_can_do_is_rows_with_buttons() -> None:
    """Each line of /confab has the button that does it, what does not fit is behind More, and what
    can only be typed stands above."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab")
        seen = rig.messages("ana")[-1]
        assert seen.labels[:2] == ["coffee", "checkin"]
        assert "/confab zone" in str(seen)
        await rig.press("ana", "coffee")
        assert "/confab coffee start" in rig.last("ana")
        await rig.press("ana", "why")
        assert "What the clock did and does next" in rig.last("ana")


@pytest.mark.shows("O1", on="sandbox")
async def test_what_a_check_finds_is_mended_by_one_press() -> None:
    """A finding that a press can mend has its button beside it, and is gone from the next check."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab coffee start", channel="coffee")
        await rig.submit("ana")
        await rig.press("ana", "Hold")
        await rig.command("ana", "/confab check", channel="coffee")
        assert rig.labels("ana") == ["Go on", "Contacts", "Check again"]
        await rig.press("ana", "Contacts")
        await rig.submit("ana", helpline="0800 1234")
        await rig.press("ana", "Go on")
        await rig.command("ana", "/confab check", channel="coffee")
        assert rig.labels("ana") == ["Check again"]
