"""The Web API methods the double knows, by Slack's names."""

from tests.slack_double.methods import chat, conversations, files, people, views
from tests.slack_double.methods.table import METHODS, Call

__all__ = ["METHODS", "Call", "chat", "conversations", "files", "people", "views"]
