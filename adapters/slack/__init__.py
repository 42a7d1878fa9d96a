"""Slack: the real one, by Socket Mode or signed HTTP."""

from adapters.platform import NotReady
from adapters.slack.live import Keys, Slack
from adapters.slack.manifest import manifest
from adapters.slack.settings import platform

__all__ = ["Keys", "NotReady", "Slack", "manifest", "platform"]
