"""Slack: the real one, by Socket Mode or signed HTTP."""

from adapters.slack.check import Finding
from adapters.slack.home import PLATFORM
from adapters.slack.manifest import manifest
from adapters.slack.platform import Keys, NotReady, Slack
from adapters.slack.settings import platform

__all__ = ["PLATFORM", "Finding", "Keys", "NotReady", "Slack", "manifest", "platform"]
