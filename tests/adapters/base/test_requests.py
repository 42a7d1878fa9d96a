"""A platform that does not tell what must be known first: an answer, and nothing is changed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.base.requests import Declared, handled, press_of
from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.platform import TryLater, Undeliverable
from bot.kit.screen.outcomes import Outcome, Reply
from tests.adapters.both.stage import OnSandbox, Stage, open_stage
from tests.adapters.sandbox.rig import WORKSPACE


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """A core to ask."""
    async with open_stage("sandbox", []) as opened:
        yield opened


async def asked(stage: Stage, failed: Exception | None) -> Outcome:
    """Ask for help where the platform may not tell what has to be known."""
    assert isinstance(stage, OnSandbox)
    account = stage.person("Ada").account

    async def fill_in(request: Request, declared: Declared) -> Request:
        if failed:
            raise failed
        return request

    request = Request("sandbox", WORKSPACE, account, Means.COMMAND, root="peer", line="")
    return await handled(stage.rig.app, request, fill_in)


@pytest.mark.parametrize(
    ("failed", "said"),
    [
        (TryLater(0.2), "Sandbox asks me to wait a moment … try again in a second."),
        (TryLater(4.2), "Sandbox asks me to wait a moment … try again in 5 seconds."),
        (TryLater(14_400), "Sandbox asks me to wait a moment … try again in 4 hours."),
        (TryLater(3000), "Sandbox asks me to wait a moment … try again in 50 minutes."),
        (Undeliverable("missing_scope"), "Sandbox did not tell me … Nothing was changed."),
    ],
    ids=["at once", "soon", "in hours", "in minutes", "never"],
)
async def test_a_platform_that_does_not_tell(stage: Stage, failed: Exception, said: str) -> None:
    """Who asked hears why nothing happened and what to do, and the core was not asked."""
    outcome = await asked(stage, failed)
    assert isinstance(outcome, Reply)
    [card] = outcome.cards
    words = f"{card.title} {' '.join(map(str, card.read))}"
    assert all(part in words for part in said.split(" … "))
    assert stage.rig.app.asked == []


async def test_what_is_known_is_handed_over(stage: Stage) -> None:
    """Otherwise the core is asked, once."""
    await asked(stage, None)
    assert len(stage.rig.app.asked) == 1


def test_a_button_that_is_none_of_ours() -> None:
    """What is no token of ours is nothing that was asked of us."""
    assert press_of("not one of ours") is None
    assert press_of("c:coffee:start:s") is not None
