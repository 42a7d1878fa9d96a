"""On its day: the owner is asked first, and what they say decides how it goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.kit.contracts.commands import Action
from bot.kit.contracts.context import Context
from bot.kit.contracts.programme import Lead, Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Commitment, Course, ProgressStep
from bot.kit.model.people import Member
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import text
from bot.programmes import together
from bot.programmes.commitments import commitments
from bot.programmes.profile import profile
from tests.rig import Rig


async def set_out(rig: Rig, account: str = "ben", day: str = "2026-03-04", peer: str = "") -> None:
    """Let somebody set out to ask Kim by a day."""
    await rig.command(account, "/peer commitments add")
    await rig.submit(account, what="Ask Kim", day=day, peer=peer)


async def only(rig: Rig) -> Commitment:
    """Return the one commitment there is."""
    async with rig.work() as tx:
        [found] = await tx.find(Commitment)
    return found


@pytest.mark.shows("T13", "R5", on="sandbox")
async def test_asked_on_its_day_in_their_hours() -> None:
    """The owner is asked as their working hours of that day begin, and reminded once."""
    zones = {"ben": "America/New_York"}
    async with Rig.open(together(profile, commitments), zones=zones) as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.turn(days=1)
        assert rig.inbox("ben") == []
        await rig.turn(days=14)
        asked = [m for m in rig.messages("ben") if "How did it go?" in str(m)]
        times = [rig.world.message(m.id).at.isoformat() for m in asked]
        assert times == ["2026-03-04T14:00:00+00:00", "2026-03-06T14:00:00+00:00"]
        assert ["the only reminder" in str(each) for each in asked] == [False, True]
        assert (await only(rig)).course is Course.OPEN


@pytest.mark.shows("R5", on="sandbox")
async def test_who_moves_is_asked_where_they_are() -> None:
    """The day is the owner's own day in whatever zone they are when it comes."""
    async with Rig.open(together(profile, commitments), zones={"ben": "Pacific/Apia"}) as rig:
        await rig.join("ben")
        await set_out(rig, day="2026-03-05")
        async with rig.work() as tx:
            ben = await tx.one(Member, account="ben")
            assert ben
            await tx.save(replace(ben, zone="Pacific/Honolulu"))
        await rig.turn(days=4)
        [asked] = [m for m in rig.messages("ben") if "How did it go?" in str(m)]
        assert rig.world.message(asked.id).at.isoformat() == "2026-03-05T19:00:00+00:00"


@pytest.mark.shows("T13", on="sandbox")
async def test_done() -> None:
    """Done closes it; pressing the old button again says so kindly."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.turn(days=3)
        await rig.press("ben", "Done")
        await rig.submit("ben", words="A calm morning")
        assert "well done" in rig.last("ben")
        assert (await only(rig)).course is Course.DONE
        await rig.turn(days=10)
        assert len(rig.inbox("ben")) == 1
        await rig.press("ben", "Not yet")
        assert "This is done" in rig.last("ben")


@pytest.mark.shows("T13", "R7", on="sandbox")
async def test_let_go() -> None:
    """Letting go closes it without a word of blame, and nothing is asked again."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.turn(days=3)
        await rig.press("ben", "Something else…")
        await rig.press("ben", "Let it go")
        assert (await only(rig)).course is Course.LET_GO
        await rig.turn(days=10)
        assert len(rig.inbox("ben")) == 1


@pytest.mark.shows("T13", on="sandbox")
async def test_a_week_later() -> None:
    """Snoozing moves the day by a week, and twice on one day is once."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.turn(days=2)
        await rig.press("ben", "Ask me in a week")
        await rig.press("ben", "Ask me in a week")
        assert (await only(rig)).day == "2026-03-11"
        await rig.turn(days=8)
        assert len([m for m in rig.inbox("ben") if "How did it go?" in m]) == 2


@pytest.mark.shows("T13", on="sandbox")
async def test_two_not_yets_offer_another_way() -> None:
    """The second “not yet” offers to make it smaller or let it go; a partly keeps going."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.turn(days=3)
        await rig.press("ben", "Partly")
        await rig.submit("ben", day="2026-03-10")
        await rig.turn(days=6)
        await rig.press("ben", "Not yet")
        await rig.submit("ben", day="2026-03-17")
        assert "It goes on" in rig.last("ben")
        await rig.turn(days=7)
        await rig.press("ben", "Not yet")
        await rig.submit("ben", day="")
        assert "another way" in rig.last("ben")
        assert rig.labels("ben") == ["Make it smaller", "Let it go"]
        assert (await only(rig)).not_yets == 2
        await rig.press("ben", "Partly")
        await rig.submit("ben")
        await rig.command("ben", "/peer commitments")
        await rig.press("ben", "Show it")
        assert ", partly done\n" in rig.last("ben"), "no colon where nothing was written"


async def _talk(ctx: Context, tx: Transaction) -> Outcome:
    return reply(Card(text("Let us think it through")))


@pytest.mark.shows("T13", on="sandbox")
async def test_a_conversation_is_offered_once_there_is_one() -> None:
    """A programme that offers conversations is led to, from an obstacle and from two not-yets."""
    coaching = Programme(
        "thinking", presses={"begin": Action(_talk)}, leads={Lead.CONVERSATION: "begin"}
    )
    async with Rig.open(together(profile, commitments, coaching)) as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.press("ben", "Tell how it goes")
        await rig.submit("ben", turn="obstacle", words="No time")
        assert "Think it through with somebody" in rig.labels("ben")
        await rig.press("ben", "Think it through with somebody")
        assert "think it through" in rig.last("ben")
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.press("ben", "Tell how it goes")
        await rig.submit("ben", turn="obstacle", words="No time")
        assert rig.labels("ben") == ["Show it"]


@pytest.mark.shows("R2", on="sandbox")
async def test_paused_on_its_day() -> None:
    """Nothing is asked during a pause; what fell due in it is asked once after."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.command("ben", "/peer pause")
        await rig.press("ben", "Two weeks")
        await rig.turn(days=13)
        assert rig.inbox("ben") == []
        await rig.turn(days=3)
        assert len([m for m in rig.inbox("ben") if "How did it go?" in m]) == 1


async def test_left_and_back() -> None:
    """Nothing is asked of somebody who left; whoever comes back is asked again, once."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await set_out(rig)
        await rig.command("ben", "/peer leave")
        await rig.press("ben", "Leave, keep my things")
        await rig.turn(days=13)
        assert rig.inbox("ben") == []
        await rig.press("ben", "Join again")
        await rig.turn(days=1)
        assert len([m for m in rig.inbox("ben") if "How did it go?" in m]) == 1


@pytest.mark.shows("T13", "R7", on="sandbox")
async def test_letting_go_is_told_by_choice() -> None:
    """Whoever may ask hears that it was let go only once the owner says so, and once."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        await set_out(rig, peer="eve")
        await rig.press("eve", "Yes, I will ask")
        await rig.turn(days=3)
        await rig.press("ben", "Something else…")
        await rig.press("ben", "Let it go")
        await rig.turn(days=10)
        assert not any("let it go" in each for each in rig.inbox("eve"))
        async with rig.work() as tx:
            [step] = await tx.find(ProgressStep)
        press = Press("commitments", "pass_on", step.id)
        await rig.forge("eve", press)
        await rig.press("ben", "Let them know")
        await rig.forge("ben", press)
        await rig.turn(days=3)
        assert sum("Ben has let it go" in each for each in rig.inbox("eve")) == 1


@pytest.mark.shows("T13", on="sandbox")
async def test_a_yes_while_the_form_is_open() -> None:
    """What was typed before anybody could ask stays with the owner: nobody had been shown."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        await set_out(rig, peer="eve")
        await rig.press("ben", "Tell how it goes")
        assert [each.name for each in rig.form("ben").form.fields] == ["turn", "words"]
        await rig.press("eve", "Yes, I will ask")
        await rig.submit("ben", words="A hard week")
        await rig.turn(days=1)
        assert "A hard week" not in rig.sees("eve")
