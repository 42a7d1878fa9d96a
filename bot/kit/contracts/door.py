"""The one door into the core, as platforms see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.kit.contracts.commands import Action, Command
from bot.kit.contracts.context import Request
from bot.kit.contracts.grammar import Grammar
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.storage import Storage
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.outcomes import Outcome


class Door(Protocol):
    """The core (`bot.app.App`)."""

    @property
    def grammar(self) -> Grammar:
        """The commands."""

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """The programmes: a platform may show what each command is for while one types."""

    @property
    def storage(self) -> Storage:
        """Where communities are known: a press may name no more than ours."""

    async def handle(self, request: Request) -> Outcome:
        """Do what is asked and return what the asker sees. Never raises."""

    def declared(self, request: Request) -> Command | Action | None:
        """Return the declaration a request is for, or None where there is none."""

    async def file(self, community: str, attachment: Attachment) -> File | None:
        """Make a card's attachment; None where what it shows is gone."""
