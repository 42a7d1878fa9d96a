"""Every card of a conversation, for every kind of help, as both platforms take and show it."""

from __future__ import annotations

import pytest

from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import PAIR
from tests.adapters.both.talk_cards import PAGE, page, payload, sections
from tests.discord_double.strict import _check_message
from tests.slack_double.limits import check_message

UPDATE_TEXT = 4000  # characters of chat.update's text
SECTIONS = {platform: sections(platform) for platform in ("slack", "discord")}


@pytest.mark.parametrize("title", SECTIONS["slack"])
def test_slack_takes_them(title: str) -> None:
    """Slack's published limits hold for every card."""
    for card in SECTIONS["slack"][title].values():
        made = payload(card, "slack")
        check_message(made["text"], made["blocks"], UPDATE_TEXT)


@pytest.mark.parametrize("title", SECTIONS["discord"])
def test_discord_takes_them(title: str) -> None:
    """Discord's published limits hold for every card."""
    for card in SECTIONS["discord"][title].values():
        _check_message({"components": payload(card, "discord")}, "PATCH")


def test_every_stage_for_every_kind_of_help() -> None:
    """The page has the card of each stage of a pair for each of the five kinds of help."""
    for step in PAIR.steps:
        assert set(SECTIONS["slack"][f"{step.state}, stage by kind of help"]) == set(Help)


def test_page_is_fresh() -> None:
    """docs/coaching-cards.md says what both platforms are told: else `make docs`."""
    assert PAGE.read_text("utf-8") == page()
