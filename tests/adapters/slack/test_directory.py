"""Who and what is there, asked of Slack gently."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.slack.directory import Installation, SlackDirectory, account_of
from adapters.slack.wire import SlackWires
from bot.kit.contracts.platform import Account, TryLater
from bot.kit.contracts.platform import Workspace as Said
from tests.doubles.slack import LoopbackSlack, User, Workspace

PAUSES: list[float] = []


@pytest.fixture
async def directory(slack: LoopbackSlack, team: Workspace) -> AsyncIterator[SlackDirectory]:
    """A directory whose pauses pass on the loopback's clock."""
    PAUSES.clear()

    async def sleep(seconds: float) -> None:
        PAUSES.append(seconds)
        await slack.turn(seconds)

    wires = SlackWires(team.token, slack.base_url)
    yield SlackDirectory(wires, sleep)
    await wires.close()


async def test_account(directory: SlackDirectory, team: Workspace, ana: User) -> None:
    """A person with name and zone; guests, bots and closed accounts are told apart."""
    guest, bot = team.user("Gus", guest=True), team.user("Robo", bot=True)
    gone = team.user("Gone")
    gone.deleted = True
    assert await directory.account("T1", ana.id) == Account(ana.id, "Ana", "Europe/Berlin")
    found = [await directory.account("T1", each.id) for each in (guest, bot, gone)]
    assert [(a.guest, a.bot, a.gone) for a in found if a] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert await directory.account("T1", "U404") is None


async def test_who_belongs_elsewhere(directory: SlackDirectory, team: Workspace, ana: User) -> None:
    """Another company's people in a shared channel are guests, whatever they are at home; people
    of the same organisation are not, and neither say what the usual zone here is."""
    fay = team.user("Fay", team="T9", admin=True, tz="Asia/Tokyo")
    team.user("Fred", team="T9", enterprise="E9", tz="Asia/Tokyo")
    sister = team.user("Sissi", team="T2", enterprise="E1", admin=True)
    found = await directory.accounts("T1", [fay.id, sister.id])
    assert [found[each.id].guest for each in (fay, sister)] == [True, True]
    assert (await directory.workspace("T1")).zone == "Europe/Berlin"
    assert not await directory.organises("T1", fay.id)


async def test_one_organisation(slack: LoopbackSlack, team: Workspace) -> None:
    """On Enterprise Grid whoever is of the same organisation belongs here, nobody else does."""
    team.enterprise = "E1"
    sister = team.user("Sissi", team="T2", enterprise="E1", admin=True)
    fred = team.user("Fred", team="T9", enterprise="E9")
    wires = SlackWires(team.token, slack.base_url)
    directory = SlackDirectory(wires)
    found = [await directory.account("T1", each.id) for each in (sister, fred)]
    assert [each.guest for each in found if each] == [False, True]
    assert await directory.organises("T1", sister.id)
    await wires.close()


def test_odd_zone_is_left_out() -> None:
    """A time zone this machine does not know is no reason to fail."""
    assert (
        account_of({"id": "U1", "name": "ana", "tz": "Mars/Olympus"}, Installation("T1")).zone == ""
    )


async def test_few_are_asked_singly(directory: SlackDirectory, team: Workspace, ana: User) -> None:
    """A few people are asked about one by one, at Slack's pace; unknown ones are left out."""
    ben = team.user("Ben")
    found = await directory.accounts("T1", [ana.id, "U404", ben.id])
    assert set(found) == {ana.id, ben.id}
    assert PAUSES == [0.6, 0.6]


async def test_many_come_from_the_list(slack: LoopbackSlack, ana: User) -> None:
    """Many people come from the list, page by page, without one refusal."""
    async with LoopbackSlack(rates=True) as busy:
        team = busy.workspace("T1")
        people = [team.user(f"Person {n}").id for n in range(500)]

        async def sleep(seconds: float) -> None:
            await busy.turn(seconds)

        wires = SlackWires(team.token, busy.base_url)
        found = await SlackDirectory(wires, sleep).accounts("T1", people)
        await wires.close()
        assert set(found) == set(people)
        assert len(busy.calls("users.list")) == 3
        assert busy.world.limited == []


async def test_short_waits_are_waited_for(
    directory: SlackDirectory, slack: LoopbackSlack, ana: User
) -> None:
    """Asked to wait a little, a long look-up waits; asked to wait long, it says so."""
    slack.faults.rate_limit("users.info", retry_after=9)
    assert set(await directory.accounts("T1", [ana.id])) == {ana.id}
    assert PAUSES == [9]
    slack.faults.rate_limit("users.info", retry_after=600)
    with pytest.raises(TryLater) as wait:
        await directory.accounts("T1", [ana.id])
    assert wait.value.seconds == 600


async def test_channel_members(directory: SlackDirectory, team: Workspace) -> None:
    """All members, page by page; nothing where the bot cannot look."""
    people = [team.user(f"Person {n}") for n in range(250)]
    coffee = team.channel("coffee", members=people)
    hidden = team.channel("hidden", members=people, private=True, bot=False)
    assert set(await directory.channel_members("T1", coffee.id)) == {
        *(each.id for each in people),
        team.bot.id,
    }
    assert await directory.channel_members("T1", hidden.id) == []


async def test_workspace_and_admins(directory: SlackDirectory, team: Workspace, ana: User) -> None:
    """The workspace has a name and its people's usual zone; another one is not ours to ask."""
    for name in ("Bea", "Cem"):
        team.user(name, tz="Europe/Berlin")
    assert await directory.workspace("T1") == Said("T1", "Team T1", "Europe/Berlin")
    with pytest.raises(TryLater, match="belongs to T1"):
        await directory.workspace("T9")
    assert not await directory.organises("T1", ana.id)
    assert await directory.organises("T1", team.user("Ada", admin=True).id)
