"""Numbers about many people that tell nothing about one of them (rule R9), pure.

A number is published only where it is about at least five people and leaves at least five others,
rounded to fives. Where the published ones together would leave fewer than five people, the
smallest of them is hidden as well, until subtraction reveals nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

FEW = 5
HIDDEN = 0


def rounded(count: int) -> int:
    """Return a count to the nearest five, and never less than five."""
    return max(FEW, round(count / FEW) * FEW)


def publish(counts: Mapping[str, int], crowd: int) -> dict[str, int]:
    """Return what may be said of each value; HIDDEN is "a few or none".

    `crowd` is everybody who could have been counted, whether or not they were: it is known to
    all, so whoever is not counted is a number that must not be revealed either.
    """
    shown = {value: count for value, count in counts.items() if _fit(count, crowd)}
    while shown and not _safe(shown, crowd):
        shown.pop(min(shown, key=lambda value: (shown[value], value)))
    return {value: rounded(shown[value]) if value in shown else HIDDEN for value in counts}


def _fit(count: int, crowd: int) -> bool:
    return count >= FEW and crowd - count >= FEW


def _safe(shown: Mapping[str, int], crowd: int) -> bool:
    """Say whether the people in no published number are at least five."""
    return crowd - sum(shown.values()) >= FEW


def band(number: int) -> str:
    """Return the band of a number from 1 to 5; empty where it was passed."""
    if not number:
        return ""
    return "low" if number <= 2 else "high" if number >= 4 else "middle"


def counted(values: Iterable[str], known: Iterable[str]) -> dict[str, int]:
    """Return how often each known value was chosen, those nobody chose included."""
    found = Counter(values)
    return {value: found[value] for value in known}


def shared(challenges: Iterable[Iterable[str]]) -> list[str]:
    """Return the challenges that at least six people have: five others beside any holder."""
    found = Counter(each for mine in challenges for each in set(mine))
    return sorted(value for value, count in found.items() if count > FEW)
