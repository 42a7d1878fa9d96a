"""Programme types and rules: who may meet under each of them, and what is said to whom else."""

from __future__ import annotations

import pytest

from bot.matching import PastMeeting, Person, Reason, Relax, RoundKind, Rule, Rules, best_for, draw

ANA = Person("ana", team="A", organisation="O", field="law", languages=frozenset({"en"}))
BO = Person("bo", team="A", organisation="O", field="law", languages=frozenset({"de"}))
CY = Person("cy", team="B", organisation="O", field="law", languages=frozenset({"en"}))
DI = Person("di", team="B", organisation="Q", field="art")
EVE = Person("eve")


def together(a: Person, b: Person, rules: Rules) -> bool:
    """Whether the two are matched, by the draw and by the choice of a partner alike."""
    drawn = bool(draw([a, b], (), rules, 1).groups)
    assert drawn == (best_for(a, [b], (), rules) is not None)
    return drawn


@pytest.mark.shows("C10")
@pytest.mark.parametrize(
    ("rules", "may", "may_not"),
    [
        (Rules(), [(ANA, BO), (ANA, EVE)], []),
        (Rules(never_same=("team",)), [(ANA, CY), (ANA, EVE)], [(ANA, BO)]),
        (Rules(kind=RoundKind.ACROSS), [(ANA, CY), (ANA, EVE)], [(ANA, BO)]),
        (Rules(kind=RoundKind.ACROSS, group_by="field"), [(ANA, DI)], [(ANA, CY)]),
        (Rules(kind=RoundKind.WITHIN), [(ANA, BO)], [(ANA, CY), (ANA, EVE), (EVE, Person("x"))]),
        (Rules(kind=RoundKind.OUTSIDER), [(ANA, CY)], [(ANA, BO), (ANA, DI), (ANA, EVE)]),
        (Rules(language_in_common=True), [(ANA, CY), (ANA, EVE)], [(ANA, BO)]),
    ],
)
def test_who_may_meet(
    rules: Rules, may: list[tuple[Person, Person]], may_not: list[tuple[Person, Person]]
) -> None:
    """Each type and rule lets the right people meet, both ways round."""
    for a, b in may:
        assert together(a, b, rules)
        assert together(b, a, rules)
    for a, b in may_not:
        assert not together(a, b, rules)
        assert not together(b, a, rules)


@pytest.mark.shows("C10", "R6")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("a", avoids=frozenset({"b"})), Person("b")),
        (Person("a", conflicts=frozenset({"b"})), Person("b")),
        (Person("a", avoids_organisations=frozenset({"Q"})), Person("b", organisation="Q")),
    ],
)
@pytest.mark.parametrize("kind", [RoundKind.STANDARD, RoundKind.ACROSS, RoundKind.LOTTERY])
def test_exclusions_hold_in_every_type(one: Person, other: Person, kind: RoundKind) -> None:
    """An avoided person or organisation and a conflict of interest hold in both directions."""
    for people in ([one, other], [other, one]):
        assert not draw(people, (), Rules(kind=kind), 1).groups
        assert best_for(people[0], people[1:], (), Rules(kind=kind)) is None


@pytest.mark.shows("R4", "R6")
def test_being_excluded_reads_like_nobody_being_free() -> None:
    """Who is avoided by everybody is told the same as who came alone, and no rule is blamed."""
    others = [Person(name, team=name, avoids=frozenset({"x"})) for name in "ab"]
    excluded = draw([*others, Person("x", team="x")], (), Rules(never_same=("team",)), 1)
    alone = draw([Person("x", team="x")], (), Rules(never_same=("team",)), 1)
    assert excluded.unmatched == alone.unmatched
    assert [one.reason for one in alone.unmatched] == [Reason.NOBODY_FREE]
    assert excluded.relax == alone.relax == ()


@pytest.mark.shows("R4")
def test_the_organiser_hears_which_rule_to_relax() -> None:
    """Twelve of one team and eight of another: the rule leaves four out and isolates nobody."""
    people = [Person(f"{at:02}", team="A" if at < 12 else "B") for at in range(20)]
    rule = Rule("never_same", "team")
    result = draw(people, (), Rules(never_same=("team",)), 1)
    assert result.relax == (Relax(rule, isolates=0, leaves_out=4),)
    crowd = draw(people[:12], (), Rules(never_same=("team",)), 1)
    assert crowd.relax == (Relax(rule, isolates=12, leaves_out=12),)
    assert {one.reason for one in crowd.unmatched} == {Reason.RULES}


@pytest.mark.shows("C10")
def test_a_lottery_prefers_whom_the_host_has_not_met() -> None:
    """Round after round, the host meets new people until there are none."""
    people = [Person(name) for name in "habcdef"]
    met: list[PastMeeting] = []
    for number in range(3):
        result = draw(people, met, Rules(size=3, kind=RoundKind.LOTTERY, host="h"), number)
        (group,) = result.groups
        assert not group.repeat
        met += [PastMeeting("h", name, number) for name in group.people if name != "h"]
    assert {one.b for one in met} == set("abcdef")


def test_a_size_that_is_none_is_refused_when_it_is_set() -> None:
    """A group of one, or of nine, cannot be asked for."""
    for size in (-1, 0, 1, 9):
        with pytest.raises(ValueError, match="2 to 8 people"):
            Rules(size=size)
