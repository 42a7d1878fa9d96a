"""One measurement in a process of its own: `python -m benchmarks.matching.tasks '{"task": …}'`."""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections import Counter
from dataclasses import asdict, replace
from itertools import combinations
from typing import Any

# Libraries are loaded before the clock runs; numpy itself loads these two when first used.
import numpy as np
import numpy.ma
import numpy.random

import bot.matching.drawing  # noqa: F401
from benchmarks.matching.bound import bound, optimum, scores
from benchmarks.matching.checker import check
from benchmarks.matching.contenders import CONTENDERS
from bot.matching import PastMeeting, Person, Rules
from bot.matching.community import community
from bot.matching.facts.problem import Problem
from bot.matching.solver.candidates import candidates
from bot.matching.solver.solve import matching

RULES = Rules(never_same=("team",))
Answer = dict[str, Any]


def past_of(people: list[Person], rounds: int, seed: int) -> list[PastMeeting]:
    """So many rounds of random pairs."""
    dice = random.Random(seed)
    names = [person.id for person in people]
    met = []
    for number in range(rounds):
        dice.shuffle(names)
        met += [PastMeeting(a, b, number) for a, b in zip(names[::2], names[1::2], strict=False)]
    return met


def one_draw(*, contender: str, people: int, seed: int, size: int = 2) -> Answer:
    """Time, memory and result of one draw with twelve rounds of history.

    Seconds are of the processor, which a busy machine disturbs least; wall is the clock on it.
    """
    crowd = community(people, seed)
    past = past_of(crowd, 12, seed)
    rules = replace(RULES, size=size)
    before = _megabytes()
    start, spent = time.perf_counter(), time.process_time()
    groups = CONTENDERS[contender](crowd, past, rules, seed + 1_000)
    wall, seconds = time.perf_counter() - start, time.process_time() - spent
    memory = {"megabytes": _megabytes(), "of them people and past": before}
    verdict = asdict(check(crowd, past, rules, groups))
    return {"seconds": seconds, "wall": wall, **memory, **verdict}


def _megabytes() -> float:
    """The most this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def the_bound(*, people: int, seed: int, rounds: int) -> Answer:
    """The most the scores of such a draw can come to."""
    crowd = community(people, seed)
    table = scores(Problem(crowd, past_of(crowd, 12, seed), RULES, seed))
    best = optimum(table) if people <= 1_000 else None
    return {"bound": bound(table, rounds), "optimum": best}


def the_solver(*, people: int, seed: int) -> Answer:
    """Seconds of the solving step alone, on the very same pairs with the very same worth."""
    import networkx as nx

    crowd = community(people, seed)
    problem = Problem(crowd, past_of(crowd, 12, seed), RULES, seed + 1_000)
    first, second, _ = candidates(problem, np.arange(people))
    worth = problem.worth(first, second)
    spent = [time.process_time()]
    found = matching(people, first, second, worth)
    spent.append(time.process_time())
    graph = nx.Graph()
    pairs = list(zip(first.tolist(), second.tolist(), worth.tolist(), strict=True))
    graph.add_weighted_edges_from(pairs)
    theirs = nx.max_weight_matching(graph, maxcardinality=True)
    spent.append(time.process_time())
    value = {frozenset((a, b)): weight for a, b, weight in pairs}
    assert len(found) == len(theirs)
    assert sum(value[frozenset(p)] for p in found) == sum(value[frozenset(p)] for p in theirs)
    return {"pairs": len(pairs), "ours": spent[1] - spent[0], "networkx": spent[2] - spent[1]}


def many_rounds(*, contender: str, crowd: str, people: int, seed: int, rounds: int) -> Answer:
    """Round after round among the same people, up to the given one."""
    members, rules = _crowd(crowd, people, seed)
    past: list[PastMeeting] = []
    known: set[frozenset[str]] = set()
    trios: Counter[str] = Counter()
    first, repeats, slowest, violations = None, 0, 0.0, 0
    for number in range(rounds):
        here = [replace(one, trios=trios[one.id]) for one in members]
        start = time.process_time()
        groups = CONTENDERS[contender](here, past, rules, seed * 1000 + number)
        slowest = max(slowest, time.process_time() - start)
        violations += check(here, past, rules, groups).violations
        trios.update(name for group in groups if len(group) > 2 for name in group)
        pairs = [pair for group in groups for pair in combinations(group, 2)]
        again = sum(frozenset(pair) in known for pair in pairs)
        first = number if again and first is None else first
        repeats += again
        known |= {frozenset(pair) for pair in pairs}
        past += [PastMeeting(a, b, number) for a, b in pairs]
    share = [trios[one.id] for one in members]
    return {
        "clean": rounds if first is None else first,
        "repeats": repeats,
        "slowest": slowest,
        "violations": violations,
        "trio_gap": max(share) - min(share),
        "most_met": max(Counter(frozenset((one.a, one.b)) for one in past).values()),
    }


def _crowd(name: str, people: int, seed: int) -> tuple[list[Person], Rules]:
    if name == "community":
        some = community(people, seed)
        return [replace(p, avoids=frozenset(), conflicts=frozenset()) for p in some], Rules()
    if name == "teams":
        return [Person(f"{at:03}", team="ABCDE"[at % 5]) for at in range(people)], RULES
    alike = 2 if name == "departments, alike" else -2
    two = [Person(f"{at:03}", team="AB"[at % 2], role="r", alike=alike) for at in range(people)]
    return two, Rules()


def repeats(*, people: int, share: float, seed: int) -> Answer:
    """The repeats of one draw where most pairs have met, beside the fewest possible."""
    import networkx as nx

    dice = random.Random(seed)
    crowd = community(people, seed)
    pairs = list(combinations(crowd, 2))
    met = [dice.random() < share for _ in pairs]
    past = [PastMeeting(a.id, b.id, 1) for (a, b), yes in zip(pairs, met, strict=True) if yes]
    groups = CONTENDERS["ours"](crowd, past, RULES, seed)
    problem = Problem(crowd, past, RULES, seed)
    fresh = scores(problem) > 0
    graph = nx.from_numpy_array(fresh.astype(int))
    possible = len(nx.max_weight_matching(graph, maxcardinality=True))
    verdict = check(crowd, past, RULES, groups)
    return {"fewest": people // 2 - possible, **asdict(verdict)}


TASKS = {one.__name__: one for one in (one_draw, the_bound, the_solver, many_rounds, repeats)}

if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    print(json.dumps(TASKS[asked.pop("task")](**asked)))
