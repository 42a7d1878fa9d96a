"""Looking whether Slack is set up: each finding says how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from adapters.base.platform import WrongPlatformKey
from adapters.slack import NotReady, Slack, SlackKeys, platform
from tests.adapters.slack.gallery_programme import GALLERY
from tests.adapters.slack.rig import open_rig
from tests.doubles.slack import LoopbackSlack, Workspace


def keys(slack: LoopbackSlack, team: Workspace, **other: str) -> SlackKeys:
    """SlackKeys that fit the loopback, but for `other`."""
    fitting = {"bot_token": team.token, "app_token": slack.app_token, "base_url": slack.base_url}
    return SlackKeys(**{**fitting, **other})  # type: ignore[arg-type]  # all of these are texts


async def test_all_is_well(slack: LoopbackSlack, team: Workspace) -> None:
    """With the right keys every finding is good, and says whose token it is."""
    found = await Slack(keys(slack, team)).check()
    assert all(each.ok for each in found)
    assert found[0].says == "The bot token belongs to Team T1, where I am called @confab."
    assert found[-1].says == "Socket Mode answers."


async def test_missing_scopes_are_named(slack: LoopbackSlack, team: Workspace) -> None:
    """What is missing is called as Slack calls it; what is optional says what is lost."""
    for scope in ("users:read", "mpim:write", "files:write"):
        team.scopes.remove(scope)
    found = await Slack(keys(slack, team)).check()
    missing = next(each for each in found if not each.ok)
    assert missing.says == "These permissions are missing: mpim:write, users:read."
    assert "Reinstall to Workspace" in missing.mend
    optional = next(each for each in found if "files:write" in each.says)
    assert optional.ok


@pytest.mark.shows("R3", on="slack")
async def test_too_wide_scopes_are_named(slack: LoopbackSlack, team: Workspace) -> None:
    """A permission to read conversations is reported as more than Confab needs."""
    team.scopes.append("channels:history")
    found = await Slack(keys(slack, team)).check()
    assert [each.says for each in found if not each.ok] == [
        "These permissions are more than Confab needs: channels:history."
    ]


async def test_refused_tokens(slack: LoopbackSlack, team: Workspace) -> None:
    """A wrong token says which setting to mend, and what Slack said."""
    found = await Slack(keys(slack, team, bot_token="xoxb-old", app_token="xapp-old")).check()
    assert [each.ok for each in found] == [False, False]
    assert "SLACK_BOT_TOKEN" in found[0].mend
    assert "SLACK_APP_TOKEN" in found[1].mend
    assert "invalid_auth" in found[0].mend


async def test_slack_not_reached(slack: LoopbackSlack, team: Workspace) -> None:
    """Where nothing answers, the settings are not blamed."""
    found = await Slack(keys(slack, team, base_url="http://127.0.0.1:9/api/")).check()
    assert [each.may_pass for each in found] == [True, True]


async def test_signing_secret_or_nothing(slack: LoopbackSlack, team: Workspace) -> None:
    """Without an app-level token there has to be a signing secret."""
    without = await Slack(keys(slack, team, app_token="")).check()
    assert not without[-1].ok
    signed = await Slack(keys(slack, team, app_token="", signing_secret="s")).check()
    assert signed[-1].ok


async def test_running_with_a_wrong_token_says_so(slack: LoopbackSlack, team: Workspace) -> None:
    """A process whose token is refused ends with the way to mend it, before it serves."""
    team.token = "xoxb-new"
    wrong = Slack(keys(slack, team, bot_token="xoxb-old"))
    async with open_rig(slack, [GALLERY]) as rig:
        with pytest.raises(NotReady, match="SLACK_BOT_TOKEN"):
            await wrong.run(rig.app)


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({}, "SLACK_BOT_TOKEN is not set"),
        ({"SLACK_BOT_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is not a bot token"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is not set"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "x"}, "SLACK_APP_TOKEN is not an"),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_LISTEN": "here"},
            "SLACK_LISTEN is no host and port",
        ),
    ],
)
def test_wrong_settings(env: Mapping[str, str], said: str) -> None:
    """A wrong setting names the key, the problem and an example."""
    with pytest.raises(WrongPlatformKey, match=said):
        platform.build(env)
