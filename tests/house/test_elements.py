"""A new element of a card is drawn on every platform, or the type check fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT

WORLD = ("bot", "adapters", "pyproject.toml")
CACHE = ROOT / ".mypy_cache"
DRAWN = (
    "adapters/slack/render.py",
    "adapters/discord/render.py",
    "adapters/sandbox/wire.py",
    "adapters/sandbox/snapshot.py",
    "bot/kit/screen/cards.py",
)
ELEMENT = '''@dataclass(frozen=True, slots=True)
class Line:
    """A line across the card."""


Element = Text | Facts | Row | Buttons | Attachment | Why'''


def test_an_element_that_one_platform_forgets_fails_the_type_check(tmp_path: Path) -> None:
    """Added to the vocabulary and drawn on Slack alone, it is missed in each other place."""
    for name in WORLD:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    _change(tmp_path / "bot/kit/screen/cards.py", ELEMENT.rpartition("\n")[2], f"{ELEMENT} | Line")
    slack = tmp_path / "adapters/slack/render.py"
    last = "        case Why(said):"
    _change(slack, last, f"        case Line():\n            pass\n{last}")
    _change(slack, "Facts, Row, Why", "Facts, Line, Row, Why")
    if CACHE.is_dir():  # without it mypy reads every library first
        shutil.copytree(CACHE, tmp_path / CACHE.name)
    run = [sys.executable, "-m", "mypy", "--follow-imports=silent", *DRAWN]
    said = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    missed = {line.partition(":")[0] for line in said.splitlines() if "assert_never" in line}
    assert missed == set(DRAWN) - {"adapters/slack/render.py"}, said


def _change(path: Path, old: str, new: str) -> None:
    whole = path.read_text("utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new), "utf-8")
