"""What organisers see of coaching: totals of people, once a month, and never who (R9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.kit.model.people import Member
from bot.programmes.coaching.models import Conversation, Participant, TalkTotal, Tally
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.state_machine import TalkState
from bot.programmes.coaching.totals import month_of, span
from tests.programmes.coaching.talks import begin, talks, through
from tests.rig import Rig

LATE = datetime(2026, 3, 30, 9, tzinfo=UTC)  # a Monday
APRIL = datetime(2026, 4, 1, 9, tzinfo=UTC)


async def held(rig: Rig, many: int, state: TalkState, help: Help, *, form: str = "pair") -> None:
    """Write down conversations, each of two people of its own, that came to some end in March."""
    async with rig.work() as tx:
        for _ in range(many):
            talk = Conversation(form=form, help=help, state=state, since=tx.now, created=tx.now)
            await tx.add(talk)
            for seat in range(2 if form == "pair" else 1):
                account = f"{talk.id}{seat}"
                member = Member(account=account, name=account, joined=tx.now, checked=tx.now)
                await tx.add(member)
                await tx.add(
                    Participant(conversation=talk.id, member=member.id, seat=seat, created=tx.now)
                )


async def crowd(rig: Rig, many: int) -> None:
    """Let people join who are in no conversation."""
    async with rig.work() as tx:
        for number in range(many):
            await tx.add(Member(account=f"m{number}", name=f"M{number}", joined=tx.now))


async def until_april(rig: Rig) -> str:
    """Play one conversation to its end, let March end, and return what Ana is shown."""
    await begin(rig)
    await through(rig)
    for account in ("ben", "eve"):
        await rig.press(account, "Look back")
        await rig.submit(account, useful="5", asked="asking")
    await rig.turn(APRIL)
    await rig.command("ana", "/confab coaching")
    return rig.last("ana")


@pytest.mark.shows("T9", "R9", "O2: totals of conversations", on="sandbox")
async def test_below_five_nothing_is_told() -> None:
    """Of two people who talked the organiser learns no number at all, and no name."""
    async with Rig.open(start=LATE) as rig:
        shown = await until_april(rig)
        assert "Conversations in March 2026" in shown
        assert "A few people had a conversation with a peer, or nobody." in shown
        assert "Useful" not in shown
        assert "sounding board" not in shown
        assert not any(character.isdigit() for character in shown.replace("March 2026", ""))
        assert not [name for name in ("Ben", "Eve") if name in shown]


@pytest.mark.shows("T9", "R9", on="sandbox")
async def test_totals_of_many() -> None:
    """Rounded numbers of people are told; what subtraction would reveal is not."""
    async with Rig.open(start=LATE) as rig:
        await rig.join("ben", "eve")
        await crowd(rig, 40)
        await held(rig, 6, TalkState.DONE, Help.EAR)
        await held(rig, 7, TalkState.ENDED_EARLY, Help.DECIDE)
        await held(rig, 1, TalkState.SAFETY_STOP, Help.ADVICE)
        await held(rig, 20, TalkState.DONE, Help.POINTERS, form="solo")
        shown = await until_april(rig)
        assert "About 30 people had a conversation" in shown
        assert "Came to their last step: about 15 people" in shown
        assert "Ended before: about 15 people" in shown
        assert "Help to decide: about 5 people" in shown
        assert "sympathetic" not in shown, "with it, two who asked for something else were left"
        assert "Advice" not in shown
        assert "Pointers" not in shown, "what is thought through alone is nobody's business"
        assert "What is not named here is about a few people" in shown


@pytest.mark.shows("R9", on="sandbox")
async def test_made_once() -> None:
    """A total that stands is never made again, and what was counted for it is gone."""
    async with Rig.open(start=LATE) as rig:
        await until_april(rig)
        async with rig.work() as tx:
            before = await tx.find(TalkTotal)
            assert {each.month for each in before} == {"2026-03"}
            assert not await tx.find(Tally)
            await tx.later("coaching:close_month", tx.now, "2026-03")
        await held(rig, 12, TalkState.DONE, Help.EAR)
        await rig.turn(hours=2)
        async with rig.work() as tx:
            assert await tx.find(TalkTotal) == before


@pytest.mark.shows("T9", "R9", on="sandbox")
async def test_one_person_counts_once_a_month() -> None:
    """Ben and Eve look back on two conversations in March, and are two people in the tallies."""
    async with Rig.open(start=LATE) as rig:
        for _ in range(2):
            await begin(rig)
            await through(rig)
            for account in ("ben", "eve"):
                await rig.press(account, "Look back")
                await rig.submit(account, useful="5")
        async with rig.work() as tx:
            assert [each.count for each in await tx.find(Tally)] == [2]
        await rig.turn(APRIL)
        await begin(rig)
        await through(rig)
        await rig.press("ben", "Look back")
        await rig.submit("ben", useful="1", asked="telling")
        async with rig.work() as tx:
            found = {each.value: each.count for each in await tx.find(Tally)}
        assert found == {"low": 1, "telling": 1}
        assert len(await talks(rig)) == 3


@pytest.mark.shows("O1", "O2: totals of conversations", on="sandbox")
async def test_only_organisers_look() -> None:
    """A member is told that it is for organisers; before a month is over there is nothing."""
    async with Rig.open(start=LATE) as rig:
        await rig.join("ben")
        await rig.command("ben", "/confab coaching")
        assert "This is for organisers" in rig.last("ben")
        await rig.command("ana", "/confab coaching")
        assert "No totals of conversations yet" in rig.last("ana")


async def test_months_are_the_communitys() -> None:
    """A month begins and ends where the community lives, also when its clocks change in it."""
    async with Rig.open(start=LATE) as rig:
        await rig.join("ben")
        home = await rig.community()
        first, after = span("2026-03", home)
        assert first == datetime(2026, 2, 28, 23, tzinfo=UTC)
        assert after == datetime(2026, 3, 31, 22, tzinfo=UTC)
        assert month_of(first, home) == "2026-03"
        assert month_of(after, home) == "2026-04"
        assert month_of(LATE, home) == "2026-03"


@pytest.mark.shows("R9", on="sandbox")
async def test_a_community_that_moves_west() -> None:
    """Where the month goes on for longer because the zone was changed, its totals wait for that."""
    async with Rig.open(start=LATE) as rig:
        await begin(rig)
        await rig.press("ben", "End")
        async with rig.work() as tx:
            await tx.save(replace(tx.community, zone="America/Los_Angeles"))
        await rig.turn(datetime(2026, 4, 1, 6, tzinfo=UTC))
        async with rig.work() as tx:
            assert not await tx.find(TalkTotal)
        await rig.turn(datetime(2026, 4, 1, 9, tzinfo=UTC))
        async with rig.work() as tx:
            assert await tx.find(TalkTotal, month="2026-03")
