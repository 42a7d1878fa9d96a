"""Kind answers to presses that change nothing."""

from __future__ import annotations

from bot.kit.ui import Card
from bot.programmes.coaching.machine import Kept
from bot.programmes.coaching.nouns import Conversation
from bot.programmes.coaching.say import card, press


def kept(why: Kept, talk: Conversation) -> Card:
    """Say why a press changed nothing, and how things stand."""
    if why is Kept.OVER:
        return card("kept-over", press("ask-other", "ask"))
    return card(f"kept-{why}", press("show", "show", talk.id))
