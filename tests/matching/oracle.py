"""What is allowed and what is best, found by looking at everything: slow, plain, independent."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from bot.matching import PastMeeting, Person, RoundKind, Rules


def apart(a: Person, b: Person) -> bool:
    """Somebody ruled somebody out."""
    names = b.id in a.avoids | a.conflicts or a.id in b.avoids | b.conflicts
    return (
        names
        or b.organisation in a.avoids_organisations
        or a.organisation in b.avoids_organisations
    )


def against(a: Person, b: Person, rules: Rules) -> bool:
    """A programme rule is against the two."""

    def equal(name: str) -> bool:
        return getattr(a, name) is not None and getattr(a, name) == getattr(b, name)

    def unequal(name: str) -> bool:
        values = (getattr(a, name), getattr(b, name))
        return None not in values and values[0] != values[1]

    outside = equal("field") and (unequal("team") or unequal("organisation"))
    return (
        any(equal(name) for name in rules.never_same)
        or (rules.kind is RoundKind.ACROSS and equal(rules.group_by))
        or (rules.kind is RoundKind.WITHIN and not equal(rules.group_by))
        or (rules.kind is RoundKind.OUTSIDER and not outside)
        or bool(
            rules.language_in_common
            and a.languages
            and b.languages
            and not a.languages & b.languages
        )
    )


def lawful(group: Sequence[Person], rules: Rules) -> bool:
    """These people may be one group."""
    return not any(apart(a, b) or against(a, b, rules) for a, b in combinations(group, 2))


def fewest(
    people: Sequence[Person], met: Iterable[PastMeeting], rules: Rules, trios: int
) -> tuple[int, int]:
    """Fewest people left out by pairs and so many trios, and fewest repeats among those ways."""
    known = {frozenset((one.a, one.b)) for one in met}

    def cost(group: Sequence[int]) -> int | None:
        some = [people[at] for at in group]
        if not lawful(some, rules):
            return None
        return sum(frozenset((a.id, b.id)) in known for a, b in combinations(some, 2))

    costs = {
        group: found
        for size in (2, 3)
        for group in combinations(range(len(people)), size)
        if (found := cost(group)) is not None
    }

    @cache
    def rest(free: frozenset[int], trios: int) -> tuple[int, int]:
        if not free:
            return 0, 0
        first = min(free)
        out, repeats = rest(free - {first}, trios)
        best = (out + 1, repeats)
        for group, repeated in costs.items():
            if group[0] == first and free.issuperset(group) and len(group) - 2 <= trios:
                out, repeats = rest(free.difference(group), trios - (len(group) - 2))
                best = min(best, (out, repeats + repeated))
        return best

    return rest(frozenset(range(len(people))), trios)


def with_a_trio(count: int) -> Iterator[list[tuple[int, ...]]]:
    """Every way to put an odd number of people into pairs and one trio."""
    for trio in combinations(range(count), 3):
        for couples in _couples([at for at in range(count) if at not in trio]):
            yield [*couples, trio]


def _couples(people: list[int]) -> Iterator[list[tuple[int, ...]]]:
    if not people:
        yield []
        return
    first, *others = people
    for other in others:
        for rest in _couples([one for one in others if one != other]):
            yield [(first, other), *rest]


def some_people(dice: random.Random, most: int = 9) -> list[Person]:
    """A few people with a bit of everything that rules ask about."""
    count = dice.randrange(most + 1)
    sparse = dice.choice((0.0, 0.2, 0.5))
    return [
        Person(
            f"p{number}",
            team=dice.choice((None, "A", "B", "C")),
            organisation=dice.choice((None, "O", "Q")),
            field=dice.choice((None, "x", "y")),
            languages=frozenset(dice.sample(("en", "de", "fr"), dice.randrange(3))),
            mentor=dice.random() < 0.4,
            looking_for_mentor=dice.random() < 0.5,
            avoids=_others(dice, number, count, sparse),
            conflicts=_others(dice, number, count, sparse / 4),
            avoids_organisations=frozenset({"Q"} if dice.random() < 0.1 else ()),
            out_last_time=dice.random() < 0.2,
            trios=dice.randrange(3),
            sit_outs=dice.randrange(3),
            preferred_size=dice.choice((None, 2, 3)),
        )
        for number in range(count)
    ]


def _others(dice: random.Random, me: int, count: int, chance: float) -> frozenset[str]:
    return frozenset(f"p{at}" for at in range(count) if at != me and dice.random() < chance)


def some_past(dice: random.Random, people: Sequence[Person], share: float) -> list[PastMeeting]:
    """Meetings of about that share of all pairs."""
    return [
        PastMeeting(a.id, b.id, dice.randrange(6))
        for a, b in combinations(people, 2)
        if dice.random() < share
    ]


def some_rules(dice: random.Random) -> Rules:
    """Any rules at all, contradictory ones included."""
    kinds = [kind for kind in RoundKind if kind is not RoundKind.LOTTERY]
    return Rules(
        size=dice.choice((2, 2, 2, 3, 4, 5)),
        kind=dice.choice([*kinds, RoundKind.STANDARD, RoundKind.STANDARD]),
        group_by=dice.choice(("team", "field")),
        never_same=dice.choice(((), (), ("team",), ("team", "field"))),
        language_in_common=dice.random() < 0.2,
    )
