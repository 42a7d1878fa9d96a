"""A conversation between two: its stages, whose turn it is, and what it leaves."""

from __future__ import annotations

import pytest

from bot.kit.model.people import Community, Member
from bot.programmes.coaching.models import Conversation
from bot.programmes.coaching.privacy import export
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import FORMS
from bot.programmes.coaching.state_machine import TalkState
from bot.programmes.coaching.views.stage import ShownTalk, standing
from tests.programmes.coaching.talks import begin, pressing, state, talks, through
from tests.rig import START, Rig


@pytest.mark.shows("T1", "T2", "T3", "T4", "T9", on="sandbox")
async def test_from_asking_to_looking_back() -> None:
    """Ben asks, Eve says yes, both agree, talk through every stage, and each looks back alone."""
    async with Rig.open() as rig:
        await begin(rig)
        assert "Telling: your turn, Ben" in rig.last("eve")
        assert rig.labels("eve") == ["Next", "Another prompt", "More time", "End", "More…"]
        await through(rig)
        assert await state(rig) == "debrief"
        for account in ("ben", "eve"):
            await rig.press(account, "Look back")
            await rig.submit(account, useful="5", asked="asking", words="A lot", again="yes")
        assert await state(rig) == "done"
        assert "You would all do this again" in rig.sees("ben")
        assert "You would all do this again" in rig.sees("eve")
        assert "A lot" not in rig.sees("eve")


@pytest.mark.shows("T5", "R10", on="sandbox")
async def test_only_whose_turn_it_is() -> None:
    """Eve cannot move Ben's stage on, an old card answers kindly, and twice is once."""
    async with Rig.open() as rig:
        await begin(rig)
        old = pressing(rig, "Next")
        await rig.press("eve", "Next")
        assert "It is somebody else's turn" in rig.last("eve")
        await rig.press("ben", "Next")
        await rig.forge("ben", old)
        assert await state(rig) == "clarify"
        await rig.press("eve", "Next")
        await rig.forge("ben", old)
        assert await state(rig) == "explore"


@pytest.mark.shows("T4", on="sandbox")
async def test_one_standing_card() -> None:
    """However much is pressed, the place has one card, and More is answered in private."""
    async with Rig.open() as rig:
        await begin(rig)
        await rig.press("ben", "More time")
        await rig.press("eve", "Another prompt")
        await rig.press("ben", "Next")
        before = rig.last("ben")
        await rig.press("eve", "Another prompt")
        assert rig.last("ben") != before
        cards = [each for each in rig.messages("ben") if "Next" in each.labels]
        assert len(cards) == 1
        await rig.press("eve", "More…")
        assert "What else you can do" in rig.last("eve")
        assert "What else you can do" not in rig.sees("ben")
        await rig.press("eve", "Back one")
        assert await state(rig) == "frame"
        await rig.press("eve", "More…")
        assert "Skip" not in rig.labels("eve"), "it is not Eve's turn"


@pytest.mark.shows("T5", "T4", on="sandbox")
async def test_pause_switch_and_end() -> None:
    """Either can pause, go on, switch to writing and end; the other hears of the end, no reason."""
    async with Rig.open() as rig:
        await begin(rig)
        await rig.press("eve", "More…")
        await rig.press("eve", "Pause")
        assert await state(rig) == "paused"
        await rig.press("ben", "Go on")
        assert await state(rig) == "frame"
        await rig.press("eve", "More…")
        await rig.press("eve", "Go on in writing")
        assert "Take until Thursday 5 March 2026" in rig.sees("ben")
        await rig.press("eve", "End")
        assert "Your conversation has ended" in rig.sees("ben")
        assert await state(rig) == "ended-early"


@pytest.mark.shows("H10", "T5", on="sandbox")
async def test_more_than_peer_support() -> None:
    """The contacts are shown to the presser alone; a stop looks to the other like any end."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/confab contacts")
        await rig.submit("ana", helpline="116 123, day and night")
        await begin(rig)
        before = await talks(rig)
        await rig.press("ben", "More…")
        await rig.press("ben", "This is more than peer support")
        assert "116 123" in rig.last("ben")
        assert "116 123" not in rig.sees("eve")
        assert await talks(rig) == before
        await rig.press("ben", "End the conversation here")
        await rig.turn(days=1)
        assert "Your conversation has ended" in rig.sees("eve")
        assert (await talks(rig))[0].last.count(".") == 1, "who pressed it is written down nowhere"
        assert "support" not in rig.sees("eve").split("Telling")[-1]
        async with rig.work() as tx:
            eve = await tx.one(Member, account="eve")
            assert eve
            assert "safety" not in str(await export(eve, tx))


@pytest.mark.shows("T7", "T13", on="sandbox")
async def test_what_comes_next_is_a_commitment() -> None:
    """Ben sets two things out; they are his commitments and stay when Eve deletes everything."""
    async with Rig.open() as rig:
        await begin(rig)
        for account in ("ben", "eve", "eve", "eve", "ben"):
            await rig.press(account, "Next")
        for what in ("Ask Kim", "Write it down"):
            await rig.press("ben", "Set out to do something")
            await rig.submit("ben", what=what, day="2026-03-20", peer="eve")
        assert "2 things are set out" in rig.sees("eve")
        assert "Kim" not in rig.sees("eve")
        await rig.press("ben", "Next")
        await rig.command("eve", "/peer data delete")
        await rig.press("eve", "Delete it all")
        await rig.command("ben", "/peer commitments")
        assert "Ask Kim" in rig.last("ben")
        await rig.turn(days=30)
        assert await state(rig) == "done"


@pytest.mark.shows("T1", "H7", on="sandbox")
async def test_list_end_and_what_is_stored() -> None:
    """The list names what is open, end needs no reason, and nothing says what it was about."""
    async with Rig.open() as rig:
        await begin(rig)
        await rig.command("ben", "/peer coach")
        assert "It is your turn with Eve: telling." in rig.last("ben")
        await rig.press("ben", "Show it")
        assert "Telling: your turn, Ben" in rig.last("ben")
        await rig.press("ben", "Next")
        assert "Understanding" in rig.last("ben")
        await rig.command("eve", "/peer coach end")
        assert await state(rig) == "ended-early"
        await rig.command("ben", "/peer data")
        assert "conversations" in rig.last("ben").lower()


@pytest.mark.shows("T6")
@pytest.mark.parametrize("help", Help)
@pytest.mark.parametrize("form", FORMS)
def test_every_stage_card_fits(help: Help, form: str) -> None:
    """Each stage of each form has its card for each kind of help, within every limit."""
    seats = {n: Member(account=name, name=name) for n, name in enumerate(("ana", "ben", "cleo"))}
    home = Community(platform="discord", external="x", name="x")
    for number, step in enumerate(FORMS[form].steps):
        talk = Conversation(form=form, help=help, state=step.state, step=number, id="0" * 12)
        shown = ShownTalk(talk, {n: seats[n] for n in range(len(FORMS[form].roles))}, home, START)
        made = standing(shown)
        assert [each.label for each in made.buttons][-2:] == ["End", "More…"]
        assert len(made.buttons) == (4 if step.state is TalkState.OBSERVE else 5)
