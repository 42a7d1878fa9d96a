"""The programmes, one folder each, one line each below."""

from __future__ import annotations

from bot.kit.programme import Programme


def together(*others: Programme) -> tuple[Programme, ...]:
    """Return these with home and organise, which speak for all of them."""
    every: list[Programme] = []
    every += others
    return tuple(every)


PROGRAMMES: tuple[Programme, ...] = together()
