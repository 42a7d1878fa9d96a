"""The Web API methods the double knows, by Slack's names."""

from tests.doubles.slack.methods import chat, conversations, files, people, views
from tests.doubles.slack.methods.table import METHODS, Call

__all__ = ["METHODS", "Call", "chat", "conversations", "files", "people", "views"]
