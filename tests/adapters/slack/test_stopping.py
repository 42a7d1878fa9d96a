"""Stopping: what is in hand is finished and acknowledged, what comes later is left to others."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress

import pytest

from adapters.base.platform import NotReady
from adapters.slack import Slack, SlackKeys
from bot.kit.contracts.context import Request
from bot.kit.screen.outcomes import Done, Outcome
from tests.adapters.slack.gallery_programme import GALLERY
from tests.adapters.slack.rig import open_rig
from tests.doubles.slack import LoopbackSlack, User


class Quiet:
    """A core that does nothing."""

    async def handle(self, request: Request) -> Outcome:
        """Do nothing."""
        return Done()


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_what_is_in_hand_is_finished(
    slack: LoopbackSlack, ana: User, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A press that is being handled when the process stops is answered and acknowledged."""
    gate, entered = asyncio.Event(), asyncio.Event()
    async with open_rig(slack, [GALLERY], way=way) as rig:
        await slack.command(ana, "/peer")
        handle = rig.app.handle

        async def slowly(request: Request) -> Outcome:
            entered.set()
            await gate.wait()
            return await handle(request)

        monkeypatch.setattr(rig.app, "handle", slowly)
        pressing = asyncio.create_task(slack.press(ana, slack.last(ana), "Answer me"))
        await entered.wait()
        rig.serving.cancel()
        await asyncio.sleep(0)
        gate.set()
        delivery = await pressing
        with suppress(asyncio.CancelledError):
            await rig.serving
    assert delivery.acked
    assert "Only for you" in slack.last(ana)


async def test_starts_once_slack_answers(
    slack: LoopbackSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started while Slack cannot be reached, it tries again until it can."""
    monkeypatch.setattr("adapters.slack.live.BACK_OFF", 0.0)
    team = slack.workspace("T1")
    slack.faults.drop("auth.test", after=False, times=2)
    live = Slack(SlackKeys(team.token, slack.app_token, base_url=slack.base_url))

    serving = asyncio.create_task(live.run(Quiet()))  # type: ignore[arg-type]  # only asked to handle
    await slack.connected()
    serving.cancel()
    with suppress(asyncio.CancelledError):
        await serving
    assert serving.cancelled()


async def test_taken_port_is_an_error_one_can_read(slack: LoopbackSlack) -> None:
    """Where something else listens on the address, starting fails and names the setting."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        team = slack.workspace("T1")
        keys = SlackKeys(team.token, "", slack.signing_secret, port=port, base_url=slack.base_url)
        with pytest.raises(NotReady, match=r"SLACK_LISTEN .* in use"):
            await Slack(keys).run(Quiet())  # type: ignore[arg-type]  # it is only asked to handle
