"""Totals under R9: an attacker who knows all but the answers learns nobody's answer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.model.anonymity import FEW, HIDDEN, band, counted, publish, rounded, total

CELLS = ("low", "middle", "high")
AWAY = "away"  # did not give an answer to the total
Counts = dict[str, int]


def worlds(crowd: int) -> Iterator[Counts]:
    """Return every way so many people may have answered, or not."""
    for cut in itertools.product(range(crowd + 1), repeat=len(CELLS)):
        if sum(cut) <= crowd:
            yield dict(zip(CELLS, cut, strict=True))


def seen(counts: Counts, crowd: int) -> tuple[tuple[str, int], ...]:
    """Return all that is published of a world: the number of answers and the bands."""
    counted_all = total(sum(counts.values()), crowd)
    return (("counted", counted_all), *publish(counts, crowd).items())


def possible(consistent: list[Counts], crowd: int, known: Counts) -> set[str]:
    """Return where one of the others may be, when the attacker knows some people's answers."""
    found: set[str] = set()
    for counts in consistent:
        rest = {cell: counts[cell] - known.get(cell, 0) for cell in CELLS}
        rest[AWAY] = crowd - sum(counts.values()) - known.get(AWAY, 0)
        if min(rest.values()) >= 0:
            found |= {cell for cell, count in rest.items() if count}
    return found


@pytest.mark.shows("K8", "R9")
@pytest.mark.parametrize("crowd", [1, 5, 9, 10, 11, 14, 15, 16, 18])
def test_nobody_can_be_pinned_down(crowd: int) -> None:
    """Four people who put all they know together cannot tell whether or what another answered."""
    by_what_is_seen: dict[object, list[Counts]] = {}
    for counts in worlds(crowd):
        by_what_is_seen.setdefault(seen(counts, crowd), []).append(counts)
    places = (*CELLS, AWAY)
    for consistent in by_what_is_seen.values():
        for truth in consistent[:: max(1, len(consistent) // 5)]:
            there = truth | {AWAY: crowd - sum(truth.values())}
            for together in itertools.combinations_with_replacement(places, min(4, crowd - 1)):
                known = {cell: together.count(cell) for cell in set(together)}
                if all(there[cell] >= count for cell, count in known.items()):
                    others = possible(consistent, crowd, known)
                    assert AWAY in others, (truth, known)
                    assert len(others - {AWAY}) >= 2, (truth, known)


@pytest.mark.shows("R9")
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40)), st.integers(0, 60))
def test_nothing_small_is_left_by_subtraction(counts: Counts, away: int) -> None:
    """What is published is at least five, and leaves at least five besides it."""
    crowd = sum(counts.values()) + away
    told = publish(counts, crowd)
    shown = {value for value, count in told.items() if count != HIDDEN}
    assert all(counts[value] >= FEW and told[value] % FEW == 0 for value in shown)
    left = sum(counts.values()) - sum(counts[value] for value in shown)
    assert not shown or (away >= FEW and (left == 0 or left >= FEW))


def test_a_neighbour_is_hidden() -> None:
    """Where two numbers would leave two people, the smaller is hidden; where few are away, all."""
    assert publish({"a": 9, "b": 8, "c": 2}, 40) == {"a": 10, "b": HIDDEN, "c": HIDDEN}
    assert publish({"a": 9, "b": 8}, 40) == {"a": 10, "b": 10}
    assert publish({"a": 9, "b": 8}, 21) == {"a": HIDDEN, "b": HIDDEN}


def test_bands_and_rounding() -> None:
    """Numbers from 1 to 5 fall into three bands; counts go to the nearest five, never to none."""
    assert [band(each) for each in range(6)] == ["", "low", "low", "middle", "high", "high"]
    assert [rounded(each) for each in (5, 7, 8, 12, 13)] == [5, 5, 10, 10, 15]
    assert counted(["low", "", "low"], CELLS) == {"low": 2, "middle": 0, "high": 0}
