"""Who meets whom: people, history, rules and a seed go in; groups with their reasons come out.

How it works, from `drawing` down. `facts` holds what is known: what may be (`rules`) and what is
good (`terms`), written once over the questions of `pairs`; `problem` puts everything about two
people into one whole number, their worth, with the great concerns in front of the small ones.
`solver` finds the pairs: `pools` cuts the crowd where the rules do, `candidates` chooses the pairs
that matter by prices, `solve` matches them exactly, `sweeps` does so block by block where there are
too many people, and `lookahead` gives up a little score where later rounds would be spoilt.
`groups` makes what is larger: `trios` chooses the odd one, `chains` finds a place for whoever is
left, `circles` and `places` trade people, `lottery` draws one group. `explain` says why these
people, `relax` says which rule was in the way. docs/matching.md tells all of it at length.

Importing it is cheap; numpy and rustworkx are loaded by `draw`, in the process that calls it.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.matching.best import best_for
from bot.matching.facts.values import (
    Attribute,
    Draw,
    MatchedGroup,
    Numbers,
    PastMeeting,
    Person,
    Reason,
    Relax,
    RoundKind,
    Rule,
    Rules,
    Shared,
    Term,
    Unmatched,
)

__all__ = [
    "Attribute",
    "Draw",
    "MatchedGroup",
    "Numbers",
    "PastMeeting",
    "Person",
    "Reason",
    "Relax",
    "RoundKind",
    "Rule",
    "Rules",
    "Shared",
    "Term",
    "Unmatched",
    "best_for",
    "draw",
]


def draw(
    people: Iterable[Person],
    met: Iterable[PastMeeting],
    rules: Rules,
    seed: int,
    *,
    seconds: float = 30.0,
) -> Draw:
    """Match the people. It raises nothing for bad input and is the same again for the same seed.

    It holds the interpreter's lock for as long as it computes, so it belongs in a worker process.
    After `seconds` it returns the best it has and says so in `Draw.in_time`.
    """
    from bot.matching.drawing import draw as compute

    return compute(people, met, rules, seed, seconds=seconds)
