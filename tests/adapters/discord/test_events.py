"""What Discord tells by itself: servers that come and go, channels that are gone, new names."""

from __future__ import annotations

import pytest

from bot.kit.contracts.events import AccountChanged, ChannelClosed, Installed, PlaceLost, Removed
from bot.kit.model.people import Standing
from bot.kit.model.series import Place
from tests.adapters.discord.rig import DiscordRig
from tests.adapters.slack.gallery_programme import HEARD
from tests.doubles.discord import Person


async def settled(rig: DiscordRig) -> None:
    """Let what the gateway told be heard."""
    await rig.double.env.settle()


@pytest.mark.shows("O5: isolated", on="discord")
async def test_servers_are_isolated(rig: DiscordRig, ana: Person) -> None:
    """Two servers in one process are two communities; the same account is a member of each."""
    other = rig.double.server("Globex")
    await settled(rig)
    eve = other.person("Eve")
    await ana.command("peer counter")
    await ana.press("Count")
    await eve.command("peer counter")
    assert "Count" in eve.last.buttons
    mine, theirs = await rig.community(), await rig.store.community("discord", other.id)
    assert theirs
    assert mine.id != theirs.id
    assert theirs.name == "Globex"
    assert await rig.member(eve) is None


async def test_added_to_a_server(rig: DiscordRig) -> None:
    """Being added makes the server known."""
    other = rig.double.server("Globex")
    await settled(rig)
    guild = rig.platform.client.get_guild(int(other.id))
    assert guild
    await rig.ears.added(guild)
    assert [Installed()] == HEARD
    assert await rig.store.community("discord", other.id)
    await rig.ears.removed(guild)
    assert [Installed(), Removed()] == HEARD


@pytest.mark.shows("O1", on="discord")
async def test_first_organiser_stands_for_who_added_it(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """Discord does not tell who added the bot: the first to use /confab is greeted, once."""
    await ben.command("peer home")
    assert Installed(ben.id) not in HEARD
    await ana.command("confab organise")
    await ana.command("confab organise")
    assert HEARD.count(Installed(ana.id)) == 1


async def test_channel_that_is_deleted_is_told(rig: DiscordRig) -> None:
    """A deleted channel ends what lives in it."""
    lounge = rig.server.channel("lounge")
    rig.double.env.backend.delete_channel(lounge.id)
    await settled(rig)
    assert HEARD[-1] == ChannelClosed(str(lounge.id))


@pytest.mark.shows("O5: removed and restored", on="discord")
async def test_removed_while_away_is_found_out(rig: DiscordRig, ana: Person) -> None:
    """A server that took the bot out while this process was away is noticed at the next start,
    and one that added it again is served again."""
    await ana.command("peer home")
    heard = rig.ears
    client = rig.platform.client
    guild = client.get_guild(int(rig.server.id))
    assert guild
    await heard.caught_up()
    assert HEARD.count(Removed()) == 0
    client._connection._guilds.pop(guild.id)
    rig.double.env.inject_error("GET", f"/guilds/{guild.id}", status=403, code=50001)
    await heard.caught_up()
    assert HEARD[-1] == Removed()


async def test_unavailable_is_not_removed(rig: DiscordRig, ana: Person) -> None:
    """A server that Discord cannot show just now is not left."""
    await ana.command("peer home")
    client = rig.platform.client
    client._connection._guilds.pop(int(rig.server.id))
    rig.double.env.inject_error("GET", f"/guilds/{rig.server.id}", status=503)
    await rig.ears.caught_up()
    assert Removed() not in HEARD
    assert (await rig.community()).standing is Standing.ACTIVE


async def test_new_name_arrives_with_a_press(rig: DiscordRig, ana: Person) -> None:
    """Discord tells nobody of a new name, but every press brings its presser's along."""
    await ana.command("peer home")
    backend = rig.double.env.backend
    backend.edit_member(int(rig.server.id), ana.actor.id, {"nick": "Ana Lima"})
    await ana.press("Answer me")
    member = await rig.member(ana)
    assert member
    assert member.name == "Ana Lima"
    assert HEARD[-1] == AccountChanged(ana.id)


async def test_who_left_is_found_by_asking(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """Without a privileged intent nobody tells who left: single questions find them."""
    directory = rig.platform.directory
    assert (await directory.account(rig.server.id, ben.id)) is not None
    rig.server.guild._guild.members.pop(ben.actor.id)
    found = await directory.accounts(rig.server.id, [ana.id, ben.id, "nonsense"])
    assert list(found) == [ana.id]
    assert found[ana.id].zone == ""
    assert await directory.channel_members(rig.server.id, str(rig.server.general.id)) == []
    assert await directory.organises(rig.server.id, ana.id)
    assert not await directory.organises(rig.server.id, ben.id)


async def test_lost_threads_are_told_at_once(rig: DiscordRig, ana: Person, ben: Person) -> None:
    """When a moderator deletes a thread or locks it, its place is known to be lost; one that only
    rests is not."""
    await ana.command("peer meet", who=ben)
    await ben.command("peer meet", who=ana)
    await rig.settle()
    async with rig.work() as tx:
        first, second = await tx.find(Place)
    backend = rig.double.env.backend
    backend.edit_channel(int(first.thread), {}, thread_metadata={"archived": True})
    await settled(rig)
    assert not _lost(rig)
    backend.edit_channel(int(first.thread), {}, thread_metadata={"locked": True})
    backend.delete_channel(int(second.thread))
    await settled(rig)
    assert {each.place for each in _lost(rig)} == {first.id, second.id}


async def test_taking_the_bot_out_of_a_thread_is_told(
    rig: DiscordRig, ana: Person, ben: Person
) -> None:
    """When the bot is taken out of a thread, its place is lost; when one of its people is, not."""
    await ana.command("peer meet", who=ben)
    await rig.settle()
    async with rig.work() as tx:
        [place] = await tx.find(Place)
    backend = rig.double.env.backend
    backend.remove_thread_member(int(place.thread), ben.actor.id)
    await settled(rig)
    assert not _lost(rig)
    backend.remove_thread_member(int(place.thread), backend.bot_user.id)
    await settled(rig)
    assert [each.place for each in _lost(rig)] == [place.id]


def _lost(rig: DiscordRig) -> list[PlaceLost]:
    asked = (request.event for request in rig.app.asked)
    return [event for event in asked if isinstance(event, PlaceLost)]
