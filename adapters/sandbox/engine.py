"""What the sandbox needs from whoever runs it: the core, and what the clock makes it do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.kit.programme import Request
from bot.kit.ui import Attachment, File, Outcome


class Completes(Protocol):
    """The declared commands."""

    def complete(self, root: str, typed: str) -> Sequence[str]:
        """Return whole lines (without the slash command) that begin as `typed` does."""


class Door(Protocol):
    """The one door into the core (`bot.app.App`)."""

    @property
    def grammar(self) -> Completes:
        """The commands."""

    async def handle(self, request: Request) -> Outcome:
        """Answer one thing asked; never raises for what a person did."""

    async def file(self, community: str, attachment: Attachment) -> File | None:
        """Make a card's attachment; None where it is no longer wanted."""


class Engine(Protocol):
    """A running Confab whose clock is a world's."""

    @property
    def app(self) -> Door:
        """The core."""

    async def turn(self, to: datetime) -> None:
        """Move the world's clock on to `to`, doing and delivering what falls due, in order.

        With the present moment it does what is due now: what an answer owed to others.
        """

    async def next_due(self) -> datetime | None:
        """Return when something falls due next, or None where nothing is planned."""
