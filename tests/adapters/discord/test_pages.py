"""The pages about Discord say what the code says."""

from __future__ import annotations

from pathlib import Path

from adapters.discord.permissions import NEEDED
from tests.adapters.discord.side_by_side import PAGE, page

DOCS = Path(__file__).parents[3] / "docs"


def test_every_permission_is_explained() -> None:
    """docs/discord.md names each permission as Discord does, and why it is needed."""
    said = (DOCS / "discord.md").read_text("utf-8")
    for each in NEEDED:
        assert f"| {each.called} | {each.why} |" in said


def test_side_by_side_is_fresh() -> None:
    """docs/cards.md is what the golden files of both platforms say."""
    assert PAGE.read_text("utf-8") == page(), (
        "renew it: python -m tests.adapters.discord.side_by_side"
    )
