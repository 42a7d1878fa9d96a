"""The steps a database goes through, oldest first: one chain for SQLite and PostgreSQL."""

from pathlib import Path

HERE = Path(__file__).parent


def head() -> str:
    """Return the newest step: each file of `versions` is named like its revision."""
    return max(step.stem for step in (HERE / "versions").glob("[0-9]*.py"))
