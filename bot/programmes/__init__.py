"""The programmes: one folder each, one name each below, in the order of the help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from bot.kit.contracts.programme import Programme
from bot.kit.model.declared import complete
from bot.programmes.home import home
from bot.programmes.organise import organise

Offered = Programme | Callable[[Sequence[Programme]], Programme]
"""A programme, or a function of all of them for one that speaks for the others."""

NAMES = (
    "profile",
    "coffee",
    "commitments",
    "checkin",
    "network",
    "thanks",
    "coaching",
    "post",
)
"""Each is a folder here, whose package offers a programme under its own name."""


def together(*offered: Offered) -> tuple[Programme, ...]:
    """Return these with home and organise, which speak for all of them.

    One that looks at the others reads them whenever it is asked.
    """
    every: list[Programme] = []
    listed = [each if isinstance(each, Programme) else each(every) for each in offered]
    every += [home(every), *listed, organise(every)]
    return tuple(every)


def named(name: str) -> Offered:
    """Return what the package of this name offers."""
    found: Offered = getattr(import_module(f"bot.programmes.{name}"), name)
    return found


PROGRAMMES: tuple[Programme, ...] = together(*(named(name) for name in NAMES))

MODELS = complete()
"""Everything that is stored; all of it is declared by now."""
