"""The programmes, one folder each, one line each below."""

from __future__ import annotations

from bot.kit.programme import Programme
from bot.programmes.coffee import coffee
from bot.programmes.home import home
from bot.programmes.organise import organise
from bot.programmes.profile import profile


def together(*others: Programme) -> tuple[Programme, ...]:
    """Return these with home and organise, which speak for all of them."""
    every: list[Programme] = []
    every += [home(every), *others, organise(every)]
    return tuple(every)


PROGRAMMES: tuple[Programme, ...] = together(
    profile,
    coffee,
)
