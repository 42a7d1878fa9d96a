"""Files that go with cards, made when they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.kit.model.people import Community
from bot.kit.screen.cards import Card
from bot.kit.screen.files import Attachment, File


class _Communities(Protocol):
    async def community(self, platform: str, external: str) -> Community | None:
        """Return the community of a workspace, or None before it is known."""


class FileMaker(Protocol):
    """The core, as far as files are concerned."""

    @property
    def storage(self) -> _Communities:
        """Where communities are found."""

    async def file(self, community: str, wanted: Attachment) -> File | None:
        """Make a card's attachment; None where it is no longer wanted."""


def attachments(cards: Sequence[Card]) -> list[Attachment]:
    """Return what is attached to cards."""
    return [each for card in cards for each in card.attachments]


async def files_of(
    maker: FileMaker, cards: Sequence[Card], platform: str, workspace: str, community: str = ""
) -> list[File]:
    """Make what is attached to cards; a file that is no longer wanted is left out.

    `community` is ours, where what was pressed told it; else it is that of the workspace.
    """
    wanted = attachments(cards)
    if wanted and not community:
        found = await maker.storage.community(platform, workspace)
        community = found.id if found else ""
    made = [await maker.file(community, each) for each in wanted] if community else []
    return [file for file in made if file]
