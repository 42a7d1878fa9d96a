"""The one door into the core, as platforms see it."""

from __future__ import annotations

from typing import Protocol

from bot.kit.grammar import Grammar
from bot.kit.programme import Action, Command, Request
from bot.kit.ui import Attachment, File, Outcome


class Door(Protocol):
    """The core (`bot.app.App`)."""

    @property
    def grammar(self) -> Grammar:
        """The commands."""

    async def handle(self, request: Request) -> Outcome:
        """Do what is asked and return what the asker sees. Never raises."""

    def declared(self, request: Request) -> Command | Action | None:
        """Return the declaration a request is for, or None where there is none."""

    async def file(self, community: str, attachment: Attachment) -> File | None:
        """Make a card's attachment; None where what it shows is gone."""
