"""Kind answers to presses that change nothing."""

from __future__ import annotations

from bot.kit.screen.cards import Card
from bot.programmes.coaching.models import Conversation
from bot.programmes.coaching.say import card, press
from bot.programmes.coaching.state_machine import KeptNote


def kept(why: KeptNote, talk: Conversation) -> Card:
    """Say why a press changed nothing, and how things stand."""
    if why is KeptNote.OVER:
        return card("kept-over", press("ask-other", "ask"))
    return card(f"kept-{why}", press("show", "show", talk.id))
