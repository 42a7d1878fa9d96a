"""A year of rounds in a few seconds: what rules and sizes would lead to, before they are set."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from bot.matching import draw
from bot.matching.community import community
from bot.matching.facts.values import Draw, PastMeeting, Person, Rules
from bot.matching.solver.deadline import Deadline

Spread = tuple[tuple[int, int], ...]
"""How many people had how much of something: (how much, how many people), least first."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of all rounds together."""

    people: int
    rounds: int
    pairs: int
    """Meetings of two people; a trio is three of them."""
    repeats: int
    """Those of them between two who had met before."""
    first_repeat: int | None
    """The first round with a repeat, counted from 1; None if there was none."""
    unmatched: int
    """Times somebody wanted a match and got none."""
    left_out_twice: int
    """Those of them where the same person got none the time before, too."""
    trios: int
    """Groups with one more than the size asked for."""
    score: int
    """Mean score of all groups, 0 to 100, rounded down."""
    seconds: float
    """Time it took to compute."""
    repeats_each: Spread
    trios_each: Spread
    sit_outs_each: Spread


def simulate(
    people: int | Sequence[Person],
    rounds: int,
    *,
    rules: Rules | None = None,
    attendance: float = 1.0,
    seed: int = 0,
) -> Simulation:
    """Play that many rounds among so many made-up people, or among those given.

    `attendance` is the chance, 0 to 1, that somebody takes part in a round. Every meeting takes
    place. The same arguments give the same result, but for the seconds.
    """
    crowd = community(people, seed) if isinstance(people, int) else list(people)
    year = _Year(crowd, rules or Rules())
    dice = random.Random(seed)
    watch = Deadline(0)
    for number in range(1, rounds + 1):
        here = [person for person in year.people.values() if dice.random() < attendance]
        year.play(number, here, draw(here, year.met, year.rules, seed + number))
    return year.summary(rounds, watch.spent())


def what_if(
    people: int | Sequence[Person],
    rounds: int,
    choices: Mapping[str, Rules],
    *,
    attendance: float = 1.0,
    seed: int = 0,
) -> dict[str, Simulation]:
    """The same rounds under each of several rules, to set their costs side by side."""
    return {
        name: simulate(people, rounds, rules=rules, attendance=attendance, seed=seed)
        for name, rules in choices.items()
    }


@dataclass
class _Year:
    """What has happened so far."""

    crowd: Sequence[Person]
    rules: Rules
    met: list[PastMeeting] = field(default_factory=list)
    repeats: Counter[str] = field(default_factory=Counter)
    pairs: int = 0
    first_repeat: int | None = None
    unmatched: int = 0
    left_out_twice: int = 0
    scores: list[int] = field(default_factory=list)
    trios: int = 0

    def __post_init__(self) -> None:
        self.people = {person.id: person for person in self.crowd}
        self.known: set[frozenset[str]] = set()

    def play(self, number: int, here: list[Person], result: Draw) -> None:
        """One round, with everything it changes for the rounds to come."""
        out = {one.person for one in result.unmatched}
        large = {
            name
            for group in result.groups
            if len(group.people) > self.rules.size
            for name in group.people
        }
        for person in here:
            self.left_out_twice += person.id in out and person.out_last_time
            self.people[person.id] = replace(
                person,
                newcomer=person.newcomer and person.id in out,
                out_last_time=person.id in out,
                trios=person.trios + (person.id in large),
                sit_outs=person.sit_outs + (person.id in out),
            )
        self.unmatched += len(out)
        self.trios += result.numbers.larger
        self.scores += [group.score for group in result.groups]
        for group in result.groups:
            self._meet(number, group.people)

    def _meet(self, number: int, names: tuple[str, ...]) -> None:
        for a, b in combinations(names, 2):
            pair = frozenset((a, b))
            if pair in self.known:
                self.repeats.update(pair)
                self.first_repeat = self.first_repeat or number
            self.known.add(pair)
            self.pairs += 1
            self.met.append(PastMeeting(a, b, number))

    def summary(self, rounds: int, seconds: float) -> Simulation:
        """All of it in numbers."""
        people = self.people.values()
        return Simulation(
            people=len(people),
            rounds=rounds,
            pairs=self.pairs,
            repeats=self.repeats.total() // 2,
            first_repeat=self.first_repeat,
            unmatched=self.unmatched,
            left_out_twice=self.left_out_twice,
            trios=self.trios,
            score=sum(self.scores) // max(1, len(self.scores)),
            seconds=seconds,
            repeats_each=_spread([self.repeats[person.id] for person in people]),
            trios_each=_spread([person.trios for person in people]),
            sit_outs_each=_spread([person.sit_outs for person in people]),
        )


def _spread(counts: list[int]) -> Spread:
    return tuple(sorted(Counter(counts).items()))
