"""Why did nothing happen? As organisers ask it on Slack and on Discord."""

from __future__ import annotations

import pytest

from tests.adapters.both.stage import Stage
from tests.adapters.both.test_checkin import BOTH, start


@pytest.mark.shows("O3: why nothing happened", on=BOTH)
async def test_what_the_clock_did_and_does(stage: Stage) -> None:
    """An organiser reads what the clock did and does next."""
    ada, ben = stage.person("Ada", organiser=True), stage.person("Ben")
    await ada.command("confab why")
    assert "No programme is running here" in ada.words
    await start(stage, ada, ben)
    await stage.turn(days=8)
    await ada.command("confab why")
    told = next(each for each in reversed(ada.seen) if "Next:" in each)
    did, then = told.split("Next:")
    assert "check-in" in did
    assert "check-in" in then
