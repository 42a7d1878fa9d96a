"""`.env.example`: every setting with a line of explanation, made from the declarations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import adapters
from bot.settings import SETTINGS

HEAD = """# Copy this file to .env and fill in what you need. Nothing else is required.
# The environment comes before this file."""


def example() -> str:
    """Return the text of `.env.example`."""
    return "\n".join([HEAD, *_lines(), ""])


def _lines() -> Iterator[str]:
    for setting in SETTINGS:
        yield from ("", f"# {setting.what}", f"# For example: {setting.example}")
        yield f"{'# ' if setting.default else ''}{setting.name}={setting.default}"
    for name in adapters.PLATFORMS:
        yield from ("", f"## {name.title()}: see docs/{name}.md")
        for key in adapters.load(name).keys:
            yield from ("", f"# {key.what}", f"# For example: {key.example}", f"# {key.name}=")


if __name__ == "__main__":
    Path(".env.example").write_text(example(), "utf-8")
