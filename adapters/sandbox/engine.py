"""What the sandbox needs from whoever runs it: the core, and what the clock makes it do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.kit.contracts.context import Request
from bot.kit.contracts.grammar import Grammar
from bot.kit.contracts.programme import Programme
from bot.kit.model.people import Community
from bot.kit.screen.files import Attachment, File
from bot.kit.screen.outcomes import Outcome


class Knows(Protocol):
    """Where communities are found."""

    async def community(self, platform: str, external: str) -> Community | None:
        """Return the community of a workspace, or None before it is known."""


class SandboxDoor(Protocol):
    """The one door into the core (`bot.app.App`)."""

    @property
    def grammar(self) -> Grammar:
        """The commands."""

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """What there is, by name."""

    @property
    def storage(self) -> Knows:
        """Where communities are found."""

    async def handle(self, request: Request) -> Outcome:
        """Answer one thing asked; never raises for what a person did."""

    async def file(self, community: str, wanted: Attachment) -> File | None:
        """Make a card's attachment; None where it is no longer wanted."""


class Engine(Protocol):
    """A running Confab whose clock is a world's."""

    @property
    def app(self) -> SandboxDoor:
        """The core."""

    async def turn(self, to: datetime) -> None:
        """Move the world's clock on to `to`, doing and delivering what falls due, in order.

        With the present moment it does what is due now: what an answer owed to others.
        """

    async def next_due(self) -> datetime | None:
        """Return when something falls due next, or None where nothing is planned."""
