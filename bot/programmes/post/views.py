"""What the post says."""

from __future__ import annotations

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look
from bot.kit.screen.cards import Card
from bot.kit.widgets.phrasebook import Phrasebook

words = Phrasebook("bot.programmes.post")


def _show(member: Member) -> Button:
    return words.button("show-me", "show", member.id, Look.MAIN)


def waiting(member: Member) -> Card:
    """Call somebody, where others see it: no programme and no subject is named."""
    return words.card("waiting", _show(member), who=member.person)


def more(member: Member) -> Card:
    """Say that not everything fitted."""
    return words.card("more", _show(member))


def nothing() -> Card:
    """Say kindly that there is nothing, whatever the reason."""
    return words.card("nothing")
