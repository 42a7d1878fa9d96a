"""A simulated year adds up, is replayable, and sets the cost of rules side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.matching import Rules
from bot.matching.simulate import simulate, what_if


@pytest.mark.parametrize("size", [2, 3])
def test_the_numbers_add_up(size: int) -> None:
    """Every person is in each distribution once, and what each had adds up to the totals."""
    result = simulate(31, 12, rules=Rules(size=size), attendance=0.9, seed=5)
    for spread in (result.repeats_each, result.trios_each, result.sit_outs_each):
        assert sum(people for _, people in spread) == result.people == 31
    assert sum(much * people for much, people in result.repeats_each) == 2 * result.repeats
    members = sum(much * people for much, people in result.trios_each)
    assert members == (size + 1) * result.trios > 0
    assert sum(much * people for much, people in result.sit_outs_each) == result.unmatched


def test_a_simulation_is_replayable() -> None:
    """The same seed gives the same year but for the seconds; another seed another one."""
    one, two, three = (replace(simulate(24, 6, seed=seed), seconds=0) for seed in (1, 1, 2))
    assert one == two
    assert one != three


@pytest.mark.shows("C3")
def test_the_cost_of_a_rule_before_it_is_set() -> None:
    """Side by side, a rule that narrows the choice shows its repeats and who is left out."""
    cost = what_if(16, 12, {"free": Rules(), "across": Rules(never_same=("organisation",))})
    assert (cost["free"].repeats, cost["free"].unmatched) == (0, 0)
    assert cost["across"].repeats + cost["across"].unmatched > 0
