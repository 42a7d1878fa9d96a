"""What the stories of conversations share: coming to one, going through it, looking back."""

from __future__ import annotations

from tests.adapters.both.cast import Player


async def invited(play: Player, command: str, *accounts: str, **answers: str) -> None:
    """Let Ben, who has joined as these have, ask; with the first of them named in the command."""
    await play.join("ben", *accounts)
    await play.command("ben", f"/peer coach {command} @{accounts[0]}")
    await play.submit("ben", **{"help": "board", "way": "live", "affected": "no"} | answers)
    await play.turn(hours=1)


async def begun(play: Player, **answers: str) -> None:
    """Let Ben ask Eve, both agree, and a live conversation begin."""
    await invited(play, "ask", "eve", **answers)
    await play.press("eve", "Yes, gladly")
    await agree(play, "eve", "ben")
    await play.press("ben", "Begin")


async def agree(play: Player, *accounts: str) -> None:
    """Let everybody agree, one after the other."""
    for account in accounts:
        await play.press(account, "I agree")


async def onwards(play: Player, *accounts: str) -> None:
    """Let these go on, one after the other."""
    for account in accounts:
        await play.press(account, "Next")


async def look_back(play: Player, *accounts: str) -> None:
    """Let these look back, with good words and the wish to do it again."""
    for account in accounts:
        await play.press(account, "Look back")
        await play.submit(account, useful="5", asked="asking", words="A lot", again="yes")
