"""A spring with commitments: small steps, a peer who asks, and a plan that changes."""

from __future__ import annotations

import pytest

from tests.rig import Rig


@pytest.mark.shows("T7", "T13", "R5", "R7")
async def test_a_spring_of_small_steps() -> None:
    """Ben in Berlin sets out to do three things; Ana in New York may ask about one of them."""
    zones = {"ben": "Europe/Berlin", "ana": "America/New_York"}
    async with Rig.open(zones=zones) as rig:
        await rig.join("ana", "ben")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Ask Kim about the draft", day="in 2 weeks", peer="ana")
        assert "Kim" not in rig.sees("ana")
        await rig.press("ben", "Yes, keep it")
        await rig.turn(hours=6)  # Ana's morning
        await rig.press("ana", "Yes, I will ask")
        await rig.command("ben", "/peer commitments add")
        await rig.submit("ben", what="Speak first in one meeting", plan="When it begins, I ask")
        assert "No day yet, and that is fine." in rig.last("ben")

        await rig.press("ben", "Tell how it goes")
        await rig.submit("ben", words="Kim has time on Thursday")
        await rig.turn(days=15)
        assert "Thursday" not in rig.sees("ana")  # told about the other one, which is Ben's alone
        await rig.press("ben", "Partly")
        await rig.submit("ben", words="She saw half of it", day="2026-03-20")
        await rig.turn(days=1)
        assert "Ben has done a part of it" in rig.last("ana")
        assert "She saw half of it" in rig.last("ana")

        await rig.turn(days=5)
        await rig.press("ben", "Done")
        await rig.submit("ben", words="She changed the opening")
        await rig.turn(days=4)
        await rig.press("ana", "Cheer")
        await rig.turn(days=1)
        assert any("Ana cheers" in each for each in rig.inbox("ben"))
        assert "Speak first in one meeting" in await rig.home("ben")
        assert "Ask Kim" not in await rig.home("ben")

        await rig.turn(days=60)
        told = [each for each in rig.inbox("ben") if "How did it go?" in each]
        assert len(told) == 2  # once on each day, and never about what has none
