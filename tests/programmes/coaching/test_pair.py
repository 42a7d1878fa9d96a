"""A conversation between two: asking, agreeing, its stages, its end, and what is kept of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.kit.events import PlaceLost
from bot.kit.people import Community, Member, Slip
from bot.kit.ui import Press
from bot.programmes.coaching.contributions import export
from bot.programmes.coaching.nouns import Conversation, Note
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import FORMS
from bot.programmes.coaching.views.stage import Shown, standing
from storage.purge import purge
from tests.rig import START, Rig


async def ask(rig: Rig, who: str = "eve", *, join: bool = True, **answers: str) -> None:
    """Let Ben ask somebody for a conversation."""
    if join:
        await rig.join("ben", "eve")
    await rig.command("ben", "/peer coach ask")
    given = {"help": "board", "way": "live", "affected": "no"} | answers
    await rig.submit("ben", who=who, **given)


async def begin(rig: Rig, **answers: str) -> None:
    """Let Ben ask, Eve accept, both agree, and a live one begin."""
    await ask(rig, join=True, **answers)
    await rig.press("eve", "Yes, gladly")
    await rig.press("eve", "I agree")
    await rig.press("ben", "I agree")
    if answers.get("way", "live") == "live":
        await rig.press("ben", "Begin")


async def through(rig: Rig) -> None:
    """Let Ben and Eve go through all the stages."""
    for account in ("ben", "eve", "eve", "eve", "ben", "ben"):
        await rig.press(account, "Next")


async def state(rig: Rig) -> str:
    """Return how the newest conversation stands."""
    async with rig.work() as work:
        found = await work.find(Conversation, order="-created")
    return found[0].state.value


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
        old = rig.messages("ben")[-1].buttons[0].token
        await rig.press("eve", "Next")
        assert "It is somebody else's turn" in rig.last("eve")
        await rig.press("ben", "Next")
        await rig.forge("ben", Press.parse(old))
        assert await state(rig) == "clarify"
        await rig.press("eve", "Next")
        await rig.forge("ben", Press.parse(old))
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
        before = await _rows(rig)
        await rig.press("ben", "More…")
        await rig.press("ben", "This is more than peer support")
        assert "116 123" in rig.last("ben")
        assert "116 123" not in rig.sees("eve")
        assert await _rows(rig) == before
        await rig.press("ben", "End the conversation here")
        await rig.turn(days=1)
        assert "Your conversation has ended" in rig.sees("eve")
        assert "support" not in rig.sees("eve").split("Telling")[-1]
        async with rig.work() as work:
            eve = await work.one(Member, account="eve")
            assert eve
            assert "safety" not in str(await export(eve, work))


async def _rows(rig: Rig) -> list[Conversation]:
    async with rig.work() as work:
        return await work.find(Conversation)


@pytest.mark.shows("T1", "R12", on="sandbox")
@pytest.mark.parametrize(("who", "said"), [("ben", "somebody else than yourself"), ("dan", "own")])
async def test_whom_one_cannot_ask(who: str, said: str) -> None:
    """Asking oneself, or somebody on one's own avoid list, is answered beside the field."""
    async with Rig.open() as rig:
        await rig.join("ben", "dan")
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="dan")
        await ask(rig, who)
        assert said in rig.errors("ben")["who"]


@pytest.mark.shows("T1", on="sandbox")
async def test_somebody_who_could_be_affected() -> None:
    """Ben is steered away kindly, may ask all the same, and his own first line is not lost."""
    async with Rig.open() as rig:
        await ask(rig, affected="yes", line="Would you listen to me?")
        assert "Perhaps somebody further away?" in rig.last("ben")
        assert "Would you think" not in rig.sees("eve")
        await rig.press("ben", "Ask them all the same")
        assert "Would you listen to me?" in rig.last("eve")
        async with rig.work() as work:
            assert not await work.find(Slip), "a first line is deleted once it was delivered"


@pytest.mark.shows("T2", "T11", on="sandbox")
async def test_an_invitation_nobody_answers() -> None:
    """Eve is reminded once after two working days; after five it ends, kindly, for Ben."""
    async with Rig.open() as rig:
        await ask(rig)
        await rig.turn(days=1.9)
        assert len([m for m in rig.inbox("eve") if "Would you think" in m]) == 1
        await rig.turn(days=1)
        assert len([m for m in rig.inbox("eve") if "Would you think" in m]) == 2
        await rig.turn(days=6)
        assert "Nothing came of it this time" in rig.last("ben")
        await rig.press("eve", "Yes, gladly")
        assert "This conversation is over" in rig.last("eve")
        await rig.turn(days=30)
        assert len([m for m in rig.inbox("eve") if "Would you think" in m]) == 2


@pytest.mark.shows("T2", "R7", on="sandbox")
async def test_not_now_and_another_time() -> None:
    """Another time keeps the invitation open; not now ends it, with thanks and no reason."""
    async with Rig.open() as rig:
        await ask(rig)
        await rig.press("eve", "Another time")
        assert "would like to, another time" in rig.last("ben")
        await rig.turn(days=8)
        await rig.press("eve", "Not now")
        assert "Thank you for saying so" in rig.last("eve")
        assert "Not now for Eve" in rig.last("ben")


async def _hears(rig: Rig) -> str:
    """Return all that Ben sees within three weeks of asking Eve."""
    await ask(rig, join=False)
    await rig.turn(days=21)
    return rig.sees("ben")


@pytest.mark.shows("T2", "R2", "R4", "R6", on="sandbox")
async def test_silence_looks_like_silence() -> None:
    """Avoided, paused, too busy or simply silent: Ben sees the same at the same time."""
    async with Rig.open() as rig:
        await rig.join("ben", "eve")
        silent = await _hears(rig)
    for how in ("avoided", "paused", "busy"):
        async with Rig.open() as rig:
            await rig.join("ben", "eve")
            await _away(rig, how)
            assert await _hears(rig) == silent, how
            if how != "busy":
                assert "Would you think" not in rig.sees("eve")


async def _away(rig: Rig, how: str) -> None:
    """Let Eve avoid Ben, pause, or be asked by as many as she can carry."""
    if how == "avoided":
        await rig.command("eve", "/peer avoid add")
        await rig.submit("eve", person="ben")
    elif how == "paused":
        await rig.command("eve", "/peer pause")
        await rig.press("eve", "Until I come back")
    else:
        await rig.join("ana", "dan")
        for account in ("ana", "dan"):
            await rig.command(account, "/peer coach ask @eve")
            await rig.submit(account, help="ear", way="live", affected="no")
            await rig.press("eve", "Yes, gladly")


@pytest.mark.shows("T2", "R1", on="sandbox")
async def test_somebody_new() -> None:
    """Who has not joined reads what this is, can say no for good, and is asked no more."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer coach ask @finn")
        await rig.submit("ben", help="advice", way="live", affected="no")
        assert "I am Confab" in rig.last("finn")
        await rig.press("finn", "No more invitations")
        await rig.turn(days=1)
        await rig.command("ben", "/peer coach ask @finn")
        await rig.submit("ben", help="advice", way="live", affected="no")
        assert "I am Confab" not in rig.last("finn")


@pytest.mark.shows("T3", on="sandbox")
async def test_both_agree_each_time() -> None:
    """Nothing begins before both have agreed, and rather not is one press."""
    async with Rig.open() as rig:
        await ask(rig)
        await rig.press("eve", "Yes, gladly")
        await rig.press("eve", "I agree")
        assert await state(rig) == "agreeing"
        assert "the law demands" in rig.last("ben")
        await rig.press("ben", "Rather not")
        assert await state(rig) == "cancelled"
        assert "does not begin this time" in rig.last("eve")


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


@pytest.mark.shows("T8", on="sandbox")
async def test_the_roles_turn() -> None:
    """Eve, who listened, is heard next for equal time, after both have agreed once more."""
    async with Rig.open() as rig:
        await begin(rig)
        await through(rig)
        await rig.press("ben", "Change roles now")
        assert "for Eve to begin" in rig.last("ben")
        await rig.turn(hours=0.1)
        await rig.press("eve", "Change roles now")
        await rig.submit("eve", help="ear", way="live")
        assert await state(rig) == "agreeing"
        await rig.press("ben", "I agree")
        await rig.press("eve", "I agree")
        await rig.press("eve", "Begin")
        assert "Telling: your turn, Eve" in rig.sees("ben")
        for account in ("eve", "ben", "ben", "ben", "eve", "eve"):
            await rig.press(account, "Next")
        assert await state(rig) == "debrief"


@pytest.mark.shows("T8", on="sandbox")
async def test_the_roles_turn_next_time() -> None:
    """Turning next time is remembered on Eve's home, and not this time is the end of it."""
    async with Rig.open() as rig:
        await begin(rig)
        await through(rig)
        await rig.press("ben", "Next time")
        assert "With Ben the roles turn next time" in await rig.home("eve")
        assert "the roles turn next time" not in await rig.home("ben")
        await rig.press("eve", "Change roles now")
        await rig.submit("eve", help="board", way="written")
        assert "the roles turn next time" not in await rig.home("eve")


@pytest.mark.shows("T9", on="sandbox")
async def test_a_wish_is_revealed_only_when_mutual() -> None:
    """Ben's yes to another conversation is never told where Eve said not now."""
    async with Rig.open() as rig:
        await begin(rig)
        await through(rig)
        await rig.press("ben", "Look back")
        await rig.submit("ben", again="yes")
        await rig.press("eve", "Look back")
        await rig.submit("eve", again="not-now")
        await rig.turn(days=20)
        assert "You would all do this again" not in rig.sees("ben") + rig.sees("eve")


@pytest.mark.shows("T12", "R8", on="sandbox")
async def test_notes_are_private_and_go() -> None:
    """A note is read by its writer alone, asked about at the end, and gone after ninety days."""
    async with Rig.open() as rig:
        await begin(rig)
        await rig.command("ben", "/peer coach note")
        await rig.submit("ben", words="Breathe first")
        await through(rig)
        await rig.press("ben", "Look back")
        fields = {each.name: each.value for each in rig.form("ben").form.fields}
        assert fields["words"] == "Breathe first"
        await rig.submit("ben", keep="keep")
        assert "Breathe" not in rig.sees("eve")
        async with rig.work() as work:
            assert [each.words for each in await work.find(Note)] == ["Breathe first"]
        await rig.turn(days=91)
        await purge(rig.store, rig.clock.now())
        async with rig.work() as work:
            assert not await work.find(Note)


@pytest.mark.shows("T12", on="sandbox")
async def test_a_note_after_an_early_end() -> None:
    """After an early end its writer is asked whether the note stays, and can delete it."""
    async with Rig.open() as rig:
        await begin(rig)
        await rig.command("eve", "/peer coach note")
        await rig.submit("eve", words="He was brave")
        await rig.press("ben", "End")
        assert "Your note about this conversation" in rig.sees("eve")
        await rig.press("eve", "Delete it")
        async with rig.work() as work:
            assert not await work.find(Note)


@pytest.mark.shows("T11", "R5", on="sandbox")
async def test_a_stage_in_writing_over_a_change_of_clocks() -> None:
    """Whose turn it is gets one nudge after three of their working days, over summer time too."""
    start = datetime(2026, 3, 26, 9, tzinfo=UTC)  # a Thursday; clocks change on the Sunday
    async with Rig.open(start=start) as rig:
        await begin(rig, way="written")
        assert "Take until Tuesday 31 March 2026" in rig.sees("ben")
        await rig.turn(datetime(2026, 3, 31, 7, 30, tzinfo=UTC))
        assert "This is the only reminder" not in rig.sees("ben")
        await rig.turn(datetime(2026, 3, 31, 8, 30, tzinfo=UTC))
        assert rig.sees("ben").count("This is the only reminder") == 1
        assert "This is the only reminder" not in rig.sees("eve")
        await rig.turn(days=7)
        assert rig.sees("ben").count("This is the only reminder") == 1
        await rig.turn(days=7)
        assert await state(rig) == "ended-early"
        assert "Your conversation has ended" in rig.last("eve")


@pytest.mark.shows("T11", "R2", "H7", on="sandbox")
@pytest.mark.parametrize("way", ["/peer leave", "/peer pause", "/peer data delete", "gone"])
async def test_somebody_goes_mid_way(way: str) -> None:
    """Whoever leaves, deletes everything or disappears ends it kindly; a pause lets it rest."""
    async with Rig.open() as rig:
        await begin(rig)
        if way == "gone":
            await rig.chat.deactivate("eve")
        else:
            await rig.command("eve", way)
            wanted = {"/peer leave": "Leave", "/peer pause": "A week"}
            labels = rig.labels("eve")
            await rig.press("eve", next((x for x in labels if wanted.get(way, "Del") in x), ""))
        await rig.turn(days=1)
        assert await state(rig) == ("paused" if way == "/peer pause" else "ended-early")
        if way != "/peer pause":
            assert "Your conversation has ended" in rig.sees("ben")


@pytest.mark.shows("T4", on="sandbox")
async def test_a_place_that_is_lost() -> None:
    """A moderator deletes the place: the conversation goes on in a new one."""
    async with Rig.open() as rig:
        await begin(rig)
        talk = (await _rows(rig))[0]
        async with rig.work() as work:
            await work.tell(PlaceLost(talk.place))
        await rig.settle()
        assert (await _rows(rig))[0].place != talk.place
        await rig.press("ben", "Next")
        assert await state(rig) == "clarify"


@pytest.mark.shows("T1", "H7", on="sandbox")
async def test_list_end_and_what_is_stored() -> None:
    """The list names what is open, end needs no reason, and nothing says what it was about."""
    async with Rig.open() as rig:
        await begin(rig)
        await rig.command("ben", "/peer coach")
        assert "It is your turn with Eve: telling." in rig.last("ben")
        await rig.press("ben", "Open one")
        await rig.submit("ben", which=(await _rows(rig))[0].id)
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
        shown = Shown(talk, {n: seats[n] for n in range(len(FORMS[form].roles))}, home, START)
        made = standing(shown)
        assert [each.label for each in made.buttons][-2:] == ["End", "More…"]
        assert len(made.buttons) == 5
