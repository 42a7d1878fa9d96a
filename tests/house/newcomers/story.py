"""Played in a copy of Confab that has the throw-away programme."""

from __future__ import annotations

import asyncio
import json

from bot.programmes import MODELS
from tests.rig import Rig

KEPT = "telegrams somebody sent themselves, encrypted"


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
        await is_told_and_deleted(rig)


async def is_told_and_deleted(rig: Rig) -> None:
    """See Ana's telegrams in her download, and gone with everything else of hers."""
    await rig.command("ana", "/peer data show")
    assert "telegrams somebody sent themselves, encrypted: words: Arrived safely stop" in said(rig)
    await rig.press("ana", "Get it as a file")
    file = rig.world.message(rig.messages("ana")[-1].id).files[0]
    assert json.loads(file.content)["home"][KEPT][1]["words"] == "Arrived safely stop"
    await rig.command("ana", "/peer data delete")
    await rig.press("ana", "Delete it all")
    telegram = next(each for each in MODELS if each.__name__ == "Telegram")
    async with rig.work() as tx:
        assert not await tx.find(telegram)


def said(rig: Rig) -> str:
    """Return what Ana was told last, in one line."""
    return " ".join(rig.last("ana").split())


if __name__ == "__main__":
    asyncio.run(story())
