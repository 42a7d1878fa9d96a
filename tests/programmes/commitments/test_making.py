"""Setting out to do something: what is kept, and how a day in words is read back."""

from __future__ import annotations

import pytest

from bot.kit.contracts.events import CommitmentMade, Event
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.commitments import Commitment, Course
from bot.kit.screen.buttons import Press
from bot.programmes import together
from bot.programmes.commitments import commitments
from bot.programmes.profile import profile
from tests.rig import Rig


async def stored(rig: Rig) -> list[Commitment]:
    """Return every commitment."""
    async with rig.work() as tx:
        return await tx.find(Commitment, order="created")


@pytest.mark.shows("T7", "T13", on="sandbox")
async def test_kept_as_written() -> None:
    """What, plan and an exact day are kept, shown on home and in the list, and told to others."""
    heard: list[Event] = []

    async def hear(event: Event, _work: Transaction) -> None:
        heard.append(event)

    ear = Programme("ear", hears={CommitmentMade: hear})
    async with Rig.open(together(profile, commitments, ear)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim", plan="When I open the draft", day="2026-03-09")
        assert "By Monday 9 March 2026" in rig.last("ben")
        [made] = await stored(rig)
        assert (made.what, made.day, made.course) == ("Ask Kim", "2026-03-09", Course.OPEN)
        assert heard == [CommitmentMade(made.id, made.member)]
        assert "Ask Kim (by Monday 9 March 2026)" in await rig.home("ben")
        await rig.command("ben", "/peer commitments")
        assert "Ask Kim (by Monday 9 March 2026)" in rig.last("ben")


@pytest.mark.shows("R12", on="sandbox")
async def test_a_day_in_words_is_read_back_first() -> None:
    """“next friday” does not count before its owner has seen which day was understood."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim", day="next friday")
        assert "By Friday 6 March 2026?" in rig.last("ben")
        assert "next friday" in rig.last("ben")
        assert [each.course for each in await stored(rig)] == [Course.DRAFT]
        await rig.turn(days=1)
        await rig.command("ben", "/peer commitments")
        assert "its day is not confirmed yet" in rig.last("ben")
        await rig.press("ben", "Yes, keep it")
        await rig.press("ben", "Ask me in a week")
        assert [each.course for each in await stored(rig)] == [Course.OPEN]


@pytest.mark.shows("R12", on="sandbox")
@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("31 June", "no such day"),
        ("some day", "could not read"),
        ("3/4", "can mean two days"),
        ("2026-03-01", "is over"),
        ("in 300 years", "more than ten years"),
    ],
)
async def test_a_day_that_makes_no_sense(typed: str, complaint: str) -> None:
    """A sentence beside the field says how to mend it, and nothing typed is lost."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim", day=typed)
        assert complaint in rig.errors("ben")["day"]
        assert rig.form("ben").form.fields[0].value == "Ask Kim"
        assert await stored(rig) == []


@pytest.mark.shows("R10", on="sandbox")
async def test_a_day_confirmed_too_late() -> None:
    """Confirming a day that has passed meanwhile asks for another one."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim", day="tomorrow")
        await rig.turn(days=5)
        await rig.press("ben", "Yes, keep it")
        assert "That day is over" in rig.last("ben")
        assert [each.course for each in await stored(rig)] == [Course.DRAFT]


@pytest.mark.shows("T13", on="sandbox")
async def test_changed_redated_and_deleted() -> None:
    """Words and day can be changed, a day taken away, and all of it deleted after a question."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim", day="2026-03-09")
        await rig.press("ben", "Change")
        await rig.submit("ben", what="Ask Lou", day="in 3 weeks")
        await rig.press("ben", "Yes, keep it")
        [made] = await stored(rig)
        assert (made.what, made.day) == ("Ask Lou", "2026-03-23")
        await rig.press("ben", "Change")
        await rig.submit("ben", day="")
        assert "No day yet" in rig.last("ben")
        await rig.press("ben", "Delete…")
        await rig.press("ben", "Delete")
        assert await stored(rig) == []
        await rig.press("ben", "Change")
        assert "moved on" in rig.last("ben")


@pytest.mark.shows("T13", on="sandbox")
async def test_taken_along() -> None:
    """The text file holds everything told, the calendar file what is open and has a day."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben")
        for what, day in (("Ask Kim", "2026-03-09"), ("Read on", "")):
            await rig.command("ben", "/peer commitments add")
            await rig.submit("ben", what=what, day=day)
        await rig.press("ben", "Tell how it goes")
        await rig.submit("ben", words="Two chapters in")
        await rig.command("ben", "/peer commitments")
        await rig.press("ben", "Take them along")
        files = rig.world.message(rig.messages("ben")[-1].id).files
        assert [file.mime for file in files] == ["text/plain", "text/calendar"]
        assert "Ask Kim (open, 2026-03-09)" in files[0].content.decode()
        assert "2026-03-02 progress: Two chapters in" in files[0].content.decode()
        assert "DTSTART;VALUE=DATE:20260309" in files[1].content.decode()
        assert "Read on" not in files[1].content.decode()


async def test_only_the_owner_presses() -> None:
    """A commitment is nobody else's business, whoever has its id."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim", day="2026-03-09")
        [made] = await stored(rig)
        own = {"list", "add", "choose", "download"}
        for action in commitments([]).presses.keys() - own:
            outcome = await rig.forge("eve", Press("commitments", action, made.id))
            assert "Ask Kim" not in repr(outcome)
        assert await stored(rig) == [made]


async def test_not_before_joining() -> None:
    """Somebody who has not joined is told how, and nothing is kept."""
    async with Rig.open(together(profile, commitments)) as rig:
        await rig.command("ben", "/peer commitments add")
        assert "Join first" in rig.last("ben")
