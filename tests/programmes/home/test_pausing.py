"""The one pause switch."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.kit.contracts.events import Event, Paused, Resumed
from bot.kit.contracts.programme import CardKind, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from bot.programmes import together
from bot.programmes.home.rules import Span, back_on
from bot.programmes.profile import profile
from tests.rig import START, Rig

BUTTONS = {"A week": (3, 9), "Two weeks": (3, 16), "A month": (4, 2)}


async def _note(_work: Transaction, _recipient: Recipient, ids: tuple[str, ...]) -> Card:
    return Card(text(f"note {ids[0]}"))


def _listening(heard: list[Event]) -> tuple[Programme, ...]:
    async def hear(event: Event, _work: Transaction) -> None:
        heard.append(event)

    cards = {"note": CardKind(_note)}
    return together(profile, Programme("ear", hears={Paused: hear, Resumed: hear}, cards=cards))


@pytest.mark.parametrize("label", BUTTONS)
@pytest.mark.shows("H4", "R2", on="sandbox")
async def test_a_pause_says_when_one_is_back(label: str) -> None:
    """A pause of a week, two weeks or a month names the day one is back."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer pause")
        await rig.press("ana", label)
        month, day = BUTTONS[label]
        assert f" {day} {date(2026, month, day):%B} 2026" in rig.last("ana")
        assert (await rig.member("ana")).paused_at(rig.clock.now())


@pytest.mark.shows("H4", "R2", on="sandbox")
async def test_a_dated_pause_ends_by_itself() -> None:
    """At the first moment of the day in the person's own zone the pause is over, and told so."""
    heard: list[Event] = []
    async with Rig.open(_listening(heard), zones={"ana": "America/New_York"}) as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer pause until: 5 March")
        assert not (await rig.member("ana")).paused
        await rig.press("ana", "Yes, pause")
        await rig.turn(to=datetime(2026, 3, 5, 4, 59, tzinfo=UTC))
        assert (await rig.member("ana")).paused
        await rig.turn(to=datetime(2026, 3, 5, 5, 0, tzinfo=UTC))
        assert not (await rig.member("ana")).paused
        me = (await rig.member("ana")).id
        assert heard == [Paused(me), Resumed(me)]


@pytest.mark.shows("R2", on="sandbox")
async def test_nothing_is_delivered_during_a_pause() -> None:
    """What is owed to somebody who is paused is dropped, and what comes later arrives."""
    async with Rig.open(_listening([])) as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer pause")
        await rig.press("ana", "A week")
        ana = await rig.member("ana")
        async with rig.work() as tx:
            await tx.send(ana, "ear:note", "early")
        await rig.turn(days=8)
        async with rig.work() as tx:
            await tx.send(ana, "ear:note", "late")
        await rig.turn(days=1)
        assert rig.inbox("ana") == ["note late"]


@pytest.mark.shows("H4", "R2", on="sandbox")
async def test_an_open_pause_lasts_until_one_comes_back() -> None:
    """Without a day nothing ends it but the button, which stands first on home."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer pause")
        await rig.press("ana", "Until I come back")
        await rig.turn(days=400)
        assert (await rig.home("ana")).startswith("You are paused")
        await rig.press("ana", "Come back")
        assert not (await rig.member("ana")).paused
        assert (await rig.home("ana")).startswith("Hello Ana")


@pytest.mark.shows("H4", "R12", on="sandbox")
async def test_a_day_can_be_chosen_in_a_form() -> None:
    """A day that is over is answered beside the field; a later one is taken."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer pause")
        await rig.press("ana", "Until a day …")
        await rig.submit("ana", day="2026-03-02")
        assert "Monday 2 March 2026 is too early" in rig.errors("ana")["day"]
        assert rig.form("ana").form.fields[0].value == "2026-03-02"
        await rig.submit("ana", day="2026-03-09")
        assert "Monday 9 March 2026" in rig.last("ana")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("03/04", "can mean two days"),
        ("31 June", "no such day"),
        ("1 March 2026", "That day is over"),
        ("today", "too early"),
        ("one fine day", "could not read"),
        ("<!channel> @everyone", "could not read"),
        ("x" * 10_000, "could not read"),
    ],
)
@pytest.mark.shows("R12", on="sandbox")
async def test_a_day_in_doubt_is_not_taken(typed: str, says: str) -> None:
    """A day that is unclear, impossible or over pauses nobody, and the choices stand ready."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", f"/peer pause {typed}")
        assert says in rig.last("ana")
        assert "A week" in rig.labels("ana")
        assert not (await rig.member("ana")).paused


@pytest.mark.shows("R12", on="sandbox")
async def test_a_day_with_much_space_in_it_is_read() -> None:
    """Thousands of spaces in a day that is typed change nothing about it."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", f"/peer pause until: in{' ' * 5_000}2 weeks")
        assert "You wrote “in 2 weeks”" in rig.last("ana")


@pytest.mark.shows("R10", on="sandbox")
async def test_pressing_twice_pauses_once() -> None:
    """The second press of the same button, and its repeat by the platform, change nothing."""
    heard: list[Event] = []
    async with Rig.open(_listening(heard)) as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer pause")
        await rig.press("ana", "A week")
        await rig.chat.repeat()
        await rig.press("ana", "A week")
        assert len(heard) == 1
        await rig.turn(days=30)
        assert len(heard) == 2


@pytest.mark.shows("R10", on="sandbox")
async def test_a_new_pause_takes_the_place_of_the_old() -> None:
    """Changing a week into a month, the end of the week wakes nobody."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer pause")
        await rig.press("ana", "A week")
        await rig.press("ana", "Change")
        await rig.press("ana", "A month")
        await rig.turn(days=20)
        assert (await rig.member("ana")).paused
        await rig.turn(days=11)
        assert not (await rig.member("ana")).paused


@pytest.mark.shows("R10", on="sandbox")
async def test_an_old_confirmation_says_that_things_have_moved_on() -> None:
    """Yes to a day that has passed meanwhile pauses nobody."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer pause tomorrow")
        await rig.turn(days=3)
        await rig.press("ana", "Yes, pause")
        assert "Things have moved on" in rig.last("ana")
        assert not (await rig.member("ana")).paused


@pytest.mark.shows("R10", on="sandbox")
async def test_nobody_pauses_somebody_else() -> None:
    """A pause button made for Ana does nothing in Ben's hands."""
    async with Rig.open() as rig:
        await rig.join("ana", "ben")
        ana = await rig.member("ana")
        for press in (
            Press("home", "pause", ana.id),
            Press("home", "pause-for", f"{ana.id}.week"),
            Press("home", "pause-until", ana.id),
            Press("home", "resume", ana.id),
        ):
            outcome = await rig.forge("ben", press)
            assert "somebody else" in str(outcome)
        assert not (await rig.member("ben")).paused
        assert not (await rig.member("ana")).paused


@pytest.mark.shows("R1", on="sandbox")
async def test_who_has_not_joined_has_nothing_to_pause() -> None:
    """The answer says so kindly, and offers to join."""
    async with Rig.open() as rig:
        for line in ("/peer pause", "/peer resume"):
            await rig.command("ana", line)
            assert "You have not joined" in rig.last("ana")
            assert "Join" in rig.labels("ana")


async def test_coming_back_without_a_pause_changes_nothing() -> None:
    """Somebody who is not paused is told so."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer resume")
        assert "You are not paused" in rig.last("ana")


def test_a_month_from_its_last_day_is_the_next_month_s_last() -> None:
    """From 31 January one is back on 28 February; an open pause has no day."""
    assert back_on(Span.MONTH, date(2026, 1, 31)) == date(2026, 2, 28)
    assert back_on(Span.OPEN, START.date()) is None
