"""Conversations in three and alone, and what goes on around them, played on every platform."""

from __future__ import annotations

import pytest

from tests.adapters.both.cast import PLATFORMS, Player
from tests.stories.talks import agree, look_back, onwards


async def three(play: Player, shape: str) -> None:
    """Let Ben ask Cleo and Dan, and everybody agree and begin."""
    await play.join("ben", "cleo", "dan")
    await play.command("ben", "/peer coach three")
    await play.submit("ben", shape=f"{shape}-live", who="cleo", third="dan", help="board")
    await play.turn(hours=1)
    for account in ("cleo", "dan"):
        await play.press(account, "Yes, gladly")
    await agree(play, "ben", "cleo", "dan")
    await play.press("dan", "Begin")


@pytest.mark.shows("T5", "T8", "T9", "T10", on=PLATFORMS)
async def test_three_with_an_observer(play: Player) -> None:
    """Dan watches until the end and speaks of the asking only; then each takes the next role."""
    await three(play, "trio")
    await play.press("dan", "Next")
    assert "somebody else's turn" in play.last("dan")
    await onwards(play, "ben", "cleo", "cleo", "cleo", "ben", "ben")
    assert "From outside: your turn, Dan" in play.sees("ben")
    await onwards(play, "dan")
    await play.press("cleo", "Change roles now")
    await play.submit("cleo", help="ear", way="live")
    await agree(play, "ben", "cleo", "dan")
    await play.press("cleo", "Begin")
    await onwards(play, "cleo")
    assert "Understanding: your turn, Dan" in play.sees("ben")
    await play.press("ben", "End")
    await play.turn(days=1)
    await look_back(play, "ben", "cleo", "dan")
    await play.turn(days=1)
    assert "You would all do this again" in play.sees("dan")


@pytest.mark.shows("T8", "T10", on=PLATFORMS)
async def test_each_in_turn(play: Player) -> None:
    """In a troika everybody is heard once, and both others ask and share."""
    await three(play, "troika")
    for heard, other in {"ben": "cleo", "cleo": "dan", "dan": "ben"}.items():
        assert f"Telling: your turn, {heard.title()}" in play.sees("ben")
        await onwards(play, heard, other, other, heard)
    assert "That was it. Thank you, everybody" in play.sees("ben")
    await play.turn(days=1)
    await look_back(play, "ben", "cleo", "dan")
    await play.turn(days=1)
    assert "You would all do this again" in play.sees("cleo")


@pytest.mark.shows("T7", "T10", "T12", on=PLATFORMS)
async def test_alone(play: Player) -> None:
    """Ben thinks alone, in private, sets something out, and writes a note for himself."""
    await play.join("ben", "eve")
    await play.command("ben", "/peer coach alone")
    await play.submit("ben", help="decide")
    assert "Tell yourself what it is about" in play.last("ben")
    await onwards(play, *["ben"] * 4)
    await play.press("ben", "Set out to do something")
    await play.submit("ben", what="Choose on Friday")
    await onwards(play, "ben")
    await play.press("ben", "Write a note")
    await play.submit("ben", words="The second way")
    assert "Only you can read it" in play.last("ben")
    await play.press("ben", "Delete it")
    await play.command("ben", "/peer commitments list")
    assert "Choose on Friday" in play.last("ben")
    assert "Friday" not in play.sees("eve")


@pytest.mark.shows("T1", "M", on=PLATFORMS)
async def test_finding_somebody(play: Player) -> None:
    """Ben sees who offered, asks who has done this before without his name, and Dan says yes."""
    await play.join("ben", "dan", "eve")
    for account in ("dan", "eve"):
        await play.command(account, "/peer coach offer")
    await play.command("ben", "/peer coach suggest")
    assert "Dan: " in play.last("ben")
    assert "Eve: " in play.last("ben")
    await play.press("ben", "Who has done this before?")
    await play.submit("ben", line="Going from expert to lead", help="board", way="live", named="no")
    await play.turn(hours=1)
    assert "Going from expert to lead" in play.sees("dan")
    assert "Ben" not in play.sees("dan")
    await play.press("dan", "Yes, I have")
    assert "This is with Ben" in play.last("dan")
    await play.turn(hours=1)
    await play.press("eve", "Yes, I have")
    assert "settled already" in play.last("eve")
    await agree(play, "dan", "ben")
    await play.press("ben", "Begin")
    assert "Telling: your turn, Ben" in play.sees("dan")


@pytest.mark.shows("T14", on=PLATFORMS)
async def test_feedback_from_a_chosen_peer(play: Player) -> None:
    """Eve writes about a situation, what Ben did and what it led to; only he reads it."""
    await play.join("ben", "eve", "finn")
    await play.command("ben", "/peer coach feedback @eve")
    await play.submit("ben", about="attitude")
    await play.turn(hours=1)
    assert "how they come across" in play.sees("eve")
    await play.press("eve", "Write it")
    told = {"situation": "Monday's call", "behaviour": "You let Kim finish", "impact": "We all did"}
    await play.submit("eve", **told)
    await play.turn(hours=1)
    assert "You let Kim finish" in play.sees("ben")
    assert "Kim" not in play.sees("finn")
    await play.press("ben", "Thank them")
    await play.turn(hours=1)
    assert "Ben thanks you" in play.sees("eve")
