"""Pages that point at our files find them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT

ROOMS = "adapters|benchmarks|bot|docs|scheduler|storage|tests"
NAMED = re.compile(rf"`((?:{ROOMS})/[\w/.-]+)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PAGES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of ours finds it."""
    links = LINK.findall(page.read_text("utf-8"))
    ours = [link for link in links if "://" not in link]
    assert not [link for link in ours if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_files_named_are_there(page: Path) -> None:
    """Every file or folder of ours that a page names by its path is there."""
    named = NAMED.findall(page.read_text("utf-8"))
    assert not [each for each in named if not (ROOT / each).exists()]
