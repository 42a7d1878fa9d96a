"""Thanks go to one person alone; a story appears only as its owner has seen it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.kit.screen.buttons import Press
from bot.programmes import together
from bot.programmes.checkin import checkin
from bot.programmes.profile import profile
from bot.programmes.thanks import thanks
from bot.programmes.thanks.models import Story, ThankYou
from storage.schema import table_of
from tests.rig import Rig

PARTS = together(profile, checkin, thanks)


async def give(
    rig: Rig, to: str = "eve", kind: str = "thanks", words: str = "You listened"
) -> None:
    """Let Ben thank somebody."""
    await rig.command("ben", "/peer thanks give")
    await rig.submit("ben", who=to, kind=kind, words=words)


@pytest.mark.shows("H9", "R8", on="sandbox")
async def test_a_thank_you_arrives_and_its_words_go() -> None:
    """Eve reads it and counts it for herself; neither words nor writer are kept."""
    async with Rig.open(PARTS) as rig:
        await rig.join("ben", "eve")
        await give(rig)
        await give(rig, kind="worked", words="It worked")
        assert "Ben thanks you" in rig.sees("eve")
        assert "You listened" in rig.sees("eve")
        assert "Your suggestion to Ben worked" in rig.sees("eve")
        async with rig.work() as tx:
            notes = await tx.find(ThankYou)
        assert [(each.words, each.writer, each.delivered) for each in notes] == [("", "", True)] * 2
        async with rig.store.transaction(reads_only=True) as connection:
            assert all(
                not row.words for row in await connection.execute(select(table_of(ThankYou)))
            )
        await rig.command("eve", "/peer thanks")
        assert "once, simply so" in rig.last("eve")
        await rig.command("ben", "/peer thanks")
        assert "once" not in rig.last("ben")


@pytest.mark.shows("H9", "R6", on="sandbox")
async def test_whoever_avoids_the_writer_hears_nothing() -> None:
    """Ben sees the same whether Eve avoids him or not; nothing is kept of what he wrote."""
    said = []
    for avoids in (False, True):
        async with Rig.open(PARTS) as rig:
            await rig.join("ben", "eve")
            if avoids:
                await rig.command("eve", "/peer avoid add")
                await rig.submit("eve", person="ben")
            await give(rig)
            await rig.turn(days=2)
            said.append(rig.sees("ben"))
            assert ("You listened" in rig.sees("eve")) is not avoids
            async with rig.work() as tx:
                assert await tx.count(ThankYou) == (0 if avoids else 1)
    assert said[0] == said[1]


@pytest.mark.shows("R2", on="sandbox")
async def test_thanks_wait_for_a_pause_to_end() -> None:
    """Thanks written while Eve was away arrive once when she is back."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        await rig.command("eve", "/peer pause")
        await rig.press("eve", "A week")
        await give(rig)
        await rig.turn(days=3)
        assert "You listened" not in rig.sees("eve")
        await rig.turn(days=8)
        assert rig.sees("eve").count("You listened") == 1


@pytest.mark.shows("R1", "R12", on="sandbox")
@pytest.mark.parametrize(("to", "complaint"), [("finn", "has not joined"), ("ben", "yourself")])
async def test_not_to_everybody(to: str, complaint: str) -> None:
    """Somebody who has not joined is not written to, and nobody thanks themselves."""
    async with Rig.open(PARTS) as rig:
        await rig.join("ben")
        await give(rig, to)
        assert complaint in rig.errors("ben")["who"]
        assert rig.form("ben").form.fields[2].value == "You listened"


async def write(rig: Rig, named: str) -> None:
    """Let Ana start check-ins in #coffee, and Ben write a story for them."""
    await rig.command("ana", "/confab checkin start", channel="coffee")
    await rig.submit("ana")
    await rig.press("ben", "Join")
    await rig.command("ben", "/peer thanks story")
    await rig.submit("ben", words="A talk that helped <!channel>", named=named)


def channel(rig: Rig, account: str = "eve") -> str:
    """Return what somebody sees in #coffee."""
    room = rig.world.channel("acme", "coffee")
    return "\n".join(str(each) for each in rig.world.sees(account, room.id))


@pytest.mark.shows("H9", on="sandbox")
@pytest.mark.parametrize(("named", "title"), [("no", "one of us"), ("yes", "A story from Ben")])
async def test_a_story_appears_as_it_was_seen(named: str, title: str) -> None:
    """The preview shows exactly what appears, once; then nothing of it is kept here."""
    async with Rig.open(PARTS) as rig:
        await rig.join("ben")
        await write(rig, named)
        preview = rig.last("ben")
        assert "This is exactly what will appear" in preview
        assert "A talk that helped" not in channel(rig)
        async with rig.work() as tx:
            [story] = await tx.find(Story)
        await rig.press("ben", "Publish it")
        await rig.forge("ben", Press("thanks", "publish", story.id))
        await rig.turn(days=1)
        assert channel(rig).count("A talk that helped") == 1
        assert title in channel(rig)
        assert ("Ben" in channel(rig)) is (named == "yes")
        async with rig.work() as tx:
            assert await tx.count(Story) == 0


@pytest.mark.shows("H9", on="sandbox")
async def test_a_story_can_be_changed_or_dropped() -> None:
    """Changing it shows it anew; dropping it leaves nothing; nobody else can publish it."""
    async with Rig.open(PARTS) as rig:
        await rig.join("ben", "eve")
        await write(rig, "yes")
        async with rig.work() as tx:
            [story] = await tx.find(Story)
        await rig.forge("eve", Press("thanks", "publish", story.id))
        await rig.press("ben", "Change it")
        await rig.submit("ben", words="Another talk", named="no")
        assert "Another talk" in rig.last("ben")
        await rig.press("ben", "Do not publish")
        await rig.turn(days=2)
        assert "talk" not in channel(rig)
        async with rig.work() as tx:
            assert await tx.count(Story) == 0


@pytest.mark.shows("H9", "R8", on="sandbox")
async def test_only_where_one_takes_part() -> None:
    """Nobody sees, or writes into, the channel of a programme they are not in."""
    async with Rig.open(PARTS) as rig:
        await rig.join("ben", "eve")
        await rig.command("ana", "/confab checkin start", channel="coffee")
        await rig.submit("ana", name="Secret circle")
        await rig.command("eve", "/peer thanks story")
        assert "none at the moment" in rig.last("eve")
        await rig.press("ben", "Join")
        await rig.command("ben", "/peer thanks story")
        await rig.submit("ben", words="A talk that helped")
        await rig.command("ben", "/peer checkin settings")
        await rig.press("ben", "Leave")
        await rig.press("ben", "Publish it")
        await rig.turn(days=1)
        assert "A talk that helped" not in channel(rig)


@pytest.mark.shows("R8", on="sandbox")
async def test_words_do_not_wait_for_somebody_who_left() -> None:
    """What Ben wrote to Eve while she was away is deleted when she leaves, unread."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        await rig.command("eve", "/peer pause")
        await rig.press("eve", "A week")
        await give(rig)
        await rig.command("eve", "/peer leave")
        await rig.press("eve", "Leave, keep my things")
        async with rig.work() as tx:
            assert await tx.count(ThankYou) == 0
