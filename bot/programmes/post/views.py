"""What the post says."""

from __future__ import annotations

from bot.kit.model.people import Member
from bot.kit.screen.buttons import Button, Look, Press
from bot.kit.screen.cards import Card
from bot.kit.screen.words import Words

words = Words("bot.programmes.post")


def _show(member: Member) -> Button:
    return Button(words.line("show-me"), Press("post", "show", member.id), Look.MAIN)


def waiting(member: Member) -> Card:
    """Call somebody, where others see it: no programme and no subject is named."""
    body = words("waiting-text", who=member.person)
    return Card(words("waiting-title"), body, buttons=(_show(member),), why=words("waiting-why"))


def more(member: Member) -> Card:
    """Say that not everything fitted."""
    return Card(words("more-title"), words("more-text"), buttons=(_show(member),))


def nothing() -> Card:
    """Say kindly that there is nothing, whatever the reason."""
    return Card(words("nothing-title"), words("nothing-text"))
