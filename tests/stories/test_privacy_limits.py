"""Where people confide they read who else may read it: before their yes, and at the first time."""

from __future__ import annotations

import pytest

from bot.programmes import PROGRAMMES
from tests.adapters.both.stage import open_stage
from tests.rig import Rig
from tests.stories.round import INTRODUCED, start, until

LIMITS = {
    "slack": "On Slack your employer may be able to export messages, private ones, too.",
    "discord": "On Discord those who run this server can read private threads.",
    "sandbox": "Whoever runs this chat can read what is written in it.",
}


@pytest.mark.shows("R14")
@pytest.mark.parametrize("platform", LIMITS)
async def test_told_before_the_yes(platform: str) -> None:
    """Whoever has not joined reads the limit of their own platform, and no other's."""
    async with open_stage(platform, PROGRAMMES) as stage:
        home = await stage.person("Ben").home()
        assert [name for name, limit in LIMITS.items() if limit in home] == [platform]


@pytest.mark.shows("R14", on="sandbox")
async def test_told_where_people_first_confide() -> None:
    """An introduction says it; a check-in for oneself alone does not."""
    async with Rig.open() as rig:
        await start(rig, "ben", "cleo")
        await until(rig, INTRODUCED)
        assert LIMITS["sandbox"] in rig.last("ben")
        await rig.command("ben", "/peer checkin")
        await rig.press("ben", "Write, only for me")
        assert LIMITS["sandbox"] not in str(rig.form("ben").form.intro)
