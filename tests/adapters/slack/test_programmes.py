"""Home, joining, the profile and organising on the loopback Slack, as people meet them there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.programmes import together
from bot.programmes.profile import profile
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import LoopbackSlack, Seen, User, Workspace


@pytest.fixture
async def rig(slack: LoopbackSlack) -> AsyncIterator[SlackRig]:
    """Confab with the programmes that need no other people."""
    async with open_rig(slack, together(profile)) as opened:
        yield opened


def home_of(slack: LoopbackSlack, user: User) -> Seen:
    """Somebody's home tab."""
    home = slack.home(user)
    assert home, f"{user.name} has no home"
    return home


@pytest.mark.shows("H2", "H3", on="slack")
async def test_joining_in_three_small_steps(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """One command is the yes; each step is a form that can be skipped, and one card goes on."""
    await slack.command(ana, "/peer join")
    steps = len(slack.sees(ana))
    assert "Step 1 of 3" in slack.last(ana)
    await slack.press(ana, slack.last(ana), "Tell")
    await slack.submit(ana, {"Role or title": "Designer"})
    assert "Step 2 of 3" in slack.last(ana)
    await slack.press(ana, slack.last(ana), "Skip this")
    assert "Step 3 of 3" in slack.last(ana)
    await slack.press(ana, slack.last(ana), "Skip this")
    assert "Who could you confide in today" in slack.last(ana)
    assert len(slack.sees(ana)) == steps
    member = await rig.member(ana)
    assert member
    assert member.joined
    assert member.zone == "Europe/Berlin"
    await slack.command(ana, "/peer profile")
    assert "Designer" in slack.last(ana)


@pytest.mark.shows("H1", "H4", on="slack")
async def test_home_tab_pauses_and_resumes(rig: SlackRig, slack: LoopbackSlack, ana: User) -> None:
    """The home tab shows what one can do now; after a press in it, it shows the news."""
    await slack.command(ana, "/peer join")
    await slack.opens_home(ana)
    before = home_of(slack, ana)
    assert "Pause" in before.buttons
    await slack.press(ana, before, "Pause")
    window = slack.form(ana)
    assert window
    await slack.press(ana, window, next(iter(window.buttons)))
    member = await rig.member(ana)
    assert member
    assert member.paused
    assert home_of(slack, ana).words != before.words


@pytest.mark.shows("H7", on="slack")
async def test_my_data_is_sent_to_me_alone(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """Asked in a channel, the file with everything stored comes as a direct message."""
    await slack.command(ana, "/peer join")
    coffee = team.channel("coffee", members=[ana, team.user("Ben Ono")])
    await slack.command(ana, "/peer data download", channel=coffee)
    files = [seen for seen in slack.sees(ana, team.dm(ana)) if seen.files]
    assert len(files) == 1
    assert all(not seen.files for seen in slack.sees(ana, coffee))


@pytest.mark.shows("O1", on="slack")
async def test_who_adds_confab_is_greeted(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace
) -> None:
    """Who first brings Confab into a channel reads what to do next; admins may then organise."""
    ada = team.user("Ada Berg", admin=True)
    lounge = team.channel("lounge", members=[ada], bot=False)
    await slack.joins(team.bot, lounge, inviter=ada)
    await rig.settle()
    assert "/confab check" in slack.last(ada)
    await slack.command(ada, "/confab check", channel=lounge)
    assert slack.last(ada, lounge).ephemeral


async def test_removed_and_added_back(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """Once the app is removed nothing is answered; started again with a good token, it is."""
    await slack.command(ana, "/peer join")
    await slack.uninstalls(team)
    before = len(slack.sees(ana))
    await slack.command(ana, "/peer")
    assert len(slack.sees(ana)) == before
    team.installed = True
    async with rig.another():
        await slack.command(ana, "/peer")
        assert len(slack.sees(ana)) == before + 1


@pytest.mark.shows("R12", on="slack")
@pytest.mark.parametrize(
    "words",
    [
        "<!channel> @everyone *bold* `code`",
        "\u0007\u202eevil",
        "😀" * 50,
        "שלום عالم",
        "x" * 10_000,
    ],
)
async def test_odd_words_do_no_harm(
    rig: SlackRig, slack: LoopbackSlack, ana: User, words: str
) -> None:
    """Whatever is typed after a command gets a private answer, and rings nobody."""
    await slack.command(ana, f"/peer {words}")
    said = slack.last(ana)
    assert said.ephemeral
    assert said.rings == frozenset()
