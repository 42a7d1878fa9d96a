"""Many rounds one after the other: no repeats while possible, and fair shares of what is scarce."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.matching import Person, Rules
from bot.matching.community import community
from bot.matching.simulate import simulate


def friends(count: int) -> list[Person]:
    """A made-up community in which everybody may meet everybody."""
    return [replace(one, avoids=frozenset(), conflicts=frozenset()) for one in community(count, 3)]


def departments(count: int, alike: int) -> list[Person]:
    """Two departments whose people wish to stay among themselves, or not to."""
    return [Person(f"{at:03}", team="AB"[at % 2], role="same", alike=alike) for at in range(count)]


@pytest.mark.shows("C3")
def test_all_rounds_there_can_be_without_a_repeat() -> None:
    """Twenty people meet in 19 rounds; each of them meets each other exactly once."""
    assert simulate(friends(20), 19).repeats == 0


@pytest.mark.shows("C3")
@pytest.mark.parametrize("alike", [-2, 2])
def test_no_dead_end_in_two_odd_departments(alike: int) -> None:
    """Wishes that would leave two odd departments cut off from each other cost no clean round."""
    assert simulate(departments(30, alike), 29).repeats == 0


@pytest.mark.shows("C3", "C10")
def test_all_clean_rounds_a_rule_allows() -> None:
    """Four teams of five, never within a team: 15 rounds, as many as there are other people."""
    people = [Person(f"{at:02}", team="ABCD"[at % 4]) for at in range(20)]
    rules = Rules(never_same=("team",))
    assert simulate(people, 15, rules=rules).repeats == 0
    assert simulate(people, 16, rules=rules).first_repeat == 16


@pytest.mark.shows("C3")
def test_forty_rounds_of_fifty_people() -> None:
    """What cycling bots get wrong: 40 rounds among 50 people hold no repeat."""
    assert simulate(friends(50), 40).repeats == 0


@pytest.mark.shows("C3")
def test_three_laps_repeat_as_little_as_there_is() -> None:
    """Over three times n-1 rounds, everybody meets everybody exactly three times."""
    result = simulate(friends(12), 33)
    assert result.repeats == 2 * 11 * 12 // 2
    assert result.repeats_each == ((22, 12),)


@pytest.mark.shows("C3")
def test_an_odd_crowd_gets_nine_tenths_of_the_clean_rounds_there_could_be() -> None:
    """With 21 people and a trio a round, at least 90 % of the bound goes by without a repeat."""
    bound = 21 * 20 / 24
    first = simulate([Person(f"{at:02}") for at in range(21)], 18).first_repeat
    assert first is not None
    assert first - 1 >= 0.9 * bound


def test_trios_are_shared_out() -> None:
    """Over 15 rounds of 15 people, nobody is in three trios more than anybody else."""
    counts = [much for much, _ in simulate([Person(f"{at:02}") for at in range(15)], 15).trios_each]
    assert max(counts) - min(counts) <= 2


@pytest.mark.shows("C3")
def test_nobody_is_left_out_twice_running() -> None:
    """Where a rule leaves four of twenty out each round, it is never the same ones twice."""
    people = [Person(f"{at:02}", team="A" if at < 12 else "B") for at in range(20)]
    result = simulate(people, 20, rules=Rules(never_same=("team",)))
    assert result.unmatched == 80
    assert result.left_out_twice == 0
    counts = [much for much, _ in result.sit_outs_each if much]
    assert max(counts) - min(counts) <= 1


def test_people_who_come_and_go_still_meet_new_people() -> None:
    """With one in five away each round, half a year of weekly rounds among 60 repeats nobody."""
    assert simulate(60, 26, attendance=0.8, seed=2).repeats == 0


def test_groups_of_four_meet_new_people() -> None:
    """Eight rounds of 60 people in fours repeat no pair, and everybody is in a group."""
    result = simulate(friends(60), 8, rules=Rules(size=4))
    assert (result.repeats, result.unmatched) == (0, 0)
