"""What no bot can promise: who else may read a chat, said wherever people confide."""

from __future__ import annotations

from bot.kit.model.people import Community
from bot.kit.screen.text import Text
from bot.kit.screen.words import Words

words = Words("bot.kit")


def privacy_limit(community: Community) -> Text:
    """Return the limit of privacy on a community's platform, in one sentence."""
    known = words.has(f"privacy-limit-{community.platform}")
    return words(f"privacy-limit-{community.platform if known else 'other'}")
