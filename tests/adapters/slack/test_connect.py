"""Slack Connect: people of another company in a shared channel, who look like ours but for their
team."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.programmes import PROGRAMMES
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.adapters.slack.test_coffee import HEADS_UP, Team, everybody_in, start, until_introduced
from tests.doubles.slack import LoopbackSlack, User, Workspace

GUESTS = "Guests cannot take part yet"


@pytest.fixture
def people(slack: LoopbackSlack, team: Workspace) -> Team:
    """A company's people."""
    return Team(slack, team)


@pytest.fixture
def fay(people: Team) -> User:
    """Somebody of another company, an administrator there, who is in the shared channel."""
    fay = people.team.user("Fay Noor", team="T9", admin=True)
    people.coffee.members.append(fay)
    return fay


@pytest.fixture
async def rig(slack: LoopbackSlack, people: Team, fay: User) -> AsyncIterator[SlackRig]:
    """Confab with all its programmes, started in a channel shared with another company."""
    async with open_rig(slack, PROGRAMMES) as opened:
        await start(opened, people)
        yield opened


@pytest.mark.shows("R1", "O5: strangers kept out", on="slack")
async def test_strangers_of_a_shared_channel_are_left_alone(
    rig: SlackRig, people: Team, fay: User
) -> None:
    """They are neither invited nor introduced, whether they were in the channel or come in."""
    fred = people.team.user("Fred Noor", team="T9", enterprise="E9")
    await rig.slack.joins(fred, people.coffee)
    await everybody_in(rig, people)
    await until_introduced(rig, people)
    for stranger in (fay, fred):
        assert {seen.where for seen in rig.slack.sees(stranger)} == {"#coffee"}
    assert await rig.member(fay) is None


@pytest.mark.shows("O5: strangers kept out", on="slack")
async def test_their_presses_are_answered_and_do_nothing(
    rig: SlackRig, people: Team, fay: User
) -> None:
    """A button they find in the channel tells them that they are guests; being an administrator
    elsewhere opens nothing here."""
    await people.press(fay, "Join")
    assert GUESTS in people.words(fay)
    member = await rig.member(fay)
    assert member
    assert member.joined is None


@pytest.mark.shows("O5: strangers kept out", on="slack")
async def test_who_was_taken_for_one_of_ours_is_out(rig: SlackRig, people: Team, fay: User) -> None:
    """Somebody enrolled before Confab knew better is introduced to nobody any more."""
    await everybody_in(rig, people)
    stray = people.ben
    stray.team = "T9"
    await rig.slack.changes(stray)
    await until_introduced(rig, people)
    assert people.place(stray) == []
    assert HEADS_UP not in people.words(stray)
