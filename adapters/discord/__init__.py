"""Discord: servers, private threads and direct messages, over discord.py."""

from adapters.base.platform import NotReady
from adapters.discord.live import Discord
from adapters.discord.settings import platform
from adapters.discord.wire import PLATFORM, DiscordKeys

__all__ = ["PLATFORM", "Discord", "DiscordKeys", "NotReady", "platform"]
