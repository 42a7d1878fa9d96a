"""One draw: people, history, rules and a seed go in; groups with their reasons come out."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

import rustworkx

from bot.matching.explain import group, new
from bot.matching.pairs import OnePair
from bot.matching.past import past
from bot.matching.rules import active, broken, excluded
from bot.matching.terms import score
from bot.matching.values import Draw, Met, Numbers, Person, Reason, Rules, Unmatched


def draw(
    people: Iterable[Person], met: Iterable[Met], rules: Rules, seed: int, *, seconds: float = 30.0
) -> Draw:
    """See `bot.matching.draw`."""
    given = list(people)
    here = {person.id: person for person in reversed(given)}
    members = [here[name] for name in sorted(here)]
    random.Random(seed).shuffle(members)
    known = past(members, met)
    names = active(rules)
    free = {
        frozenset((a.id, b.id)): not any(broken(rule, OnePair(a, b)) for rule in names)
        for a, b in combinations(members, 2)
    }
    allowed = {
        pair for pair, yes in free.items() if yes and not excluded(*(here[name] for name in pair))
    }
    rounds = sorted({when for met_in in known.rounds.values() for when in met_in})
    ages = {when: age for age, when in enumerate(rounds, start=1)}
    n = len(members)

    def cost(pair: frozenset[str]) -> int:
        a, b = (here[name] for name in sorted(pair))
        when = known.rounds.get(pair, ())
        worth = score(OnePair(a, b, new=new(a, b, known.teams)))
        age = sum(ages[one] for one in when)
        base = 101 * n
        oldest = base * n * (len(rounds) + 1) ** 2
        out = (a.out_last_time + b.out_last_time) * oldest * n
        return int(out + worth - base * age - oldest * bool(when))

    place = {person.id: index for index, person in enumerate(members)}
    graph: rustworkx.PyGraph[str, int] = rustworkx.PyGraph()
    graph.add_nodes_from([person.id for person in members])
    graph.add_edges_from(
        [(place[a], place[b], cost(frozenset((a, b)))) for a, b in map(sorted, allowed)]
    )
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    groups = [[members[i].id, members[j].id] for i, j in sorted(found)]
    taken = {name for pair in groups for name in pair}
    if rules.size > 2:
        groups = _merge(groups, rules.size, allowed)
    out = []
    for name in sorted(set(place) - taken):
        fits = [
            at
            for at in sorted(groups, key=len)
            if len(at) <= rules.size and all(frozenset((name, one)) in allowed for one in at)
        ]
        if fits:
            fits[0].append(name)
        else:
            out.append(name)
    made = [group((here[name] for name in names), known.rounds, known.teams) for names in groups]
    isolated = {name for name in place if not any(free[p] for p in free if name in p)}
    return Draw(
        groups=tuple(sorted(made, key=lambda one: one.people)),
        unmatched=tuple(
            Unmatched(name, Reason.RULES if name in isolated else Reason.NOBODY_FREE)
            for name in out
        ),
        numbers=Numbers(
            people=n,
            matched=n - len(out),
            groups=len(made),
            larger=sum(len(one.people) > rules.size for one in made),
            smaller=sum(len(one.people) < rules.size for one in made),
            repeats=sum(
                frozenset(pair) in known.rounds
                for one in made
                for pair in combinations(one.people, 2)
            ),
            score=sum(one.score for one in made) // max(1, len(made)),
            strongest=tuple(
                Counter(one.shared[0].term for one in made if one.shared).most_common()
            ),
            duplicates=len(given) - n,
            history_ignored=known.ignored,
        ),
    )


def _merge(pairs: list[list[str]], size: int, allowed: set[frozenset[str]]) -> list[list[str]]:
    groups: list[list[str]] = []
    for pair in pairs:
        for one in groups:
            if len(one) + 2 <= size and all(
                frozenset((a, b)) in allowed for a in pair for b in one
            ):
                one.extend(pair)
                break
        else:
            groups.append(list(pair))
    return groups
