"""Odd input, little time, another machine: always a clear result, and always the same one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from bot.matching import PastMeeting, Person, Reason, RoundKind, Rules, draw
from bot.matching.community import community

SAME = """
from bot.matching import Rules, draw
from bot.matching.community import community
for size, people in ((2, 81), (2, 400), (4, 60)):
    result = draw(community(people, 3), (), Rules(size=size, never_same=("team",)), 11)
    print([group.people for group in result.groups])
"""


def python(code: str, hash_seed: str = "0", without: Sequence[str] = ()) -> str:
    """What a fresh Python prints, with numpy not using these abilities of the processor."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "NPY_DISABLE_CPU_FEATURES": " ".join(without),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.shows("C3")
def test_a_seed_gives_the_same_draw_in_every_process() -> None:
    """Three processes with three orders of sets and dictionaries draw the same groups."""
    assert len({python(SAME, seed) for seed in ("0", "1", "4242")}) == 1


@pytest.mark.shows("C3")
def test_a_seed_gives_the_same_draw_on_a_simpler_processor() -> None:
    """A processor without the newer vector instructions draws the same groups."""
    abilities: Any = np.show_config(mode="dicts")
    assert python(SAME) == python(SAME, without=abilities["SIMD Extensions"].get("found", []))


def test_another_seed_gives_another_draw() -> None:
    """A re-draw finds other groups where others are as good."""
    people = [Person(f"{at:02}") for at in range(30)]
    assert draw(people, (), Rules(), 1).groups != draw(people, (), Rules(), 2).groups


def test_the_bot_does_not_load_numpy() -> None:
    """Importing the package and finding one partner leaves numpy and rustworkx alone."""
    code = """
import sys
from bot.matching import Person, Rules, best_for
best_for(Person("a"), [Person("b")], (), Rules())
print([name for name in ("numpy", "rustworkx") if name in sys.modules])
"""
    assert python(code) == "[]\n"


@pytest.mark.parametrize("size", [2, 3, 5, 8])
@pytest.mark.parametrize("kind", list(RoundKind))
def test_nobody_and_one_person(size: int, kind: RoundKind) -> None:
    """Nobody makes an empty draw, and one person is told that nobody is free."""
    rules = Rules(size=size, kind=kind)
    assert draw([], (), rules, 1).groups == ()
    alone = draw([Person("a", team="A", field="x")], [PastMeeting("a", "b", 1)], rules, 1)
    assert alone.groups == ()
    reason = Reason.RULES if kind is RoundKind.LOTTERY else Reason.NOBODY_FREE
    assert [(one.person, one.reason) for one in alone.unmatched] == [("a", reason)]


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [
        (3, 5, [3]),
        (4, 3, [4]),
        (7, 5, [3, 4]),
        (10, 3, [3, 3, 4]),
        (11, 4, [3, 4, 4]),
        (1000, 3, [3] * 332 + [4]),
    ],
)
def test_a_remainder_is_spread(people: int, size: int, sizes: list[int]) -> None:
    """Groups are of the size asked for or one off, and a pool below the size is one group."""
    result = draw([Person(f"{at:04}") for at in range(people)], (), Rules(size=size), 1)
    assert sorted(len(group.people) for group in result.groups) == sizes


def test_odd_input_is_counted_and_left_aside() -> None:
    """People given twice, meetings of strangers or of somebody alone: the draw says how many."""
    people = [Person("a", team="A"), Person("a", team="B"), Person("b"), Person("c")]
    past = [PastMeeting("a", "zed", 1), PastMeeting("b", "b", 1), PastMeeting("a", "b", 1)]
    numbers = draw([*people, Person("d")], past, Rules(), 1).numbers
    assert (numbers.people, numbers.duplicates, numbers.history_ignored) == (4, 1, 2)
    assert numbers.repeats == 0


def test_rules_that_contradict_each_other_match_nobody() -> None:
    """Within a team and never within it: all are told, and the rule that would help is named."""
    rules = Rules(kind=RoundKind.WITHIN, never_same=("team",))
    result = draw([Person(f"{at}", team="A") for at in range(6)], (), rules, 1)
    assert not result.groups
    assert len(result.unmatched) == 6
    assert [one.rule.name for one in result.relax] == ["never_same"]


def test_strange_values_do_no_harm() -> None:
    """Hours beyond the week, huge levels, negative counts and wild wishes are survived."""
    people = [
        Person(
            f"{at}",
            level=10**12 * at,
            hours=frozenset({-5, 9999, at}),
            alike=99 * at,
            trios=-3,
            sit_outs=-1,
            preferred_size=-4,
            avoids=frozenset({f"{at}", "nobody"}),
        )
        for at in range(5)
    ]
    past = [PastMeeting("0", "1", -(10**15)), PastMeeting("0", "1", 10**15)]
    result = draw(people, past, Rules(), -1)
    assert not result.unmatched
    assert all(0 <= group.score <= 100 for group in result.groups)


@pytest.mark.parametrize("size", [2, 4])
def test_without_time_everybody_still_gets_a_lawful_group(size: int) -> None:
    """A draw that has no time at all matches everybody, breaks no rule and says so."""
    people = community(601, 2)
    result = draw(people, (), Rules(size=size, never_same=("team",)), 1, seconds=0)
    assert not result.in_time
    assert len(result.unmatched) == 0
    team = {person.id: person.team for person in people}
    for group in result.groups:
        assert len({team[name] for name in group.people}) == len(group.people)
    assert draw(people[:50], (), Rules(size=size), 1).in_time


def test_a_crowd_too_large_for_one_answer() -> None:
    """6,200 people are matched in blocks: everybody, no repeat, no rule broken."""
    people = community(6_200, 2)
    past = [PastMeeting(a.id, b.id, 1) for a, b in zip(people[::2], people[1::2], strict=True)]
    result = draw(people, past, Rules(never_same=("team",)), 1, seconds=600)
    assert (result.numbers.matched, result.numbers.repeats, result.in_time) == (6_200, 0, True)
    by_id = {person.id: person for person in people}
    for group in result.groups:
        a, b = (by_id[name] for name in group.people)
        assert a.team != b.team
        assert not {a.id, b.id} & (a.avoids | b.avoids | a.conflicts | b.conflicts)


def test_draw_stays_a_function() -> None:
    """No module of the package takes the name of something the package offers."""
    code = """
import bot.matching
from bot.matching import Person, Rules
bot.matching.draw([Person("a"), Person("b")], (), Rules(), 1)
from bot.matching import simulate
print(all(callable(getattr(bot.matching, name)) for name in ("draw", "best_for")))
"""
    assert python(code) == "True\n"
