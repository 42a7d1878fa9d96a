"""Every card of a conversation, for every kind of help, as both platforms take and show it."""

from __future__ import annotations

import pytest
from simcord.components import validate_modal

from adapters.discord.text import BLANK
from bot.programmes.coaching.prompts import Help
from bot.programmes.coaching.rules import PAIR
from tests.adapters.both.talk_cards import PAGE, forms, page, payload, sections, window
from tests.doubles.discord.strict import _check_message
from tests.doubles.slack.limits import check_message, check_view

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


@pytest.mark.parametrize("name", forms("slack"))
def test_forms_are_taken_whole(name: str) -> None:
    """Both platforms take every form, and Discord cuts none of its words off."""
    check_view(window(forms("slack")[name], "slack"), "modal")
    made = window(forms("discord")[name], "discord")
    validate_modal(made)
    hints = [str(each.get("description") or "") for each in made["components"]]
    assert not [each for each in hints if each.endswith(BLANK)]


def test_every_stage_for_every_kind_of_help() -> None:
    """The page has the card of each stage of a pair for each of the five kinds of help."""
    for step in PAIR.steps:
        assert set(SECTIONS["slack"][f"{step.state}, stage by kind of help"]) == set(Help)


def test_page_is_fresh() -> None:
    """docs/coaching-cards.md says what both platforms are told: else `make docs`."""
    assert PAGE.read_text("utf-8") == page()
