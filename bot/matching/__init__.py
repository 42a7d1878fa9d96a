"""Who meets whom: values and one draw, explained from the ground up in docs/matching.md.

Importing it is cheap; numpy and rustworkx are loaded by `draw`, in the process that calls it.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.matching.best import best_for
from bot.matching.values import (
    Attribute,
    Draw,
    Group,
    Kind,
    Met,
    Numbers,
    Person,
    Reason,
    Relax,
    Rule,
    Rules,
    Shared,
    Term,
    Unmatched,
)

__all__ = [
    "Attribute",
    "Draw",
    "Group",
    "Kind",
    "Met",
    "Numbers",
    "Person",
    "Reason",
    "Relax",
    "Rule",
    "Rules",
    "Shared",
    "Term",
    "Unmatched",
    "best_for",
    "draw",
]


def draw(
    people: Iterable[Person], met: Iterable[Met], rules: Rules, seed: int, *, seconds: float = 30.0
) -> Draw:
    """Match the people. It raises nothing for bad input and is the same again for the same seed.

    It holds the interpreter's lock for as long as it computes, so it belongs in a worker process.
    After `seconds` it returns the best it has and says so in `Draw.in_time`.
    """
    from bot.matching.drawing import draw as compute

    return compute(people, met, rules, seed, seconds=seconds)
