"""docs/capabilities.md, made from the marks on the tests: `python -m tests.house.capabilities`."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from tests.house.marks import PLATFORMS, Part, parts, pieces, shown_by

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "capabilities.md"
CORE = "core"
HEAD = """\
# What Confab can do

Made by `make docs` from the marks on the tests; not to be edited.

Each line is one thing Confab does or is meant to do. A link leads to the tests that show it, on a
platform or, where none is needed, in the core. An empty line is not there yet, and where a line
promises several things it names those that are not.
"""
TABLE = """\
| | | Core | Sandbox | Slack | Discord |
|---|---|---|---|---|---|
"""


class Shown:
    """Gathers, as a pytest plugin, which files show which capability where."""

    def __init__(self) -> None:
        self.files: dict[tuple[str, str], set[Path]] = defaultdict(set)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Read the marks of everything that was collected."""
        self.read(session.items)

    def read(self, items: Iterable[pytest.Item]) -> None:
        """Read the marks of these tests."""
        for item in items:
            for each, platforms in shown_by(item).items():
                for platform in platforms or {CORE}:
                    self.files[each, platform].add(item.path.relative_to(ROOT))


def collect() -> Shown:
    """Return what the tests show; RuntimeError where they cannot all be collected."""
    shown, said = Shown(), StringIO()
    with redirect_stdout(said):
        wrong = pytest.main(["--collect-only", "-qq", str(ROOT / "tests")], plugins=[shown])
    if wrong:
        raise RuntimeError(said.getvalue())
    return shown


def page(shown: Shown) -> str:
    """Return the page as text."""
    return "\n".join([HEAD, *(_section(part, shown) for part in parts())])


def _section(part: Part, shown: Shown) -> str:
    rows = [_row(each, sentence, shown) for each, sentence in part.ids.items()]
    return f"## {part.title}\n\n{TABLE}{''.join(rows)}"


def _row(each: str, sentence: str, shown: Shown) -> str:
    asked = pieces(each) or [each]
    cells = [
        _links({file for one in asked for file in shown.files[one, platform]})
        for platform in (CORE, *PLATFORMS)
    ]
    return f"| {each} | {sentence}{_missing(each, shown)} | {' | '.join(cells)} |\n"


def _missing(each: str, shown: Shown) -> str:
    """Name what a line promises and no test shows anywhere."""
    platforms = (CORE, *PLATFORMS)
    left = [one for one in pieces(each) if not any(shown.files[one, where] for where in platforms)]
    names = ", ".join(one.partition(": ")[2] for one in left)
    return f" *Not there yet: {names}.*" if names else ""


def _links(files: set[Path]) -> str:
    return ", ".join(
        f"[{path.stem.removeprefix('test_')}](../{path.as_posix()})" for path in sorted(files)
    )


def main() -> int:
    """Write the page, or with --check only say whether it is as it should be."""
    os.chdir(ROOT)
    made = page(collect())
    if "--check" not in sys.argv:
        PAGE.write_text(made, "utf-8")
    elif PAGE.read_text("utf-8") != made:
        sys.stderr.write("docs/capabilities.md is out of date: run `make docs`\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
