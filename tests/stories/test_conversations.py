"""Conversations between two, from asking to looking back, played on every platform."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.adapters.both.cast import PLATFORMS, Player
from tests.stories.talks import agree, begun, invited, look_back, onwards


@pytest.mark.shows("T1", "T2", "T3", "T4", "T5", "T7", "T8", "T9", "T13", on=PLATFORMS)
async def test_two_live_and_then_the_other_way_round(play: Player) -> None:
    """Ben asks Eve, both agree, talk through every stage in a place of their own, Ben sets
    something out, Eve is heard in turn, both look back alone, and the day comes."""
    await invited(play, "ask", "eve", "finn")
    assert "Would you think something through with Ben?" in play.sees("eve")
    await play.press("eve", "Yes, gladly")
    assert "the law demands" in play.sees("eve")
    await agree(play, "eve", "ben")
    await play.press("ben", "Begin")
    assert "Telling: your turn, Ben" in play.sees("eve")
    await play.press("eve", "Next")
    assert "It is somebody else's turn" in play.last("eve")
    await onwards(play, "ben", "eve", "eve")
    assert "one thing only: listen" in play.sees("ben")
    await onwards(play, "eve", "ben")
    await play.press("ben", "Set out to do something")
    await play.submit("ben", what="Ask Kim first", day="in 2 weeks", peer="eve")
    await play.press("ben", "Yes, keep it")
    await onwards(play, "ben")
    assert "Would you like to change roles?" in play.sees("ben")

    await play.press("eve", "Change roles now")
    await play.submit("eve", help="ear", way="live")
    await agree(play, "ben", "eve")
    await play.press("eve", "Begin")
    assert "Telling: your turn, Eve" in play.sees("ben")
    await onwards(play, "eve")
    assert "Understanding: your turn, Ben" in play.sees("eve")
    await play.press("ben", "End")
    await play.turn(days=1)
    await look_back(play, "ben", "eve")
    await play.turn(days=1)
    for account in ("ben", "eve"):
        assert "You would all do this again" in play.sees(account)
    assert "A lot" not in play.sees("ben") + play.sees("eve")
    assert "your turn" not in play.sees("finn")

    await play.press("eve", "Yes, I will ask")
    await play.turn(days=14)
    await play.press("ben", "Done")
    await play.submit("ben", words="Kim liked it")
    await play.turn(days=1)
    assert "Kim liked it" in play.sees("eve")


@pytest.mark.shows("T2", "T4", "T6", "T9", "T11", "T12", on=PLATFORMS)
async def test_two_in_writing(play: Player) -> None:
    """Eve says yes at another time; then they write, with one reminder, and Ben keeps a note."""
    await invited(play, "ask", "eve", help="ear", way="written")
    await play.press("eve", "Another time")
    await play.turn(days=1)
    assert "would like to, another time" in play.sees("ben")
    await play.home("eve")
    await play.press("eve", "Answer")
    await play.press("eve", "Yes, gladly")
    await play.turn(hours=1)
    await agree(play, "eve", "ben")
    await play.turn(hours=1)
    assert "Telling: your turn, Ben" in play.sees("eve")
    assert "Take until" in play.sees("eve")
    await onwards(play, "ben")
    await play.turn(days=7)
    assert play.sees("eve").count("This is the only reminder") == 1
    await onwards(play, "eve", "eve")
    await play.turn(hours=1)
    assert "No suggestions" in play.sees("ben")
    await onwards(play, "eve")
    await play.turn(hours=1)
    await onwards(play, "ben", "ben")
    await play.turn(days=1)
    await play.press("ben", "Look back")
    await play.submit("ben", useful="4", words="It was the first one", keep="keep")
    assert "for you alone, for 90 days" in play.last("ben")
    await play.press("eve", "Not needed")
    assert "the first one" not in play.sees("eve")


@pytest.mark.shows("T4", "R5", on=PLATFORMS)
async def test_at_a_chosen_time(play: Player) -> None:
    """Eve chooses a time, both read it in their own zone, and it begins by itself then."""
    await invited(play, "ask", "eve")
    await play.press("eve", "Yes, gladly")
    await agree(play, "eve", "ben")
    await play.press("eve", "Choose a time")
    day = (play.clock.now() + timedelta(days=1)).date().isoformat()
    await play.submit("eve", when="own", day=day, time="15:00")
    await play.turn(hours=1)
    assert "You meet on" in play.sees("ben")
    assert "You meet on" in play.sees("eve")
    assert "your turn" not in play.sees("ben")
    await play.turn(days=2)
    assert "Telling: your turn, Ben" in play.sees("eve")


@pytest.mark.shows("T5", "T11", on=PLATFORMS)
async def test_left_as_it_is(play: Player) -> None:
    """What nobody goes on with ends by itself, with no word of blame to either."""
    await invited(play, "ask", "eve", way="written")
    await play.press("eve", "Yes, gladly")
    await agree(play, "eve", "ben")
    await play.turn(days=24)
    for account in ("ben", "eve"):
        assert "Your conversation has ended" in play.sees(account)
        assert "missed" not in play.sees(account)
    assert play.sees("ben").count("This is the only reminder") == 1


@pytest.mark.shows("T2", "T6", "T8", "T10", on=PLATFORMS)
async def test_a_quick_question(play: Player) -> None:
    """Ten minutes: Ben tells, Eve asks, Eve says what she knows; then the roles can turn."""
    await invited(play, "quick", "eve", help="pointers")
    assert "about 10 minutes" in play.sees("eve")
    await play.press("eve", "Yes, gladly")
    await agree(play, "eve", "ben")
    await play.press("ben", "Begin")
    await onwards(play, "ben", "eve")
    assert "name what you know from your own use" in play.sees("ben")
    await onwards(play, "eve")
    assert "Would you like to change roles?" in play.sees("eve")
    await play.press("ben", "Next time")
    await look_back(play, "eve", "ben")
    await play.turn(days=1)
    assert "With Ben the roles turn next time" in await play.home("eve")


@pytest.mark.shows("T4", "T5", "H10", on=PLATFORMS)
async def test_more_than_peer_support(play: Player) -> None:
    """Ben reads whom to turn to, and ends; Eve sees an end like any other, and nothing of why."""
    await play.join("ana")
    await play.command("ana", "/confab contacts")
    await play.submit("ana", helpline="116 123, day and night")
    await begun(play)
    await play.press("ben", "More…")
    await play.press("ben", "Pause")
    assert "Paused" in play.sees("eve")
    await play.press("eve", "Go on")
    await play.press("ben", "More…")
    await play.press("ben", "This is more than peer support")
    assert "116 123" in play.last("ben")
    await play.press("ben", "End the conversation here")
    await play.turn(days=1)
    assert "Your conversation has ended" in play.sees("eve")
    assert "116 123" not in play.sees("eve")
