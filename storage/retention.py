"""What is kept how long, as the table of docs/privacy.md."""

from __future__ import annotations

from bot.kit.model.declared import Keep
from storage.purge import REMOVED
from storage.tables import whole


def kept(keep: Keep) -> str:
    """Return in words how long rows are kept."""
    if keep.days is None:
        return "as long as the member or the community is here"
    return f"{keep.days} days" if keep.days > 1 else "1 day"


def table() -> str:
    """Return the retention table in Markdown, one line for each kind of row."""
    keeps = [(each.name, each.info["keep"]) for each in whole().sorted_tables]
    lines = [
        f"| {keep.what[:1].upper()}{keep.what[1:]} | {kept(keep)} | `{name}` |"
        for name, keep in sorted(keeps)
    ]
    over = f"| Everything of a community that removed Confab | {REMOVED.days} days | all |"
    return "\n".join(("| What | Kept for | Table |", "| --- | --- | --- |", *lines, over))
