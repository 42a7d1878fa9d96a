"""Where few share one's level or role, home says so kindly and names what is nearest."""

from __future__ import annotations

import pytest

from tests.rig import Rig

MANY = ("Ana", *(f"P{number}" for number in range(1, 12)))
LEVELS = {f"p{number}": "executive" if number < 6 else "growing" for number in range(1, 12)}


async def _levels(rig: Rig, levels: dict[str, str]) -> None:
    for account, level in levels.items():
        await rig.join(account)
        await rig.command(account, "/peer profile edit who")
        await rig.submit(account, level=level, role="Chief", field="law")


@pytest.mark.shows("H3", "R9", on="sandbox")
async def test_a_rare_level_gets_the_nearest_one_with_more_people() -> None:
    """At the very top alone, the top leadership is named; no number is ever told."""
    async with Rig.open(people=MANY) as rig:
        await _levels(rig, LEVELS | {"ana": "very-top"})
        page = await rig.home("ana")
        assert "Few people here stand where you stand" in page
        assert "Member of the top leadership" in page
        assert "Few people" not in await rig.home("p7")


@pytest.mark.shows("H3", "R9", on="sandbox")
async def test_nobody_and_four_people_read_alike() -> None:
    """Whether none or four others share a level, the words are the same."""
    async with Rig.open(people=MANY) as rig:
        await _levels(rig, {"ana": "very-top"})
        alone = await rig.home("ana")
        await _levels(rig, dict.fromkeys(("p1", "p2", "p3", "p4"), "very-top"))
        assert await rig.home("ana") == alone
        await _levels(rig, {"p5": "very-top"})
        assert "Few people" not in await rig.home("ana")


@pytest.mark.shows("H3", "R9", on="sandbox")
async def test_a_rare_role_gets_the_field() -> None:
    """A role of one's own in a field with more people names the field."""
    async with Rig.open(people=MANY) as rig:
        await _levels(rig, dict.fromkeys(LEVELS, "growing"))
        await rig.join("ana")
        await rig.command("ana", "/peer profile edit who")
        await rig.submit("ana", role="Clown", field="law")
        page = await rig.home("ana")
        assert "Few people here have your role" in page
        assert "(Law)" in page
