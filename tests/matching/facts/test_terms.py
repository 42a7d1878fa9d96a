"""The score: what it counts, under whose wishes, and that it is one number however it is asked."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching import Person, Rules
from bot.matching.community import community
from bot.matching.facts.columns import Columns, ManyPairs
from bot.matching.facts.pairs import OnePair
from bot.matching.facts.rules import active, broken
from bot.matching.facts.terms import score
from bot.matching.facts.values import RoundKind


def scored(one: dict[str, object], other: dict[str, object]) -> int:
    """The score of two people who told this and nothing else."""
    a, b = Person("a", **one), Person("b", **other)  # type: ignore[arg-type]
    forth, back = int(score(OnePair(a, b))), int(score(OnePair(b, a)))
    assert forth == back
    return forth


def test_two_people_who_told_nothing_are_neutral() -> None:
    """Missing profiles speak neither for nor against anybody."""
    assert scored({}, {}) == 50
    everything = {"field": "law", "challenges": frozenset("x"), "level": 3, "objective": "lead"}
    assert scored(everything, {}) == 50


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"challenges": frozenset("xy")}, {"challenges": frozenset("x")}),
        ({"ask_me_about": frozenset("x")}, {"want_to_learn": frozenset("x")}),
        ({"role": "nurse"}, {"moving_to": "nurse"}),
        ({"moving_to": "nurse"}, {"moving_to": "nurse"}),
        ({"objective": "lead"}, {"objective": "lead"}),
        ({"role": "nurse", "team": "A"}, {"role": "nurse", "team": "B"}),
        ({"level": 3}, {"level": 3}),
        ({"level": 3}, {"level": 4}),
        ({"team": "A"}, {"team": "B"}),
        ({"hours": frozenset({9, 10})}, {"hours": frozenset({9, 10})}),
        ({"languages": frozenset({"en"})}, {"languages": frozenset({"en", "de"})}),
        ({"mentor": True}, {"looking_for_mentor": True}),
        ({"newcomer": True}, {"welcomes": True}),
        ({"field": "law", "field_wish": "own"}, {"field": "law"}),
        ({"field": "law", "field_wish": "other"}, {"field": "art"}),
        ({"organisation": "O", "organisation_wish": "outside"}, {"organisation": "Q"}),
        ({"organisation": "O", "organisation_wish": "inside"}, {"organisation": "O"}),
    ],
)
def test_what_speaks_for_a_match(one: dict[str, object], other: dict[str, object]) -> None:
    """Each of these lifts two people above neutral."""
    assert scored(one, other) > 50


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"hours": frozenset({9})}, {"hours": frozenset({100})}),
        ({"languages": frozenset({"en"})}, {"languages": frozenset({"de"})}),
        ({"field": "law", "field_wish": "other"}, {"field": "law"}),
        ({"organisation": "O", "organisation_wish": "inside"}, {"organisation": "Q"}),
    ],
)
def test_what_speaks_against_a_match(one: dict[str, object], other: dict[str, object]) -> None:
    """Each of these puts two people below neutral."""
    assert scored(one, other) < 50


def test_a_wish_for_likeness_is_heard_both_ways() -> None:
    """The same two people are a better match for who wants alike, a worse for who wants other."""
    law = {"field": "law", "role": "clerk", "level": 2}
    alike, neutral, other = (scored({**law, "alike": wish}, law) for wish in (2, 0, -2))
    assert alike > neutral > other
    assert scored({**law, "alike": 9}, law) == alike


def test_one_pair_and_a_million_pairs_get_the_same_score() -> None:
    """Plain Python and numpy agree to the last digit on made-up people."""
    people = community(150, 5)
    columns = Columns(people)
    everybody = np.arange(len(people))
    square = score(ManyPairs(columns, everybody[:, None], everybody[None, :]))
    assert (square == square.T).all()
    expected = [score(OnePair(p, q, new=p.team != q.team)) for p in people for q in people]
    assert [int(cell) for cell in square.ravel()] == expected


def test_one_pair_and_a_million_pairs_obey_the_same_rules() -> None:
    """Every rule forbids the same pairs in plain Python and in numpy."""
    people = [*community(60, 5), *(Person(f"x{at}") for at in range(5))]
    rules = Rules(
        kind=RoundKind.OUTSIDER,
        never_same=("team", "level"),
        language_in_common=True,
    )
    everybody = np.arange(len(people))
    pairs = ManyPairs(Columns(people), everybody[:, None], everybody[None, :])
    for rule in active(rules):
        many = broken(rule, pairs).astype(bool).ravel().tolist()
        assert many == [bool(broken(rule, OnePair(p, q))) for p in people for q in people]
