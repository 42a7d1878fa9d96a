"""My peers and the private plan: seen by their owner alone, and by nobody named in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.kit.contracts.commands import Action
from bot.kit.contracts.context import Context
from bot.kit.contracts.events import Met
from bot.kit.contracts.programme import Bond, Lead, Programme, Tie
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import LONG_AGO, Member
from bot.kit.screen.buttons import Press
from bot.kit.screen.cards import Card
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.screen.text import text
from bot.programmes import together
from bot.programmes.checkin import checkin
from bot.programmes.network import network, rules
from bot.programmes.network.models import Acquaintance, Name, Often, PeerRole, PeerWish
from bot.programmes.profile import profile
from bot.programmes.thanks import thanks
from tests.rig import Rig

PARTS = (profile, checkin, network, thanks)


async def meet(rig: Rig, *accounts: str) -> None:
    """Let people have met over coffee."""
    async with rig.work() as tx:
        members = await tx.find(Member, account=list(accounts))
        await tx.tell(Met("g", tuple(member.id for member in members)))


async def planned(rig: Rig, **name: str) -> None:
    """Let Ben plan for a listener each month, and name one."""
    await rig.command("ben", "/peer network plan")
    await rig.submit("ben", kind="ear", wanted="2", every="month")
    await rig.press("ben", "Name somebody")
    await rig.submit("ben", **name)


@pytest.mark.shows("H6", on="sandbox")
async def test_whom_one_has_met() -> None:
    """Who met is listed for both, counted once a day, and can be asked."""
    async with Rig.open(together(*PARTS)) as rig:
        await rig.join("ben", "eve", "finn")
        for _ in range(2):
            await meet(rig, "ben", "eve")
        await rig.turn(days=30)
        await meet(rig, "ben", "eve")
        await rig.command("ben", "/peer network")
        assert "Eve: met 2 times" in rig.last("ben")
        assert "Finn" not in rig.last("ben")
        await rig.press("ben", "Ask …")
        assert rig.labels("ben") == ["Thank them"]
        await rig.press("ben", "Thank them")
        assert rig.form("ben").form.fields[0].value == "eve"


async def _begin(ctx: Context, tx: Transaction) -> Outcome:
    other = await tx.get(Member, ctx.subject)
    return reply(Card(text("With "), text(other.name if other else "nobody")))


async def _wake(ctx: Context, tx: Transaction) -> Outcome:
    return reply(Card(text("Awake again")))


@pytest.mark.shows("H6", on="sandbox")
async def test_pairs_and_conversations_appear_by_themselves() -> None:
    """A programme with pairs and conversations is shown, asked and woken, with no change here."""

    async def ties(member: Member, tx: Transaction) -> list[Tie]:
        others = await tx.find(Member, account="eve")
        wake = (("Wake it", Press("pairs", "wake")),)
        ids = tuple(each.id for each in others)
        return [Tie("p", Bond.PARTNER, "Eve", ids, LONG_AGO, present=False, buttons=wake)]

    pairs = Programme(
        "pairs",
        presses={"begin": Action(_begin), "wake": Action(_wake)},
        ties=ties,
        leads={Lead.CONVERSATION: "begin"},
    )
    async with Rig.open(together(*PARTS, pairs)) as rig:
        await rig.join("ben", "eve")
        await rig.command("ben", "/peer network")
        assert "Regular pair, asleep: Eve" in rig.last("ben")
        await rig.press("ben", "Ask …")
        assert "Regular pair, asleep: Eve" in rig.last("ben")
        assert rig.labels("ben")[:2] == ["Wake it", "Think something through"]
        await rig.press("ben", "Wake it")
        assert "Awake again" in rig.last("ben")
        await rig.press("ben", "Think something through")
        assert "Eve" in rig.last("ben")
        await rig.command("ben", "/peer network")
        await rig.press("ben", "Wake it")
        assert "Awake again" in rig.last("ben")


@pytest.mark.shows("H6", on="sandbox")
async def test_a_plan_and_its_look_back() -> None:
    """A plan names how many, which and how often; once a quarter it comes back, and no more."""
    async with Rig.open(together(*PARTS)) as rig:
        await rig.join("ben", "eve")
        await planned(rig, person="eve")
        await rig.press("ben", "My peers")
        assert "Somebody who listens: 1 of 2, every month" in rig.last("ben")
        assert "Eve [Ask …]" in rig.last("ben")
        before = rig.sees("eve")
        await rig.turn(days=200)
        looks = [each for each in rig.inbox("ben") if "A look at your plan" in each]
        assert len(looks) == 2
        assert "Eve (it has been a while)" in looks[0]
        assert rig.sees("eve") == before


@pytest.mark.shows("K7", on="sandbox")
async def test_a_check_in_brings_one_of_them_back() -> None:
    """The check-in names the one it is longest time to be in touch with, and then no more."""
    async with Rig.open(together(*PARTS)) as rig:
        await rig.join("ben")
        await planned(rig, name="Kim from the choir")
        await rig.command("ben", "/peer checkin settings")
        await rig.press("ben", "Begin my own")
        await rig.submit("ben", every="month-on-1", weekday="3")
        await rig.turn(days=66)
        prompts = [each for each in rig.inbox("ben") if "Your check-in:" in each]
        assert ["Kim from the choir" in each for each in prompts] == [False, False, True]
        await rig.press("ben", "Ask")
        assert rig.labels("ben") == ["We were in touch", "Out of my plan"]
        await rig.press("ben", "We were in touch")
        async with rig.work() as tx:
            [name] = await tx.find(Name)
        assert name.touched == rig.clock.now()


async def test_naming_and_taking_out() -> None:
    """Nobody at all and oneself are mended beside the field; names and lines can go."""
    async with Rig.open(together(*PARTS)) as rig:
        await rig.join("ben")
        await planned(rig)
        assert "name somebody" in rig.errors("ben")["person"]
        await rig.submit("ben", person="ben")
        assert "somebody else" in rig.errors("ben")["person"]
        await rig.submit("ben", person="", name="Kim")
        await rig.press("ben", "Take it out")
        async with rig.work() as tx:
            assert await tx.count(PeerWish) + await tx.count(Name) == 0
        await rig.turn(days=120)
        assert not [each for each in rig.inbox("ben") if "A look at your plan" in each]


@pytest.mark.shows("H7", on="sandbox")
async def test_a_former_member() -> None:
    """Whoever deletes everything is a former member in others' plans, and met by nobody."""
    async with Rig.open(together(*PARTS)) as rig:
        await rig.join("ben", "eve")
        await meet(rig, "ben", "eve")
        await planned(rig, person="eve")
        await rig.command("eve", "/peer data delete")
        await rig.press("eve", "Delete it all")
        await rig.command("ben", "/peer network")
        assert "a former member" in rig.last("ben")
        assert "Eve" not in rig.last("ben")
        async with rig.work() as tx:
            assert await tx.count(Acquaintance) == 0
        await rig.command("ben", "/peer data")
        assert "a former member" in rig.last("ben")


async def test_nobody_elses() -> None:
    """A plan is its owner's alone, whoever has its ids; a stranger's card does not open."""
    async with Rig.open(together(*PARTS)) as rig:
        await rig.join("ben", "eve", "finn")
        await planned(rig, name="Kim")
        async with rig.work() as tx:
            [name], [wish] = await tx.find(Name), await tx.find(PeerWish)
        stolen = (f"n.{name.id}", name.id, wish.id, f"m.{(await rig.member('finn')).id}")
        for action in ("person", "name", "drop_wish", "drop_name", "touched"):
            for subject in stolen:
                outcome = await rig.forge("eve", Press("network", action, subject))
                assert "Kim" not in repr(outcome)
                assert "Finn" not in repr(outcome)
        async with rig.work() as tx:
            assert (await tx.find(Name), await tx.find(PeerWish)) == ([name], [wish])


def test_when_it_is_time() -> None:
    """It is time once the chosen span has passed since the last time, or since the naming."""
    began = datetime(2026, 1, 31, 9, tzinfo=UTC)
    name = Name(member="m", wish="w", name="Kim", created=began)
    wish = PeerWish(id="w", member="m", kind=PeerRole.EAR, every=Often.MONTH)
    assert not rules.due(name, Often.MONTH, began + timedelta(days=27))
    assert rules.due(name, Often.MONTH, datetime(2026, 2, 28, 9, tzinfo=UTC))
    assert rules.waiting([wish], [name], began + timedelta(days=40)) == name
    assert rules.waiting([], [name], began + timedelta(days=40)) is None
