"""Check-ins and commitments on the loopback Slack, with the real slack-bolt over both ways in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.programmes import PROGRAMMES
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import LoopbackSlack, User, Workspace


@pytest.fixture(params=["socket", "http"])
async def rig(slack: LoopbackSlack, request: pytest.FixtureRequest) -> AsyncIterator[SlackRig]:
    """Confab with all its programmes."""
    async with open_rig(slack, PROGRAMMES, way=request.param) as opened:
        yield opened


async def press(slack: LoopbackSlack, user: User, label: str) -> None:
    """Press the newest button with this label that somebody sees."""
    offers = [seen for seen in slack.sees(user) if label in seen.buttons]
    assert offers, f"no {label!r} in:\n{words(slack, user)}"
    await slack.press(user, offers[-1], label)


def words(slack: LoopbackSlack, user: User) -> str:
    """Return everything of Confab's that somebody sees."""
    return "\n\n".join(map(str, slack.sees(user)))


@pytest.mark.shows("K1", "K2", "K3", "K4")
async def test_a_check_in(rig: SlackRig, team: Workspace) -> None:
    """From the organiser's form to the question in one's morning, the answer and the picture."""
    slack = rig.slack
    ada = team.user("Ada Berg", tz="Europe/Berlin", admin=True)
    kai = team.user("Kai Mori", tz="Asia/Tokyo")
    channel = team.channel("rhythm", members=[ada, kai])
    await slack.command(ada, "/confab checkin start", channel=channel)
    await slack.submit(ada, {"What is it called?": "Looking back"})
    await rig.settle()
    await press(slack, kai, "Join")
    await rig.turn(days=40)
    assert "Your check-in:" in words(slack, kai)
    await press(slack, kai, "Check in")
    await press(slack, kai, "Write, only for me")
    form = slack.form(kai)
    assert form
    await slack.submit(kai, {"A high": "A <!channel> walk", "Your energy these weeks": "4"})
    await rig.settle()
    assert "Kept, for you alone" in words(slack, kai)
    assert "A <!channel> walk" not in words(slack, ada)
    await slack.command(kai, "/peer checkin history", channel=channel)
    await rig.settle()
    assert "energy 4, progress passed" in words(slack, kai)
    assert slack.sees(kai, team.dm(kai))[-1].files == ("my-trend.png",)
    team.scopes.remove("files:write")
    await slack.command(kai, "/peer checkin history", channel=channel)
    await rig.settle()
    last = slack.sees(kai, team.dm(kai))[-1]
    assert not last.files
    assert "Two lines over time, from 1 to 5." in last.words


@pytest.mark.shows("T7", "T13", "R12")
async def test_a_commitment(rig: SlackRig, team: Workspace) -> None:
    """A day that makes no sense is mended beside its field; then it is asked about, and done."""
    slack = rig.slack
    ada = team.user("Ada Berg", tz="Europe/Berlin", admin=True)
    channel = team.channel("rhythm", members=[ada])
    await slack.command(ada, "/peer join", channel=channel)
    await slack.command(ada, "/peer commitments add", channel=channel)
    await slack.submit(ada, {"What will you do?": "Ask Kim", "By when?": "31 June"})
    form = slack.form(ada)
    assert form
    assert "no such day" in str(form.errors)
    await slack.submit(ada, {"By when?": "tomorrow"})
    await rig.settle()
    await press(slack, ada, "Yes, keep it")
    await rig.turn(days=5)
    assert "How did it go?" in words(slack, ada)
    await press(slack, ada, "Done")
    await slack.submit(ada, {})
    await rig.settle()
    assert "Done, well done!" in words(slack, ada)
