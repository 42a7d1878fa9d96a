"""The programmes, one folder each, one line each below."""

from __future__ import annotations

from bot.kit.programme import Programme
from bot.programmes import home
from bot.programmes.coffee import coffee


def together(*others: Programme) -> tuple[Programme, ...]:
    """Return these with home, which speaks for all of them."""
    every: list[Programme] = []
    every += [home.offer(every), *others]
    return tuple(every)


PROGRAMMES: tuple[Programme, ...] = together(coffee)
