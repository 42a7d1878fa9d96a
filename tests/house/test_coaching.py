"""What docs/coaching.md draws of the state machine is what the code does."""

from __future__ import annotations

import pytest

from bot.programmes.coaching.state_machine import TalkState
from tests.house.coaching import PAGE, page, picture


@pytest.mark.shows("T4")
def test_page_is_fresh() -> None:
    """The page is drawn from the table: else `python -m tests.house.coaching`."""
    assert PAGE.read_text("utf-8") == page()


def test_every_state_is_in_the_picture() -> None:
    """No state is left out, but for the observer's stage, which only a trio has."""
    drawn = picture()
    missing = [each for each in TalkState if each.replace("-", "_") not in drawn]
    assert missing == [TalkState.OBSERVE]
