"""Conversations as only Slack holds them: a thread of their own in the group message of two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.programmes import PROGRAMMES
from tests.adapters.both.cast import Cast
from tests.adapters.both.stage import OnSlack, SlackActor, open_stage
from tests.doubles.slack import LoopbackSlack, Seen, User
from tests.stories.talks import agree, begun, invited, onwards

PEOPLE = ("Ana", "Ben", "Eve", "Finn")


class SlackCast(Cast):
    """Four people on the loopback Slack."""

    stage: OnSlack

    @property
    def slack(self) -> LoopbackSlack:
        """The Slack they are on."""
        return self.stage.rig.slack

    def user(self, account: str) -> User:
        """Somebody's account there."""
        actor = self.actors[account]
        assert isinstance(actor, SlackActor)
        return actor.user

    def standing(self, account: str) -> list[Seen]:
        """The cards somebody sees by which a conversation goes on, private ones left out."""
        seen = self.slack.sees(self.user(account))
        return [each for each in seen if "Next" in each.buttons and not each.ephemeral]


@pytest.fixture
async def cast() -> AsyncIterator[SlackCast]:
    """Confab and four people."""
    async with open_stage("slack", PROGRAMMES) as stage:
        yield SlackCast(stage, PEOPLE)


@pytest.mark.shows("T3", "T4", "T8", on="slack")
async def test_a_place_of_their_own(cast: SlackCast) -> None:
    """Slack's own limits are told, one card stands in the two's group message and is edited there,
    and the conversation with turned roles goes on below it."""
    await invited(cast, "ask", "eve")
    await cast.press("eve", "Yes, gladly")
    assert "your employer may be able to export messages" in cast.sees("eve")
    await agree(cast, "eve", "ben")
    await cast.press("ben", "Begin")
    (card,) = cast.standing("eve")
    assert card.where == "DM with Ben"
    assert cast.user("eve").id in card.rings
    await onwards(cast, "ben", "eve", "eve", "eve", "ben")
    (later,) = cast.standing("ben")
    assert later.ts == card.ts
    assert "What comes next: your turn" in later
    await cast.press("eve", "More…")
    assert cast.slack.last(cast.user("eve")).ephemeral
    await onwards(cast, "ben")
    await cast.press("eve", "Change roles now")
    await cast.submit("eve", help="ear", way="live")
    await agree(cast, "ben", "eve")
    await cast.press("eve", "Begin")
    (turned,) = cast.standing("ben")
    assert turned.thread == card.ts
    assert all(each.where != "DM with Ben" for each in cast.slack.sees(cast.user("finn")))


@pytest.mark.shows("T5", "R10", on="slack")
async def test_two_presses_at_once(cast: SlackCast) -> None:
    """Pressing twice, both at the same moment, and from another process after a restart: once."""
    await begun(cast)
    (card,) = cast.standing("ben")
    twice = [cast.slack.press(cast.user("ben"), card, "Next") for _ in range(2)]
    both = [cast.slack.press(cast.user(each), card, "More time") for each in ("ben", "eve")]
    await asyncio.gather(*twice, *both)
    await cast.stage.settle()
    assert "Understanding: your turn, Eve" in cast.sees("ben")
    rig = cast.stage.rig
    rig.serving.cancel()
    await cast.slack.until(lambda: not cast.slack.socket.links)
    async with rig.another():
        await cast.slack.press(cast.user("ben"), card, "Next")
        await onwards(cast, "eve")
    assert "Looking around: your turn, Eve" in cast.sees("ben")


@pytest.mark.shows("T4", on="slack")
async def test_the_form_that_slack_could_not_open(cast: SlackCast) -> None:
    """Where the three seconds are over, Continue opens the form, with the peer still chosen."""
    await cast.join("ben", "eve")
    cast.slack.faults.error("views.open", "expired_trigger_id")
    await cast.command("ben", "/peer coach ask @eve")
    await cast.press("ben", "Continue")
    await cast.submit("ben", help="board", way="live", affected="no")
    await cast.turn(hours=1)
    assert "Would you think something through with Ben?" in cast.sees("eve")
