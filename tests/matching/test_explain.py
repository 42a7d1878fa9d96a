"""Why these people: what is said is true, specific, and told by the people themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.matching import PastMeeting, Person, Rules, Shared, Term, best_for, draw
from bot.matching.community import community

ANN = Person("ann", ask_me_about=frozenset({"sql", "tea"}), team="A", role="nurse", level=2)
BEN = Person("ben", want_to_learn=frozenset({"sql"}), team="B", role="nurse", level=3)

TRUE: dict[Term, Callable[[Person, Person, set[Any]], bool]] = {
    Term.WELCOME: lambda a, b, said: a.welcomes and b.newcomer and not said,
    Term.MENTOR: lambda a, b, said: a.mentor and b.looking_for_mentor and not said,
    Term.LEARN: lambda a, b, said: set() < said <= a.ask_me_about & b.want_to_learn,
    Term.CHALLENGES: lambda a, b, said: said == a.challenges & b.challenges,
    Term.PATH: lambda a, b, said: said == {b.moving_to} and b.moving_to in {a.role, a.field},
    Term.MOVERS: lambda a, b, said: said == {a.moving_to} == {b.moving_to},
    Term.OBJECTIVE: lambda a, b, said: said == {a.objective} == {b.objective},
    Term.ROLE: lambda a, b, said: said == {a.role} == {b.role},
    Term.FIELD: lambda a, b, said: said == {a.field, b.field},
    Term.ORGANISATION: lambda a, b, said: said == {a.organisation, b.organisation},
    Term.LEVEL: lambda a, b, said: abs((a.level or 0) - (b.level or 0)) <= 1 and not said,
    Term.TEAM: lambda a, b, said: said == {a.team, b.team} and a.team != b.team,
    Term.NOVELTY: lambda a, b, said: said == {a.team, b.team} and a.team != b.team,
    Term.HOURS: lambda a, b, said: said == {str(len(a.hours & b.hours))},
    Term.LANGUAGES: lambda a, b, said: said == a.languages & b.languages,
}


def shared(a: Person, b: Person, met: tuple[PastMeeting, ...] = ()) -> dict[Term, Shared]:
    """What speaks for the two, by term."""
    (group,) = draw([a, b], met, Rules(), 1).groups
    return {one.term: one for one in group.shared}


def test_a_reason_names_what_and_whose() -> None:
    """Who can be asked about what the other wants to learn, in that order."""
    assert shared(BEN, ANN)[Term.LEARN] == Shared(Term.LEARN, ("sql",), ("ann", "ben"))
    assert shared(ANN, BEN)[Term.ROLE] == Shared(Term.ROLE, ("nurse",), ("ann", "ben"))


def test_the_strongest_reason_comes_first() -> None:
    """A welcome for somebody new is said before anything they share."""
    new = Person("new", newcomer=True, challenges=frozenset("xyz"))
    host = Person("host", welcomes=True, challenges=frozenset("xyz"))
    (group,) = draw([new, host], (), Rules(), 1).groups
    assert [one.term for one in group.shared] == [Term.WELCOME, Term.CHALLENGES]
    assert group.shared[0].between == ("host", "new")
    assert group.shared[1].values == ("x", "y", "z")


def test_a_new_team_is_only_new_once() -> None:
    """Having met somebody of the other's team ends the claim that it is new."""
    cy = Person("cy", team="B")
    assert Term.NOVELTY in shared(ANN, BEN)
    people = [ANN, BEN, cy]
    group = best_for(ANN, [BEN, cy], [PastMeeting("ann", "cy", 1)], Rules())
    assert group is not None
    assert group.people == ("ann", "ben")
    assert Term.NOVELTY not in {one.term for one in group.shared}
    (trio,) = draw(people, [PastMeeting("ann", "cy", 1)], Rules(), 1).groups
    assert trio.repeat
    assert Term.NOVELTY not in {one.term for one in trio.shared}


def test_nothing_known_is_nothing_said() -> None:
    """Two people who told nothing are matched without a reason, at the neutral score."""
    (group,) = draw([Person("a"), Person("b")], (), Rules(), 1).groups
    assert (group.score, group.shared, group.repeat) == (50, (), False)


@pytest.mark.shows("R6")
def test_every_reason_is_true() -> None:
    """For made-up people, each shared value stands in the profiles it is said of."""
    people = {one.id: one for one in community(200, 4)}
    result = draw(people.values(), (), Rules(), 1)
    said = [one for group in result.groups for one in group.shared]
    assert len({one.term for one in said}) > 10
    for one in said:
        a, b = (people[name] for name in one.between)
        assert TRUE[one.term](a, b, set(one.values)), one
