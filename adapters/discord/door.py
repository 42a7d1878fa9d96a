"""The core as Discord sees it."""

from adapters.discord.wire import PLATFORM
from bot.kit.door import Door

__all__ = ["PLATFORM", "Door"]
