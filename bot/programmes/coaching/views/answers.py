"""Kind answers to presses that change nothing."""

from __future__ import annotations

from bot.kit.screen.cards import Card
from bot.kit.widgets.phrasebook import Phrasebook
from bot.programmes.coaching.models import Conversation
from bot.programmes.coaching.state_machine import KeptNote

words = Phrasebook("bot.programmes.coaching")


def kept(why: KeptNote, talk: Conversation) -> Card:
    """Say why a press changed nothing, and how things stand."""
    if why is KeptNote.OVER:
        return words.card("kept-over", words.button("ask-other", "ask"))
    return words.card(f"kept-{why}", words.button("show", "show", talk.id))
