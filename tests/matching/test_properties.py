"""What holds of every draw, whatever people, past and rules are given."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Draw, PastMeeting, Person, Reason, RoundKind, Rules, draw
from tests.examples import examples
from tests.matching.oracle import fewest, lawful, some_past, some_people, some_rules

SEEDS = st.integers(0, 2**31)


def drawn(seed: int, most: int = 14) -> tuple[list[Person], list[PastMeeting], Rules, Draw]:
    """Any people, past and rules, and what was drawn for them."""
    dice = random.Random(seed)
    people, rules = some_people(dice, most), some_rules(dice)
    past = some_past(dice, people, dice.random())
    return people, past, rules, draw(people, past, rules, seed)


@pytest.mark.shows("C3", "R6")
@examples(100)
@given(SEEDS)
def test_everybody_is_in_one_lawful_group_or_told(seed: int) -> None:
    """Each person is once in a group or once unmatched, and no group breaks a rule."""
    people, _, rules, result = drawn(seed)
    by_id = {person.id: person for person in people}
    matched = [name for group in result.groups for name in group.people]
    assert sorted([*matched, *(one.person for one in result.unmatched)]) == sorted(by_id)
    for group in result.groups:
        assert 2 <= len(group.people) <= rules.size + 1
        assert lawful([by_id[name] for name in group.people], rules)


@examples(25)
@given(SEEDS, st.randoms(use_true_random=False))
def test_new_names_change_nothing_that_counts(seed: int, dice: random.Random) -> None:
    """With everybody renamed, as many are matched and as little is repeated."""
    people, past, rules, before = drawn(seed, 9)
    rules = replace(rules, size=2)
    names = [person.id for person in people]
    new = dict(
        zip(names, dice.sample([f"n{at}" for at in range(len(names))], len(names)), strict=True)
    )

    def named(person: Person) -> Person:
        return replace(
            person,
            id=new[person.id],
            avoids=frozenset(new[name] for name in person.avoids),
            conflicts=frozenset(new[name] for name in person.conflicts),
        )

    before = draw(people, past, rules, seed)
    moved = [PastMeeting(new[one.a], new[one.b], one.round) for one in past]
    after = draw([named(person) for person in people], moved, rules, seed)
    assert len(after.unmatched) == len(before.unmatched)
    assert after.numbers.repeats == before.numbers.repeats


@examples(40)
@given(SEEDS)
def test_one_exclusion_less_never_makes_it_worse(seed: int) -> None:
    """When two more people may meet, nobody more is left out and nothing more is repeated."""
    dice = random.Random(seed)
    people = [Person(f"p{at}") for at in range(dice.randrange(2, 9))]
    a, b = dice.sample(people, 2)
    past = some_past(dice, people, 0.6)
    shut = [replace(one, avoids=frozenset({b.id} if one is a else ())) for one in people]
    after, before = (draw(some, past, Rules(), seed) for some in (people, shut))
    assert (len(after.unmatched), after.numbers.repeats) <= (
        len(before.unmatched),
        before.numbers.repeats,
    )
    assert (len(after.unmatched), after.numbers.repeats) <= fewest(
        people, past, Rules(), len(people) % 2
    )


@examples(40)
@given(SEEDS)
def test_the_order_people_come_in_does_not_matter(seed: int) -> None:
    """The same people and meetings in another order are the same draw."""
    people, past, rules, result = drawn(seed)
    dice = random.Random(seed)
    again = draw(dice.sample(people, len(people)), dice.sample(past, len(past)), rules, seed)
    assert again == result


@pytest.mark.shows("R4", "R6")
@examples(60)
@given(SEEDS)
def test_what_an_organiser_reads_does_not_depend_on_exclusions(seed: int) -> None:
    """The rules to relax never speak of somebody who is only isolated by an exclusion."""
    people, past, rules, result = drawn(seed, 9)
    open_people = [
        replace(one, avoids=frozenset(), conflicts=frozenset(), avoids_organisations=frozenset())
        for one in people
    ]
    without = draw(open_people, past, rules, seed)
    isolated = {one.person for one in without.unmatched if one.reason is Reason.RULES}
    assert {one.person for one in result.unmatched if one.reason is Reason.RULES} == isolated
    assert result.relax == (without.relax if result.unmatched and without.unmatched else ())


@pytest.mark.shows("C10", "R6")
@examples(60)
@given(SEEDS)
def test_a_lottery_draws_one_lawful_group(seed: int) -> None:
    """One group at most, with nobody in it who was ruled out; everybody else reads the same."""
    dice = random.Random(seed)
    people = some_people(dice)
    host = dice.choice([None, *(one.id for one in people)])
    rules = Rules(size=dice.randrange(2, 6), kind=RoundKind.LOTTERY, host=host)
    result = draw(people, some_past(dice, people, 0.5), rules, seed)
    by_id = {person.id: person for person in people}
    assert len(result.groups) <= 1
    for group in result.groups:
        assert host is None or host in group.people
        assert 2 <= len(group.people) <= rules.size
        assert lawful([by_id[name] for name in group.people], rules)
    assert {one.reason for one in result.unmatched} <= {Reason.RULES}
