"""Slack: the real one, by Socket Mode or signed HTTP."""

from adapters.base.platform import NotReady
from adapters.slack.live import Slack, SlackKeys
from adapters.slack.manifest import manifest
from adapters.slack.settings import platform

__all__ = ["NotReady", "Slack", "SlackKeys", "manifest", "platform"]
