"""Talking to an organiser of one's choice, and their answer."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.kit.model.people import Slip
from bot.kit.screen.buttons import Press
from bot.programmes.organise.models import Exchange
from storage.schema import table_of
from storage.tables import whole
from tests.rig import Rig

NASTY = "<!channel> @everyone \u202e שלום"


async def _with_two_organisers(rig: Rig) -> None:
    await rig.command("ana", "/confab organiser add @Ben")


async def _write(rig: Rig, account: str, to: str, words: str) -> None:
    reader = await rig.member(to)
    await rig.command(account, "/peer talk")
    await rig.press(account, "Write to an organiser")
    await rig.submit(account, to=reader.id, words=words)


@pytest.mark.shows("H10", "R8", on="sandbox")
async def test_a_letter_goes_to_one_organiser_and_is_not_kept() -> None:
    """The one chosen reads it with the writer's name; sealed on its way, it is gone after."""
    async with Rig.open() as rig:
        await _with_two_organisers(rig)
        rig.world.faults.wait(60)
        await _write(rig, "cleo", "ben", "Can we talk about Dan?")
        async with rig.store.transaction(reads_only=True) as connection:
            sealed = (await connection.execute(select(table_of(Slip).c.words))).scalars().all()
        assert sealed
        assert not [each for each in sealed if b"Dan" in each]
        await rig.turn(hours=1)
        assert "A message from Cleo" in rig.inbox("ben")[-1]
        assert "Can we talk about Dan?" in rig.inbox("ben")[-1]
        assert not [each for each in rig.inbox("ana") if "Dan" in each]
        async with rig.work() as tx:
            assert not await tx.count(Slip)


@pytest.mark.shows("H10", on="sandbox")
async def test_an_organiser_answers_and_is_answered() -> None:
    """Replies go to and fro by the same button, each to the other one alone."""
    async with Rig.open() as rig:
        await _with_two_organisers(rig)
        await _write(rig, "cleo", "ben", "Hello")
        await rig.press("ben", "Reply")
        await rig.submit("ben", words=NASTY)
        assert "An answer from Ben" in rig.inbox("cleo")[-1]
        assert "<!channel> @everyone" in rig.inbox("cleo")[-1]
        assert "\u202e" not in rig.inbox("cleo")[-1]
        await rig.press("cleo", "Reply")
        await rig.submit("cleo", words="Thank you")
        assert "Thank you" in rig.inbox("ben")[-1]
        async with rig.work() as tx:
            assert await tx.count(Exchange) == 1


@pytest.mark.shows("H10", on="sandbox")
async def test_whom_it_concerns_is_not_among_the_readers() -> None:
    """The one it is about is neither offered nor taken, and hears nothing."""
    async with Rig.open() as rig:
        await _with_two_organisers(rig)
        ana, ben = await rig.member("ana"), await rig.member("ben")
        before = rig.inbox("ben")
        await rig.command("cleo", "/peer talk")
        await rig.press("cleo", "It is about an organiser")
        await rig.submit("cleo", concerns=ben.id)
        assert [each.value for each in rig.form("cleo").form.fields[0].choices] == [ana.id]
        about = Press("organise", "letter", ben.id)
        await rig.forge("cleo", about, to=ben.id, words="It is about Ben")
        await rig.submit("cleo", to=ana.id, words="It is about Ben")
        assert rig.inbox("ben") == before
        assert "It is about Ben" in rig.inbox("ana")[-1]


@pytest.mark.shows("H10", on="sandbox")
async def test_where_nobody_else_organises_the_contacts_are_shown() -> None:
    """When the only organiser is the one it is about, another way is offered at once."""
    async with Rig.open() as rig:
        await rig.command("cleo", "/peer talk")
        assert rig.labels("cleo") == ["Help in a crisis"]
        await rig.command("ana", "/confab contacts")
        await rig.submit("ana", helpline="0800 1234")
        ana = await rig.member("ana")
        await rig.command("cleo", "/peer talk")
        await rig.press("cleo", "It is about an organiser")
        await rig.submit("cleo", concerns=ana.id)
        assert "Nobody else organises here" in rig.last("cleo")
        assert "0800 1234" in rig.last("cleo")


@pytest.mark.shows("R12", on="sandbox")
async def test_a_letter_that_is_too_long_loses_nothing() -> None:
    """It is answered beside the field, and stands there again when the form is opened anew."""
    async with Rig.open() as rig:
        await _with_two_organisers(rig)
        await _write(rig, "cleo", "ben", "z" * 10_000)
        assert "2,500" in rig.errors("cleo")["words"]
        rig.chat.cancel("cleo")
        await rig.command("cleo", "/peer talk")
        await rig.press("cleo", "Write to an organiser")
        assert rig.form("cleo").form.fields[1].value == "z" * 10_000
        await rig.submit("cleo", words="z" * 2_500)
        assert "z" * 2_500 in rig.inbox("ben")[-1]
        await _write(rig, "cleo", "ben", "\u05e9" * 2_500)
        assert "\u05e9" * 2_500 in rig.inbox("ben")[-1]


@pytest.mark.shows("R12", on="sandbox")
async def test_an_empty_letter_is_not_sent() -> None:
    """Nothing but signs that cannot be seen is no message: it is asked for beside the field."""
    async with Rig.open() as rig:
        await _with_two_organisers(rig)
        await _write(rig, "cleo", "ben", "\u202e\x07 \u200b")
        assert rig.errors("cleo")["words"] == "Please fill this in."
        assert not [each for each in rig.inbox("ben") if "message from" in each]


@pytest.mark.shows("R10", "H10", on="sandbox")
async def test_nobody_answers_in_an_exchange_of_others() -> None:
    """A reply button of two people does nothing for a third, nor with an invented id."""
    async with Rig.open() as rig:
        await _with_two_organisers(rig)
        await _write(rig, "cleo", "ben", "Hello")
        async with rig.work() as tx:
            exchange = (await tx.find(Exchange))[0]
        for subject in (exchange.id, "nosuchthing"):
            outcome = await rig.forge("dan", Press("organise", "reply", subject), words="Boo")
            assert "This exchange is over" in str(outcome)
        assert not [each for each in rig.inbox("ben") + rig.inbox("cleo") if "Boo" in each]


@pytest.mark.shows("R10", on="sandbox")
async def test_an_answer_to_somebody_who_is_gone_is_kindly_refused() -> None:
    """The organiser reads that the exchange is over."""
    async with Rig.open() as rig:
        await _with_two_organisers(rig)
        await _write(rig, "cleo", "ben", "Hello")
        await rig.chat.deactivate("cleo")
        await rig.press("ben", "Reply")
        assert "This exchange is over" in rig.last("ben")


@pytest.mark.shows("H10", "R8", on="sandbox")
async def test_more_than_peer_support_is_shown_to_the_asker_alone() -> None:
    """The contacts appear, and asking leaves no row behind but that the request was handled."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab contacts")
        await rig.submit("ana", helpline="0800 1234", note="Any time.")
        await rig.join("cleo")
        before = await _counted(rig)
        await rig.command("cleo", "/peer crisis")
        assert "0800 1234" in rig.last("cleo")
        assert "nobody is told that you asked" in rig.last("cleo")
        assert await _counted(rig) == before
        assert rig.inbox("ana") == []


@pytest.mark.shows("H11", "R8", on="sandbox")
@pytest.mark.parametrize(
    "line",
    ["/peer suicide", "/peer SOS", "/peer I want to die", "/peer harassment", "/peer emergancy",
     "/confab crisis", "/peer kill  myself!", "/peer help suicide", "/peer help panic attack"],
)  # fmt: skip
async def test_words_of_distress_open_the_contacts(line: str) -> None:
    """However it is typed, whoever needs help at once sees whom to turn to, and the emergency
    number; nobody is told and nothing is kept."""
    async with Rig.open() as rig:
        await rig.command("ana", "/confab contacts")
        await rig.submit("ana", helpline="0800 1234")
        await rig.join("cleo")
        before = await _counted(rig)
        await rig.command("cleo", line)
        assert "You need not carry this alone" in rig.last("cleo")
        assert "0800 1234" in rig.last("cleo")
        assert "Call your emergency number: 112" in rig.last("cleo")
        assert await _counted(rig) == before


@pytest.mark.parametrize("line", ["/peer dice", "/peer cross dice of the day", "/peer kil"])
async def test_other_words_do_not(line: str) -> None:
    """What only looks a little like it is answered like any other line."""
    async with Rig.open() as rig:
        await rig.command("cleo", line)
        assert "You need not carry" not in rig.last("cleo")


async def _counted(rig: Rig) -> dict[str, int]:
    async with rig.store.transaction(reads_only=True) as connection:
        tables = [t for t in whole().sorted_tables if t.name != "handled"]
        return {t.name: len((await connection.execute(select(t))).all()) for t in tables}


@pytest.mark.shows("H10", on="sandbox")
async def test_feedback_goes_to_all_organisers_with_or_without_a_name() -> None:
    """With a name they can answer; without one they learn nothing about who it was."""
    async with Rig.open() as rig:
        await rig.command("cleo", "/peer feedback")
        assert "I do not know yet" in rig.last("cleo")
        await _with_two_organisers(rig)
        for named, words in (("yes", "I like it"), ("no", "I do not")):
            await rig.command("cleo", "/peer feedback")
            await rig.submit("cleo", words=words, named=named)
        for account in ("ana", "ben"):
            first, second = rig.inbox(account)[-2:]
            assert "I like it" in first
            assert "Cleo" in first
            assert "I do not" in second
            assert "Cleo" not in second
