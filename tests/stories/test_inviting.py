"""Inviting somebody new, whichever programme it is for: once in 90 days over all of them (R1)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.kit.membership.invitations import PeerInvitation
from bot.kit.model.people import Avoidance, Bar
from storage.purge import purge
from tests.rig import Rig


async def coffee(rig: Rig, account: str) -> None:
    """Invite Finn to a coffee."""
    await rig.command(account, "/peer coffee invite @finn")
    await rig.submit(account)


async def talk(rig: Rig, account: str) -> None:
    """Ask Finn for a conversation."""
    await rig.command(account, "/peer coach ask @finn")
    await rig.submit(account, help="board", way="written", affected="no")


async def feedback(rig: Rig, account: str) -> None:
    """Ask Finn for feedback."""
    await rig.command(account, "/peer coach feedback @finn")
    await rig.submit(account, about="attitude")


async def commitment(rig: Rig, account: str) -> None:
    """Name Finn as the one who may ask."""
    await rig.command(account, "/peer commitments add")
    await rig.submit(account, what="Ask Kim", peer="finn")


Invite = Callable[[Rig, str], Awaitable[None]]
WAYS: dict[str, Invite] = {
    "coffee": coffee,
    "talk": talk,
    "feedback": feedback,
    "commitment": commitment,
}


@pytest.mark.shows("R1", "R4")
@pytest.mark.parametrize("first", WAYS)
async def test_once_over_all_programmes(first: str) -> None:
    """After one invitation of any kind no other arrives for 90 days, and then one does again."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await WAYS[first](rig, "ben")
        assert len(rig.inbox("finn")) == 1
        assert "No more invitations" in rig.labels("finn")
        before = rig.sees("finn")
        for way in WAYS.values():
            await way(rig, "cleo")
        assert rig.sees("finn") == before
        assert "Cleo" not in rig.sees("finn")
        await rig.turn(days=91)
        last = list(WAYS)[list(WAYS).index(first) - 1]
        await WAYS[last](rig, "cleo")
        assert "Cleo" in rig.inbox("finn")[-1]


@pytest.mark.shows("R1", "R4")
@pytest.mark.parametrize("way", WAYS)
async def test_the_inviter_cannot_tell(way: str) -> None:
    """What Cleo reads is the same whether Ben invited Finn before her or not, until it runs out."""
    said = []
    for first in (False, True):
        async with Rig.open() as rig:
            await rig.join("ben", "cleo")
            if first:
                await coffee(rig, "ben")
            await WAYS[way](rig, "cleo")
            await rig.turn(days=20)
            said.append(rig.sees("cleo"))
    assert said[0] == said[1]


@pytest.mark.shows("R1")
@pytest.mark.parametrize("way", WAYS)
async def test_no_more_invitations_lasts(way: str) -> None:
    """Said once, it holds for every programme and after 90 days, and a purge leaves it standing."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await WAYS[way](rig, "ben")
        await rig.press("finn", "No more invitations")
        before = len(rig.inbox("finn"))
        await rig.turn(days=91)
        await purge(rig.store, rig.clock.now())
        for each in WAYS.values():
            await each(rig, "cleo")
        assert len(rig.inbox("finn")) == before


@pytest.mark.shows("R1", "R8")
async def test_kept_for_ninety_days() -> None:
    """Nothing but the day is kept of it, it is in one's data, and it goes by itself."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await coffee(rig, "ben")
        finn = (await rig.member("finn")).id
        async with rig.work() as tx:
            [noted] = await tx.find(PeerInvitation)
        assert noted.id == finn
        await rig.turn(days=89)
        await purge(rig.store, rig.clock.now())
        async with rig.work() as tx:
            assert await tx.count(PeerInvitation) == 1
        await rig.turn(days=2)
        await purge(rig.store, rig.clock.now())
        async with rig.work() as tx:
            assert await tx.count(PeerInvitation) == 0


@pytest.mark.shows("R1")
async def test_a_day_to_confirm_first_invites_nobody() -> None:
    """A commitment whose day is not confirmed yet is no invitation; once it is, one leaves."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim", day="next friday", peer="finn")
        await coffee(rig, "cleo")
        assert "would like a coffee" in rig.last("finn")
        await rig.press("ben", "Yes, keep it")
        assert len(rig.inbox("finn")) == 1


@pytest.mark.shows("R1", "R12")
async def test_named_while_choosing_another_day() -> None:
    """Somebody named together with a new day in words is asked once that day is confirmed."""
    async with Rig.open() as rig:
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim")
        await rig.press("ben", "Change")
        await rig.submit("ben", day="next friday", peer="cleo")
        assert rig.inbox("cleo") == []
        await rig.press("ben", "Yes, keep it")
        assert "Would you ask Ben" in rig.last("cleo")
        await rig.press("ben", "Change")
        await rig.submit("ben", what="Ask Kim again")
        assert len(rig.inbox("cleo")) == 1


# -- where the bot may not write first -------------------------------------------------------------

TO_PASS_ON = "Type /peer notes to read it"


def silent(rig: Rig) -> None:
    """Make the chat one where a bot may not write to people who never turned to it."""
    site = rig.world.sites["acme"]
    site.about = replace(site.about, writes_first=False)


@pytest.mark.shows("R1")
@pytest.mark.parametrize("way", WAYS)
async def test_a_text_to_pass_on_where_the_bot_may_not_write(way: str) -> None:
    """The inviter gets a text to pass on; the invitation waits, with its three answers."""
    async with Rig.open() as rig:
        silent(rig)
        await rig.join("ben")
        await WAYS[way](rig, "ben")
        assert TO_PASS_ON in rig.sees("ben")
        await rig.turn(days=1)
        assert rig.sees("finn") == ""
        await rig.command("finn", "/peer")
        await rig.press("finn", "Show me my note")
        assert "Ben" in rig.last("finn")
        assert {"Not now", "No more invitations"} <= set(rig.labels("finn"))
        assert len(rig.labels("finn")) >= 3
        await rig.press("finn", "No more invitations")
        assert (await rig.member("finn")).uninvited


@pytest.mark.shows("R1")
async def test_a_yes_to_what_was_passed_on() -> None:
    """Whoever comes and says yes is in, and the two meet as if they had been written to."""
    async with Rig.open() as rig:
        silent(rig)
        await rig.join("ben")
        await coffee(rig, "ben")
        await rig.command("finn", "/peer notes")
        await rig.press("finn", "Yes, gladly")
        await rig.turn(hours=1)
        assert (await rig.member("finn")).joined
        assert "Ben" in rig.sees("finn")
        assert "Finn" in rig.last("ben")


@pytest.mark.shows("R6")
@pytest.mark.parametrize("way", WAYS)
async def test_who_excludes_the_inviter_is_not_told_apart(way: str) -> None:
    """The inviter reads the same where they are excluded, and no invitation waits."""
    said = []
    for excluded in (False, True):
        async with Rig.open() as rig:
            silent(rig)
            await rig.join("ben")
            if excluded:
                await rig.command("finn", "/peer")
                finn, ben = await rig.member("finn"), await rig.member("ben")
                async with rig.work() as tx:
                    await tx.add(Avoidance(member=finn.id, bar=Bar.PERSON, other=ben.id))
            await WAYS[way](rig, "ben")
            await rig.turn(days=20)
            said.append(rig.sees("ben"))
            await rig.command("finn", "/peer notes")
            assert "Ben" not in rig.last("finn")
    assert said[0] == said[1]


@pytest.mark.shows("R1")
async def test_members_are_written_to_as_ever() -> None:
    """Whoever said yes to Confab gets an invitation directly; nobody has to pass anything on."""
    async with Rig.open() as rig:
        silent(rig)
        await rig.join("ben", "cleo")
        await rig.command("ben", "/peer coffee invite @cleo")
        await rig.submit("ben")
        assert "would like a coffee" in rig.inbox("cleo")[-1]
        assert TO_PASS_ON not in rig.sees("ben")
