"""Golden files: what was rendered before, to be looked at when it changes.

`CONFAB_GOLDEN=renew` writes them anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("golden")


def same_as_golden(name: str, made: Any) -> None:
    """Fail with the difference where something renders otherwise than it did."""
    path = FOLDER / f"{name}.json"
    words = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("CONFAB_GOLDEN") == "renew":
        path.write_text(words, "utf-8")
    assert path.read_text("utf-8") == words
