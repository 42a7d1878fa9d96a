"""The programmes, one folder each, one line each below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.kit.programme import Programme
from bot.programmes.coffee import coffee
from bot.programmes.commitments import commitments
from bot.programmes.home import home
from bot.programmes.organise import organise
from bot.programmes.profile import profile


def together(
    *others: Programme | Callable[[Sequence[Programme]], Programme],
) -> tuple[Programme, ...]:
    """Return these with home and organise, which speak for all of them.

    One that looks at the others is a function of all of them, read whenever it is asked.
    """
    every: list[Programme] = []
    listed = [each if isinstance(each, Programme) else each(every) for each in others]
    every += [home(every), *listed, organise(every)]
    return tuple(every)


PROGRAMMES: tuple[Programme, ...] = together(
    profile,
    coffee,
    commitments,
)
