"""Played in a copy of Confab that has the throw-away programme."""

from __future__ import annotations

import asyncio

from tests.rig import Rig


async def story() -> None:
    """Find the newcomer in the help, on home, by command and by button, and get its note."""
    async with Rig.open() as rig:
        await rig.join("ana")
        await rig.command("ana", "/peer help telegraph")
        assert "Send yourself a telegram" in rig.last("ana")
        assert "A telegram is on its way." in await rig.home("ana")
        await rig.command("ana", "/peer telegraph")
        assert "A telegram for Ana" in rig.sees("ana")
        assert len([each for each in rig.inbox("ana") if "All is well" in each]) == 1
        await rig.press("ana", "Send another")
        assert "All is well" in rig.last("ana")


if __name__ == "__main__":
    asyncio.run(story())
