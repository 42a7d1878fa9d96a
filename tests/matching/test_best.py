"""One person and the willing: late joiners, coffee now, a rematch."""

from __future__ import annotations

import random

import pytest

from bot.matching import PastMeeting, Person, Rules, best_for
from bot.matching.community import community
from tests.matching.oracle import lawful, some_past, some_people, some_rules


def test_new_before_old_before_recent() -> None:
    """Somebody new comes first, then who was met longest ago, whatever the score says."""
    me = Person("me", challenges=frozenset("xyz"))
    twin, old, new = Person("twin", challenges=me.challenges), Person("old"), Person("new")
    met = [PastMeeting("me", "twin", 9), PastMeeting("old", "me", 3)]
    found = [best_for(me, some, met, Rules()) for some in ([twin, old, new], [twin, old], [twin])]
    assert [one and one.people for one in found] == [("me", "new"), ("me", "old"), ("me", "twin")]
    assert [one and one.repeat for one in found] == [False, True, True]


def test_the_best_score_among_new_people() -> None:
    """Of the people one has not met, it is the one with most in common."""
    me, *others = community(40, 9)
    best = best_for(me, others, (), Rules())
    assert best is not None
    scores = [one and one.score for one in (best_for(me, [other], (), Rules()) for other in others)]
    assert best.score == max(score or 0 for score in scores)


def test_nobody_willing_is_no_group() -> None:
    """Without anybody, or with only oneself, there is no group."""
    assert best_for(Person("me"), [], (), Rules()) is None
    assert best_for(Person("me"), [Person("me")], (), Rules()) is None


@pytest.mark.parametrize("seed", range(40))
def test_a_partner_is_found_exactly_when_one_is_allowed(seed: int) -> None:
    """The choice obeys the rules of the programme, and finds somebody if there is anybody."""
    dice = random.Random(seed)
    people = [Person("me", team="A", field="x"), *some_people(dice)]
    me, *others = people
    rules = some_rules(dice)
    best = best_for(me, others, some_past(dice, people, 0.5), rules)
    allowed = [one for one in others if lawful((me, one), rules)]
    assert (best is not None) == bool(allowed)
    if best is not None:
        assert set(best.people) - {"me"} <= {one.id for one in allowed}
