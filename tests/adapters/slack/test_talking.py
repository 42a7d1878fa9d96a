"""What is asked and answered on the loopback Slack, over Socket Mode and signed HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.kit.contracts.platform import Post, Target
from bot.kit.screen.buttons import Button
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from tests.adapters.slack.gallery_programme import GALLERY, HEARD
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import Channel, LoopbackSlack, User, Workspace


@pytest.fixture(params=["socket", "http"])
async def rig(slack: LoopbackSlack, request: pytest.FixtureRequest) -> AsyncIterator[SlackRig]:
    """Confab with a programme of one of everything, over each way in."""
    HEARD.clear()
    async with open_rig(slack, [GALLERY], way=request.param) as opened:
        yield opened


@pytest.fixture
def ben(team: Workspace) -> User:
    """Somebody in London."""
    return team.user("Ben Ono")


@pytest.fixture
def coffee(team: Workspace, ana: User, ben: User) -> Channel:
    """A channel the bot is in."""
    return team.channel("coffee", members=[ana, ben])


async def test_command_answers_the_asker_alone(
    rig: SlackRig, slack: LoopbackSlack, ana: User, ben: User, coffee: Channel
) -> None:
    """A slash command is answered where it was typed, for the asker's eyes only."""
    delivery = await slack.command(ana, "/peer tell @Ben Ono a < b & c", channel=coffee)
    assert delivery.acked
    assert slack.last(ana, coffee).ephemeral
    member = await rig.member(ben)
    assert member
    assert f"Told who={member.id}, words=a < b & c" in slack.last(ana, coffee)
    assert slack.sees(ben) == []


@pytest.mark.shows("R12", on="slack")
async def test_unknown_command_suggests_the_nearest(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """A mistyped command gets a private answer with the nearest one."""
    await slack.command(ana, "/peer hre")
    assert "/peer here" in slack.last(ana)


async def test_command_where_the_bot_is_not(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """A command works in a channel the bot is no member of, and says what is missing there."""
    aside = team.channel("aside", members=[ana], bot=False)
    await slack.command(ana, "/peer here", channel=aside)
    assert "aside channel seen=True post=False\n/invite @confab" in slack.last(ana, aside)


async def test_place_is_described(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User, ben: User, coffee: Channel
) -> None:
    """A command that needs it is told what kind of place it was typed in."""
    said = {}
    hidden = team.channel("hidden", members=[ana], private=True)
    unseen = team.channel("unseen", members=[ana], private=True, bot=False)
    for place in (coffee, hidden, unseen, team.dm(ana)):
        await slack.command(ana, "/peer here", channel=place)
        said[place.id] = slack.last(ana, place).words
    assert "coffee channel seen=True post=True" in said[coffee.id]
    assert "hidden private seen=True post=True" in said[hidden.id]
    assert "? private seen=False post=False\n/invite @confab" in said[unseen.id]
    assert "? direct seen=True post=True" in said[team.dm(ana).id]


async def test_missing_scope_is_named(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User, coffee: Channel
) -> None:
    """Where a permission is missing, it is called as Slack calls it."""
    team.scopes.remove("channels:read")
    await slack.command(ana, "/peer here", channel=coffee)
    assert "the scope channels:read" in slack.last(ana, coffee)


async def test_admins_organise(rig: SlackRig, slack: LoopbackSlack, team: Workspace) -> None:
    """Workspace admins and owners are organisers; others are told that they are not."""
    ada, olga, max_ = team.user("Ada", admin=True), team.user("Olga", owner=True), team.user("Max")
    for person in (ada, olga, max_):
        await slack.command(person, "/confab organise")
    assert "You may organise" in slack.last(ada)
    assert "You may organise" in slack.last(olga)
    assert "for organisers" in slack.last(max_)


async def test_slack_busy_is_said(rig: SlackRig, slack: LoopbackSlack, team: Workspace) -> None:
    """Where Slack will not say who administers just now, the asker is told when to try again."""
    ada = team.user("Ada", admin=True)
    slack.faults.rate_limit("users.info", retry_after=7)
    await slack.command(ada, "/confab organise")
    assert "try again in 7 seconds" in slack.last(ada)
    await slack.command(ada, "/confab organise")
    assert "You may organise" in slack.last(ada)


async def test_press_answers_and_replaces(
    rig: SlackRig, slack: LoopbackSlack, ana: User, coffee: Channel
) -> None:
    """A press on an answer is answered in private; the answer's own button changes it in place."""
    await slack.command(ana, "/peer", channel=coffee)
    await slack.press(ana, slack.last(ana), "Answer me")
    assert "Only for you" in slack.last(ana)
    before = len(slack.sees(ana))
    await slack.press(ana, slack.last(ana), "More")
    assert slack.last(ana).words == "That was all"
    assert len(slack.sees(ana)) == before


async def test_delivered_note_and_its_buttons(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """A note arrives in the messages with its file, and its button replaces it for good."""
    await slack.command(ana, "/peer start")
    await rig.settle()
    noted = next(seen for seen in slack.sees(ana) if "Note" in seen)
    assert "You asked for it." in noted
    assert "Monday, November 23, 2026, 10:00" in noted
    assert slack.last(ana).files == ("coffee.ics",)
    await slack.press(ana, noted, "Swap")
    assert [seen.words for seen in slack.sees(ana) if seen.ts == noted.ts] == ["Swapped by Ana"]


async def test_file_without_the_scope_is_said(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """Without files:write a note still arrives and says what could not come along."""
    team.scopes.remove("files:write")
    await slack.command(ana, "/peer start")
    await rig.settle()
    assert "“coffee.ics” could not come along" in slack.last(ana)


async def test_double_click_counts_once(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """The same press brought twice changes something once."""
    await slack.command(ana, "/peer counter")
    delivery = await slack.press(ana, slack.last(ana), "Count")
    await slack.again(delivery)
    assert slack.last(ana).words == "Counted 1"
    await slack.press(ana, slack.last(ana), "Count")
    assert slack.last(ana).words == "Counted 2"


async def test_answer_with_a_file_goes_to_the_messages(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User, coffee: Channel
) -> None:
    """An answer with a file is sent where nobody else sees it, and the asker is told."""
    await slack.command(ana, "/peer", channel=coffee)
    await slack.press(ana, slack.last(ana), "Send me a file")
    assert "It is in your messages" in slack.last(ana, coffee)
    assert [seen.files for seen in slack.sees(ana, team.dm(ana))][-1] == ("coffee.ics",)


async def test_used_up_response_url_falls_back(
    rig: SlackRig, slack: LoopbackSlack, ana: User, coffee: Channel
) -> None:
    """Where the response_url takes no more, the answer comes another way and nothing is lost."""
    await slack.command(ana, "/peer", channel=coffee)
    seen = slack.last(ana)
    slack.faults.error("response_url", "used_url")
    await slack.press(ana, seen, "Answer me")
    assert "Only for you" in slack.last(ana, coffee)
    assert slack.last(ana).ephemeral


async def test_replacing_after_half_an_hour(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """A note whose response_url does not answer is replaced by editing it."""
    await slack.command(ana, "/peer start")
    await rig.settle()
    noted = next(seen for seen in slack.sees(ana) if "Note" in seen)
    slack.faults.drop("response_url", after=False)
    await slack.press(ana, noted, "Swap")
    assert [seen.words for seen in slack.sees(ana) if seen.ts == noted.ts] == ["Swapped by Ana"]


async def test_home_tab(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """Home is drawn when opened, answers a press in a window, and is drawn again after it."""
    await slack.opens_home(ana)
    home = slack.home(ana)
    assert home
    assert "Home of @Ana Lima\nIn home." in home
    before = len(slack.calls("views.publish"))
    await slack.press(ana, home, "Answer me")
    window = slack.form(ana)
    assert window
    assert "Only for you" in window
    await slack.press(ana, window, "More")
    window = slack.form(ana)
    assert window
    assert window.words == "That was all"
    assert len(slack.calls("views.publish")) == before + 2
    assert slack.sees(ana) == []


async def test_replace_on_home_is_shown_and_home_drawn_again(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """A press on home that replaces its card is answered in a window; home itself stays home."""
    await slack.opens_home(ana)
    home = slack.home(ana)
    assert home
    await slack.press(ana, home, "Replace")
    window = slack.form(ana)
    assert window
    assert "Swapped by Ana" in window
    home = slack.home(ana)
    assert home
    assert "Home of" in home


async def test_messages_tab_draws_nothing(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """Looking at the messages is not opening home."""
    await slack.opens_home(ana, tab="messages")
    assert slack.home(ana) is None


@pytest.mark.parametrize("kind", ["message_changed", "reaction_added", "nothing_we_know"])
async def test_every_event_is_acknowledged(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, kind: str
) -> None:
    """What does not concern Confab is acknowledged all the same."""
    delivery = await slack.send_event(team, {"type": kind, "user": "U1"})
    assert delivery.acked


async def test_url_buttons_are_acknowledged(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """A button that only opens a page tells Slack that all is well, and asks nothing."""
    asked = len(rig.app.asked)
    await rig.platform.messenger.deliver(_with_link(ana))
    delivery = await slack.press(ana, slack.last(ana), "Read")
    assert delivery.acked
    assert len(rig.app.asked) == asked


def _with_link(reader: User) -> Post:
    button = Button("Read", url="https://example.org")
    return Post("T1", Target(account=reader.id), (Card(text("A guide"), buttons=(button,)),), "k")
