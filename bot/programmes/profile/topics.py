"""Kept until every reader of it looks in the kit."""

from bot.kit.topics import *  # noqa: F403
