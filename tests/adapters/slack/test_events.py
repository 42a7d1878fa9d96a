"""What Slack tells by itself: who came, went, changed; which channel closed; the bot removed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.kit.contracts.events import (
    AccountChanged,
    ChannelClosed,
    ChannelJoined,
    ChannelLeft,
    Gone,
    Installed,
    Removed,
)
from bot.kit.model.people import Presence
from tests.adapters.slack.gallery_programme import GALLERY, HEARD
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import Channel, LoopbackSlack, User, Workspace


@pytest.fixture(params=["socket", "http"])
async def rig(slack: LoopbackSlack, request: pytest.FixtureRequest) -> AsyncIterator[SlackRig]:
    """Confab with a programme that hears everything, over each way in."""
    HEARD.clear()
    async with open_rig(slack, [GALLERY], way=request.param) as opened:
        assert [Installed()] == HEARD
        HEARD.clear()
        yield opened


@pytest.fixture
def ben(team: Workspace) -> User:
    """Somebody in London."""
    return team.user("Ben Ono")


@pytest.fixture
def coffee(team: Workspace, ben: User) -> Channel:
    """A channel the bot is in."""
    return team.channel("coffee", members=[ben])


async def test_joining_oneself_and_being_added(
    rig: SlackRig, slack: LoopbackSlack, ana: User, ben: User, coffee: Channel
) -> None:
    """Who came by themselves and who was added by whom are told apart."""
    await slack.joins(ana, coffee)
    await slack.leaves(ana, coffee)
    await slack.joins(ana, coffee, inviter=ben)
    assert [
        ChannelJoined(ana.id, coffee.id),
        ChannelLeft(ana.id, coffee.id),
        ChannelJoined(ana.id, coffee.id, ben.id),
    ] == HEARD


async def test_repeated_events_are_heard_once(
    rig: SlackRig, slack: LoopbackSlack, ana: User, coffee: Channel
) -> None:
    """An event brought again, even after a lost ack, changes nothing more."""
    slack.courier.lose_acks = 2
    delivery = await slack.joins(ana, coffee)
    await slack.turn(60)
    await slack.again(delivery)
    assert [ChannelJoined(ana.id, coffee.id)] == HEARD


async def test_failing_event_is_brought_again(
    rig: SlackRig, slack: LoopbackSlack, ana: User, coffee: Channel
) -> None:
    """An event that could not be written is not acknowledged, so it comes again and is heard."""
    slack.courier.ack_seconds = 0.3
    slack.faults.rate_limit("users.info", times=2)
    await slack.joins(ana, coffee)
    assert HEARD == []
    await slack.turn(60)
    assert [ChannelJoined(ana.id, coffee.id)] == HEARD


async def test_bot_added_to_a_channel(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User, ben: User
) -> None:
    """Who first brings the bot into a channel counts as who added it; later ones do not."""
    first, second = (team.channel(name, members=[ana], bot=False) for name in ("one", "two"))
    await slack.joins(team.bot, first, inviter=ana)
    await slack.joins(team.bot, second, inviter=ben)
    assert [Installed(ana.id)] == HEARD


@pytest.mark.parametrize("kind", ["channel_left", "group_left", "channel_deleted"])
async def test_channel_that_closed_for_the_bot(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, coffee: Channel, kind: str
) -> None:
    """A channel the bot was taken out of, or that was deleted, is closed for Confab."""
    await slack.send_event(team, {"type": kind, "channel": coffee.id})
    assert [ChannelClosed(coffee.id)] == HEARD


async def test_archived_channel_and_bot_taken_out(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User, coffee: Channel
) -> None:
    """An archived channel is closed, and so is one the bot left."""
    other = team.channel("other", members=[ana])
    await slack.archives(coffee, ana)
    await slack.leaves(team.bot, other)
    assert [ChannelClosed(coffee.id), ChannelClosed(other.id)] == HEARD


async def test_changed_account(
    rig: SlackRig, slack: LoopbackSlack, ana: User, coffee: Channel
) -> None:
    """A new name or zone is kept and told; a change of status is no news."""
    await slack.joins(ana, coffee)
    HEARD.clear()
    await slack.changes(ana)
    assert HEARD == []
    await slack.changes(ana, tz="Asia/Tokyo", name="Anna Lima")
    member = await rig.member(ana)
    assert member
    assert (member.name, member.zone) == ("Anna", "Asia/Tokyo")
    assert [AccountChanged(ana.id)] == HEARD


async def test_strangers_leave_no_trace(
    rig: SlackRig, slack: LoopbackSlack, ana: User, ben: User
) -> None:
    """People nobody here knows change, arrive and go without anything being kept of them."""
    await slack.arrives(ana)
    await slack.changes(ana, tz="Asia/Tokyo")
    await slack.deactivates(ben)
    assert await rig.member(ana) is None
    assert await rig.member(ben) is None
    assert HEARD == []


async def test_closed_account(
    rig: SlackRig, slack: LoopbackSlack, ana: User, coffee: Channel
) -> None:
    """A deactivated account is gone for Confab at once."""
    await slack.joins(ana, coffee)
    HEARD.clear()
    await slack.deactivates(ana)
    member = await rig.member(ana)
    assert member
    assert member.presence is Presence.GONE
    assert [Gone(ana.id)] == HEARD


async def test_removed_app(rig: SlackRig, slack: LoopbackSlack, team: Workspace) -> None:
    """Taking the app out is told once its last event arrives, and so are revoked bot tokens."""
    await slack.send_event(team, {"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}})
    assert HEARD == []
    await slack.send_event(team, {"type": "tokens_revoked", "tokens": {"bot": ["U1"]}})
    await slack.uninstalls(team)
    assert [Removed(), Removed()] == HEARD


async def test_events_out_of_order(
    rig: SlackRig, slack: LoopbackSlack, ana: User, coffee: Channel
) -> None:
    """Joining and leaving that arrive the other way round are both heard, and break nothing."""
    slack.hold_events()
    await slack.joins(ana, coffee)
    await slack.leaves(ana, coffee)
    deliveries = await slack.release_events()
    assert all(delivery.acked for delivery in deliveries)
    assert [ChannelLeft(ana.id, coffee.id), ChannelJoined(ana.id, coffee.id)] == HEARD


async def test_two_processes_hear_once(slack: LoopbackSlack, ana: User, coffee: Channel) -> None:
    """With two processes on one workspace, an event brought to each of them is heard once."""
    async with open_rig(slack, [GALLERY]) as rig, rig.another():
        HEARD.clear()
        delivery = await slack.joins(ana, coffee)
        await slack.again(delivery)
        await slack.again(delivery)
        assert [ChannelJoined(ana.id, coffee.id)] == HEARD
