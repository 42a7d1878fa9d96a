"""Numbers about many people that tell nothing about one of them (rule R9), pure.

Anything is published only where at least five people answered and at least five did not, and a
number only where it is about five who answered so and five answered otherwise, rounded to fives. So
four people who put together all they know cannot tell what a fifth one said, nor whether. Where
subtraction would leave fewer than five people, a neighbour is hidden as well, the smallest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

FEW = 5
HIDDEN = 0


def rounded(count: int) -> int:
    """Return a count to the nearest five, and never less than five."""
    return max(FEW, round(count / FEW) * FEW)


def total(count: int, crowd: int) -> int:
    """Return how many answered, as far as that may be said; HIDDEN is "a few or none".

    `crowd` is everybody who could have been counted, whether or not they were: it is known to
    all, so whoever is not counted is a number that must not be revealed either.
    """
    return rounded(count) if count >= FEW and crowd - count >= FEW else HIDDEN


def publish(counts: Mapping[str, int], crowd: int) -> dict[str, int]:
    """Return what may be said of how often each value was chosen, among so many people."""
    answered = sum(counts.values())
    few_away = crowd - answered < FEW
    fits = (value for value in counts if FEW <= counts[value] <= answered - FEW)
    shown = {} if few_away else {value: counts[value] for value in fits}
    while shown and 0 < answered - sum(shown.values()) < FEW:
        shown.pop(min(shown, key=lambda value: (shown[value], value)))
    return {value: rounded(shown[value]) if value in shown else HIDDEN for value in counts}


def band(number: int) -> str:
    """Return the band of a number from 1 to 5; empty where it was passed."""
    if not number:
        return ""
    return "low" if number <= 2 else "high" if number >= 4 else "middle"


def counted(values: Iterable[str], known: Iterable[str]) -> dict[str, int]:
    """Return how often each known value was chosen, those nobody chose included."""
    found = Counter(values)
    return {value: found[value] for value in known}
