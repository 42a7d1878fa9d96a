"""What tests of conversations share: asking, beginning, going through, how one stands."""

from __future__ import annotations

from bot.kit.screen.buttons import Press
from bot.programmes.coaching.models import Conversation
from tests.rig import Rig


async def ask(rig: Rig, who: str = "eve", *, join: bool = True, **answers: str) -> None:
    """Let Ben ask somebody for a conversation."""
    if join:
        await rig.join("ben", "eve")
    await rig.command("ben", "/peer coach ask")
    given = {"help": "board", "way": "live", "affected": "no"} | answers
    await rig.submit("ben", who=who, **given)


async def begin(rig: Rig, **answers: str) -> None:
    """Let Ben ask, Eve accept, both agree, and a live one begin."""
    await ask(rig, join=True, **answers)
    await rig.press("eve", "Yes, gladly")
    await rig.press("eve", "I agree")
    await rig.press("ben", "I agree")
    if answers.get("way", "live") == "live":
        await rig.press("ben", "Begin")


async def through(rig: Rig) -> None:
    """Let Ben and Eve go through all the stages."""
    for account in ("ben", "eve", "eve", "eve", "ben", "ben"):
        await rig.press(account, "Next")


async def talks(rig: Rig) -> list[Conversation]:
    """Return every conversation, the newest first."""
    async with rig.work() as tx:
        return await tx.find(Conversation, order="-created")


async def state(rig: Rig) -> str:
    """Return how the newest conversation stands."""
    return (await talks(rig))[0].state.value


def pressing(rig: Rig, label: str, account: str = "ben") -> Press:
    """Return what the newest button with this label that somebody sees says when pressed."""
    card = next(each for each in reversed(rig.messages(account)) if label in each.labels)
    return Press.parse(next(each.token for each in card.buttons if each.label == label))
