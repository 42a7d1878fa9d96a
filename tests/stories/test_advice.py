"""An organiser is told which rule leaves people nobody to meet, and learns nothing else by it."""

from __future__ import annotations

import pytest

from tests.rig import Rig
from tests.stories.round import INTRODUCED, SECOND, change, start, tell, until


@pytest.mark.shows("C10", "R4", "R9")
async def test_a_rule_that_isolates() -> None:
    """Who runs it is told once which rule to relax; under five people it reads "a few"."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await change(rig, kind="across-team")
        for account in ("ben", "cleo"):
            await tell(rig, account, team="Platform")
        await until(rig, INTRODUCED)
        advice = [each for each in rig.inbox("ana") if "nobody to meet" in each]
        assert len(advice) == 1
        assert "Across teams" in advice[0]
        assert "a few people" in advice[0]
        assert "Ben" not in advice[0]
        await until(rig, SECOND)
        assert len([each for each in rig.inbox("ana") if "nobody to meet" in each]) == 1


@pytest.mark.shows("R6")
async def test_an_exclusion_is_no_rule() -> None:
    """Two who avoid each other are no reason to say anything to an organiser."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await rig.command("ben", "/peer avoid add")
        await rig.submit("ben", person="cleo")
        await until(rig, INTRODUCED)
        assert "nobody to meet" not in rig.sees("ana")


@pytest.mark.shows("O1", "H10")
async def test_whoever_started_coffee_can_be_written_to() -> None:
    """An administrator who has only started coffee is among the organisers members can reach."""
    async with Rig.open() as rig:
        await start(rig, "ben")
        await rig.command("ben", "/peer organisers")
        assert "Ana" in rig.last("ben")
