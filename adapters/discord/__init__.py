"""Discord: servers, private threads and direct messages, over discord.py."""

from adapters.discord.check import Finding
from adapters.discord.live import Discord
from adapters.discord.settings import platform
from adapters.discord.wire import PLATFORM, Keys
from adapters.platform import NotReady

__all__ = ["PLATFORM", "Discord", "Finding", "Keys", "NotReady", "platform"]
