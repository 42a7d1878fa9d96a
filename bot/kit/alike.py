"""When two things that people typed are the same."""

from __future__ import annotations

from cleanco import basename


def same(typed: str) -> str:
    """Return what somebody typed, so that two spellings of one name compare as equal."""
    return " ".join(typed.split()).casefold()


def parts(typed: str) -> frozenset[str]:
    """Return comma-separated words as a set that compares well."""
    return frozenset(word for part in typed.split(",") if (word := same(part)))


def organisation(typed: str) -> str:
    """Return an organisation's name, so that "Rival" and "RIVAL, Ltd." compare as equal."""
    name = same(typed)
    return (name and same(basename(name))) or name
