"""The draw against an oracle that looks at every arrangement there is."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from bot.matching import Person, RoundKind, Rules, draw
from bot.matching.community import community
from bot.matching.facts.problem import Problem
from bot.matching.groups.trios import arrange
from bot.matching.solver.candidates import ALL_PAIRS
from bot.matching.solver.sets import total
from bot.matching.solver.solve import edges, matching
from tests.matching.oracle import fewest, some_past, some_people, some_rules, with_a_trio


@pytest.mark.shows("C3")
@pytest.mark.parametrize("seed", range(60))
def test_nobody_is_left_out_whom_pairs_and_trios_could_take(seed: int) -> None:
    """Where any arrangement of pairs and trios holds everybody it can, so does ours."""
    dice = random.Random(seed)
    people = some_people(dice)
    rules = replace(some_rules(dice), size=2)
    left_out, _ = fewest(people, (), rules, trios=3)
    assert len(draw(people, (), rules, seed).unmatched) == left_out


@pytest.mark.shows("C3")
@pytest.mark.parametrize("seed", range(60))
def test_a_round_repeats_no_more_than_it_must(seed: int) -> None:
    """With some, most or nearly all pairs met, the repeats are the fewest possible."""
    dice = random.Random(seed)
    people = [
        Person(f"p{at}", team=dice.choice("ABC"), challenges=frozenset(dice.choice("xyz")))
        for at in range(dice.randrange(4, 10))
    ]
    past = some_past(dice, people, dice.choice((0.3, 0.6, 0.8, 0.95)))
    rules = Rules(never_same=dice.choice(((), ("team",))))
    result = draw(people, past, rules, seed)
    best = fewest(people, past, rules, trios=len(people) % 2)
    assert (len(result.unmatched), result.numbers.repeats) <= best


@pytest.mark.parametrize("seed", range(2))
def test_the_few_candidates_hold_the_best_pairs_of_all(seed: int) -> None:
    """For 400 people, ten candidates each and some by chance give the optimum of 80,000 pairs."""
    people = community(400, seed)
    assert len(people) > ALL_PAIRS
    problem = Problem(people, (), Rules(never_same=("team",)), seed)
    everybody = np.arange(problem.size)
    ours = total(problem, arrange(problem, edges(problem, everybody), 1))
    first, second = np.triu_indices(problem.size, 1)
    free = problem.free(first, second)
    first, second = first[free], second[free]
    best = matching(problem.size, first, second, problem.worth(first, second))
    assert ours == total(problem, [*best])


@pytest.mark.parametrize("share", [0.9, 0.99])
def test_repeats_are_fewest_in_a_large_crowd_that_has_met_nearly_everybody(share: float) -> None:
    """For 320 people, the sparse answer repeats as little as one over all pairs."""
    dice = random.Random(7)
    people = community(320, 7)
    past = some_past(dice, people, share)
    problem = Problem(people, past, Rules(), 7)
    first, second = np.triu_indices(problem.size, 1)
    fresh = problem.free(first, second) & (problem.history.times(first, second)[0] == 0)
    first, second = first[fresh], second[fresh]
    most = len(matching(problem.size, first, second, np.ones(len(first), int)))
    assert draw(people, past, Rules(), 7).numbers.repeats == 160 - most


@pytest.mark.shows("C3")
@pytest.mark.parametrize("seed", range(12))
def test_the_odd_one_joins_the_very_best_pair(seed: int) -> None:
    """Of all ways to make pairs and one trio, the draw finds the best, fair shares and all."""
    dice = random.Random(seed)
    size = dice.choice((5, 7))
    people = [
        replace(one, trios=dice.randrange(3), avoids=frozenset(), conflicts=frozenset())
        for one in community(size, seed)
    ]
    problem = Problem(people, some_past(dice, people, dice.choice((0, 0.2, 0.5))), Rules(), seed)
    ours = arrange(problem, edges(problem, np.arange(size)), tries=5)
    assert total(problem, ours) == max(total(problem, ways) for ways in with_a_trio(size))


def test_a_trio_for_each_odd_team() -> None:
    """Within teams of odd sizes, each team gets its own trio and nobody is left out."""
    people = [Person(f"{team}{at}", team=team) for team in "ABCD" for at in range(5)]
    result = draw(people, (), Rules(kind=RoundKind.WITHIN), 1)
    assert not result.unmatched
    assert sorted(len(group.people) for group in result.groups) == [2, 2, 2, 2, 3, 3, 3, 3]
