"""Coffee outside the rounds: now, by invitation, and for those who come late."""

from __future__ import annotations

import pytest

from bot.kit.screen.outcomes import Reply
from tests.rig import Rig
from tests.stories.round import INTRODUCED, SECOND, change, groups, start, tell, until


@pytest.mark.shows("C8", "R4")
async def test_now() -> None:
    """Two people who would meet now are introduced; who waits in vain is told after two weeks."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.command("ben", "/peer coffee now")
        assert "If nobody has come by" in rig.last("ben")
        await rig.command("ben", "/peer coffee now")
        assert await groups(rig) == []
        await rig.command("cleo", "/peer coffee now")
        assert "I have found somebody" in rig.sees("cleo")
        assert await groups(rig) == [("ben", "cleo")]
        assert "Hello" in rig.last("ben")

        await rig.command("dan", "/peer coffee join", channel="coffee")
        await rig.command("dan", "/peer coffee skip")
        await rig.command("dan", "/peer coffee leave")
        await rig.command("dan", "/peer coffee now")
        assert "You are not in a coffee programme" in rig.last("dan")


@pytest.mark.shows("C8", "R4")
async def test_waited_in_vain() -> None:
    """Whoever waited two weeks without anybody coming hears it, with two things to do."""
    async with Rig.open() as rig:
        await start(rig, "ben")
        await rig.press("ana", "Hold")
        await rig.press("ana", "Go on")
        await rig.command("ben", "/peer coffee now")
        await rig.turn(days=14, hours=2)
        assert "Nobody was free" in rig.sees("ben")


@pytest.mark.shows("C8", "C4")
async def test_late_joiner_meets_who_was_left() -> None:
    """Who joins in the first half of a round meets the one left out; later they wait their turn."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan")
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="cleo")
        await rig.command("dan", "/peer avoid add")
        await rig.submit("dan", person="ben")
        await until(rig, INTRODUCED)
        assert await groups(rig) == [("cleo", "dan")]
        assert "nobody free who fits" in rig.last("ben")
        await until(rig, "2026-03-12 10:00")
        await rig.command("eve", "/peer coffee join", channel="coffee")
        assert "Somebody is free" in rig.sees("eve")
        assert await groups(rig) == [("cleo", "dan"), ("ben", "eve")]
        await until(rig, "2026-03-18 10:00")
        await rig.command("finn", "/peer coffee join", channel="coffee")
        assert "The next introductions are on Monday 23 March" in rig.last("finn")
        assert len(await groups(rig)) == 2


@pytest.mark.shows("C8", "R11")
async def test_invitation() -> None:
    """A colleague is invited with a purpose, says yes, and the place opens with that purpose."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer coffee invite @cleo")
        form = rig.form("ben").form
        assert "nervous" in str(form.intro)
        assert form.fields[1].value, "a first line to edit"
        await rig.submit("ben", purpose="How do you run your retrospectives?")
        assert "Your place opens as soon as there is a yes" in rig.last("ben")
        assert "“How do you run your retrospectives?”" in rig.last("cleo")
        assert rig.labels("cleo") == ["Yes, gladly", "Not now"]
        assert "Ben would like a coffee with you" in await rig.home("cleo")
        await rig.press("cleo", "Yes, gladly")
        await rig.turn(hours=1)
        assert "The invitation said: “How do you run your retrospectives?”" in rig.last("ben")
        assert "Ben writes first this time" in rig.last("ben")
        assert "because one of you asked and the others said yes" in rig.last("cleo")


@pytest.mark.shows("C8", "R6")
@pytest.mark.parametrize("when", ["before", "after the yes"])
async def test_two_invited_who_avoid_each_other(when: str) -> None:
    """Of three Ben invites Cleo avoids Dan: she alone is left out, as if she had not answered. What
    Dan and the others see, and when, is what they see where Cleo just says nothing."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan", "eve")
        if when == "before":
            await avoid(rig)
        await rig.command("ben", "/peer coffee invite @cleo")
        await rig.submit("ben", people=("cleo", "dan", "eve"))
        asked = [each for each in ("cleo", "dan", "eve") if "Yes, gladly" in rig.sees(each)]
        assert asked == (["dan", "eve"] if when == "before" else ["cleo", "dan", "eve"])
        for account in asked[:-1]:
            await rig.press(account, "Yes, gladly")
        if when != "before":
            await avoid(rig)
        await rig.press("eve", "Yes, gladly")
        await rig.turn(days=8)
        assert await groups(rig) == [("ben", "dan", "eve")]


async def _screens(*, avoids: bool) -> dict[str, str]:
    """What everybody but Cleo sees where she avoids Dan, or says nothing to Ben's invitation."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan", "eve")
        if avoids:
            await avoid(rig)
        seen = dict.fromkeys(("ben", "dan", "eve"), "")
        await rig.command("ben", "/peer coffee invite @cleo")
        await rig.submit("ben", people=("cleo", "dan", "eve"))
        for account in ("dan", "eve"):
            await rig.press(account, "Yes, gladly")
        for _ in range(16):
            await rig.turn(hours=12)
            for account in seen:
                home = await rig.home(account)
                seen[account] += f"{rig.clock.now()}\n{rig.sees(account)}\n{home}\n"
        return seen


@pytest.mark.shows("R6", "C8")
async def test_an_exclusion_looks_like_a_silence() -> None:
    """To the letter, in the same order, at the same moments."""
    excluded, silent = await _screens(avoids=True), await _screens(avoids=False)
    assert excluded == silent


async def avoid(rig: Rig) -> None:
    """Let Cleo avoid Dan."""
    await rig.command("cleo", "/peer avoid add")
    await rig.submit("cleo", person="dan")


@pytest.mark.shows("C8", "R7")
async def test_invitation_runs_out() -> None:
    """A no is easy and private: the inviter hears only, and late, that it has run out."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer coffee invite @cleo")
        await rig.submit("ben")
        await rig.press("cleo", "Not now")
        assert "nobody is told" in rig.sees("cleo")
        await rig.turn(days=4)
        assert "run out." not in rig.last("ben")
        await rig.command("ben", "/peer coffee invite @cleo")
        await rig.submit("ben")
        assert "You have asked Cleo already" in rig.errors("ben")["people"]
        await rig.turn(days=4)
        assert "it says nothing about you" in rig.last("ben")
        await rig.command("ben", "/peer coffee invite @cleo")
        await rig.submit("ben")
        assert "I pass it on" in rig.last("ben")


@pytest.mark.shows("C8", "R4", "R5")
async def test_several_invitations_run_out_at_once() -> None:
    """Three words about three invitations come in one message, and a button stands there once."""
    async with Rig.open() as rig:
        await rig.join("ben")
        for invited in ("cleo", "dan", "eve"):
            await rig.command("ben", f"/peer coffee invite @{invited}")
            await rig.submit("ben")
        before = len(rig.inbox("ben"))
        await rig.turn(days=8)
        [told] = rig.inbox("ben")[before:]
        for name in ("Cleo", "Dan", "Eve"):
            assert name in told
        assert rig.labels("ben").count("Invite somebody else") == 1


@pytest.mark.shows("R1", "C8")
async def test_inviting_somebody_new() -> None:
    """Somebody outside Confab gets one invitation in 90 days, says why it came, and can end it."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer coffee invite @finn")
        await rig.submit("ben")
        assert "You get this because Ben chose you" in rig.last("finn")
        assert rig.labels("finn") == ["Yes, gladly", "Not now", "No more invitations"]
        await rig.command("cleo", "/peer coffee invite @finn")
        await rig.submit("cleo")
        assert "I pass it on" in rig.last("cleo")
        assert "Cleo" not in rig.sees("finn"), "one invitation in 90 days, from anybody"
        await rig.press("finn", "Not now")
        await rig.turn(days=91)
        await rig.command("cleo", "/peer coffee invite @finn")
        await rig.submit("cleo")
        await rig.turn(days=91)
        await rig.press("finn", "No more invitations")
        assert (await rig.member("finn")).uninvited, "too late for this one, not for the others"
        await rig.command("ben", "/peer coffee invite @finn")
        await rig.submit("ben")
        assert rig.sees("finn").count("would like a coffee") == 0, "both were answered"
        await rig.turn(days=10)
        assert "it says nothing about you" in rig.last("ben")


@pytest.mark.shows("C8", "R2")
async def test_accepting_while_paused() -> None:
    """Who paused since an invitation came is asked to come back first, and then can say yes."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer coffee invite @cleo")
        await rig.submit("ben")
        await rig.command("cleo", "/peer pause")
        await rig.press("cleo", "A week")
        await rig.press("cleo", "Yes, gladly")
        assert "You are paused" in rig.last("cleo")
        assert await groups(rig) == []
        await rig.press("cleo", "Come back")
        await rig.press("cleo", "Yes, gladly")
        assert await groups(rig) == [("ben", "cleo")]


@pytest.mark.shows("C8", "R4", "H4")
async def test_inviter_leaves() -> None:
    """Where the inviter leaves before all have answered, whoever said yes hears it kindly."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo", "dan")
        await rig.command("ben", "/peer coffee invite")
        await rig.submit("ben", people=("cleo", "dan"))
        await rig.press("cleo", "Yes, gladly")
        await rig.command("ben", "/peer leave")
        await rig.press("ben", "Leave, keep my things")
        await rig.turn(hours=1)
        assert "This coffee does not happen" in rig.last("cleo")
        await rig.turn(days=10)
        assert await groups(rig) == []


@pytest.mark.shows("C10", "R4", "C4")
async def test_lottery() -> None:
    """A lottery introduces one group a round, its host in each; the others hear the lot fell."""
    async with Rig.open() as rig:
        await start(rig, "ana", "ben", "cleo", "dan")
        await change(rig, kind="lottery", host="ana")
        await until(rig, SECOND)
        found = await groups(rig)
        assert len(found) == 2
        assert all("ana" in group for group in found)
        assert found[0] != found[1], "whoever waited longest comes up first"
        guest = found[0][1]
        assert "Ana is the host" in rig.sees(guest)
        other = next(each for each in ("ben", "cleo", "dan") if each not in found[0])
        assert "The lot fell on others" in rig.sees(other)


@pytest.mark.shows("C10", "R12")
async def test_only_a_lottery_has_a_host() -> None:
    """A host named for another kind of programme is asked about; the one of before just goes."""
    async with Rig.open() as rig:
        await start(rig, "ana", "ben")
        await change(rig, host="ana")
        assert "Only a lottery has a host" in rig.errors("ana")["host"]
        await rig.submit("ana", kind="lottery")
        assert "with Ana as the host" in rig.last("ana")
        await change(rig, kind="standard")
        assert "as the host" not in rig.last("ana")


@pytest.mark.shows("C10", "C4")
async def test_outsiders_view() -> None:
    """An outsider's view introduces people of one field and different teams, and says so."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo", "dan")
        await change(rig, kind="outsider")
        for account, team in (("ben", "Payments"), ("cleo", "payments"), ("dan", "Search")):
            await tell(rig, account, field="technology", team=team)
        await until(rig, SECOND)
        assert not any({"ben", "cleo"} <= set(group) for group in await groups(rig))
        assert "you know the same field from different places" in rig.last("dan")
        assert "people who know the same field from different places" in rig.sees("ana"), (
            "the card in the channel says so, too"
        )


@pytest.mark.shows("H1", "R11")
async def test_home_tells_two_coffees_apart() -> None:
    """Of two coffees that are on at once, each has a button of its own that says which it is."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        await rig.command("dan", "/peer coffee join", channel="coffee")
        for each in ("ben", "dan"):
            await rig.command(each, "/peer coffee now")
        home = await rig.home("ben")
        assert "Change coffee with Cleo…" in home
        assert "Change coffee with Dan…" in home
        asked = await rig.press("ben", "Change coffee with Dan…")
        assert isinstance(asked, Reply)
        assert str(asked.cards[0].title) == "What would help?"
