"""Global shortcuts: begun from anywhere in Slack, each opens its form and answers in a window."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.slack import manifest
from adapters.slack.shortcuts import path_of
from bot.kit.contracts.grammar import Grammar
from bot.programmes import PROGRAMMES
from tests.adapters.slack.rig import SlackRig, open_rig
from tests.doubles.slack import LoopbackSlack, User, Workspace

GRAMMAR = Grammar((each.name, command) for each in PROGRAMMES for command in each.commands)
ASK = "Ask for a sounding board"


@pytest.fixture
async def rig(slack: LoopbackSlack) -> AsyncIterator[SlackRig]:
    """Confab with all its programmes."""
    async with open_rig(slack, PROGRAMMES) as opened:
        yield opened


def declared(name: str) -> str:
    """Return the callback id the manifest gives a shortcut."""
    listed = manifest(GRAMMAR)["features"]["shortcuts"]
    return next(str(each["callback_id"]) for each in listed if each["name"] == name)


def test_the_manifest_lists_them() -> None:
    """Every shortcut is global, and within what Slack takes: 24 and 150 letters, at most five."""
    listed = manifest(GRAMMAR)["features"]["shortcuts"]
    assert 1 <= len(listed) <= 5
    for each in listed:
        assert each["type"] == "global"
        assert 1 <= len(each["name"]) <= 24
        assert 1 <= len(each["description"]) <= 150
        path = path_of(each["callback_id"])
        assert path
        assert GRAMMAR.at("peer", *path)


@pytest.mark.shows("T1", "T2", on="slack")
async def test_asking_from_anywhere(
    rig: SlackRig, slack: LoopbackSlack, team: Workspace, ana: User
) -> None:
    """The shortcut opens the same form as /peer coach ask, and what it says stands in a window."""
    ben = team.user("Ben Ono", tz="Europe/Berlin")
    for user in (ana, ben):
        await slack.command(user, "/peer join")
    await slack.shortcut(ana, declared(ASK))
    form = slack.form(ana)
    assert form
    assert form.title == "Ask a peer"
    given = {
        "Whom would you like to ask?": ben,
        "What would help you most?": "A sounding board",
        "How would you like to talk?": "In writing, over some days",
        "Could they be affected by it?": "No",
    }
    await slack.submit(ana, given)
    window = slack.form(ana)
    assert window
    assert "Your invitation to" in window.words
    await rig.settle()
    assert "Would you think something through with" in slack.last(ben).words


async def test_who_has_not_joined_is_answered(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """Somebody Confab does not know yet reads in a window how to join, and joins there."""
    await slack.shortcut(ana, declared(ASK))
    window = slack.form(ana)
    assert window
    assert "Join first" in window.words
    await slack.press(ana, window, "Join")
    member = await rig.member(ana)
    assert member
    assert member.joined


async def test_an_expired_shortcut_loses_nothing(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """Where Slack opens no window any more, a direct message with Continue stands in for it."""
    await slack.command(ana, "/peer join")
    slack.faults.error("views.open", "expired_trigger_id")
    await slack.shortcut(ana, declared(ASK))
    assert slack.form(ana) is None
    await slack.press(ana, slack.last(ana), "Continue")
    assert slack.form(ana)


async def test_what_is_not_ours_is_only_acknowledged(
    rig: SlackRig, slack: LoopbackSlack, ana: User
) -> None:
    """What an older manifest listed is acknowledged, and answered kindly or not at all."""
    for callback in ("something", "peer.no.more", "confab.coffee.start"):
        delivery = await slack.shortcut(ana, callback)
        assert delivery.acked
    assert "went wrong" not in str([str(each) for each in slack.sees(ana)])
    assert not [each for each in rig.app.asked if each.root == "confab"]
