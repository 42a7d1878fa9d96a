"""`python -m tests.house.privacy`: puts the retention table into docs/privacy.md."""

from __future__ import annotations

import re
from pathlib import Path

from bot.programmes import MODELS
from storage.retention import table
from storage.tables import make_tables

PAGE = Path("docs/privacy.md")
MARKED = re.compile(r"(<!-- retention -->\n).*(<!-- /retention -->)", re.DOTALL)


def page() -> str:
    """Return the page with the table as the code has it now."""
    make_tables(MODELS)
    written, found = MARKED.subn(rf"\1{table()}\n\2", PAGE.read_text("utf-8"))
    assert found == 1, f"{PAGE} has lost the marks of its table"
    return written


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
