"""Why you two: true from today's profiles, or not said."""

from __future__ import annotations

import pytest

from bot.kit.model.people import LONG_AGO, Member, Profile
from bot.matching import Shared, Term
from bot.programmes.coffee.introductions.introducing import telling, whose_turn
from bot.programmes.coffee.models import Group
from bot.programmes.coffee.views.reasons import why

ANA, BEN, CLEO = (
    Member(id=id, account=id, name=name) for id, name in (("a", "Ana"), ("b", "Ben"), ("c", "Cleo"))
)


def said(
    term: str,
    ana: dict[str, object],
    ben: dict[str, object],
    *,
    trio: bool = False,
    third: dict[str, object] | None = None,
) -> str:
    """Return why Ana and Ben meet, as their profiles stand; in a trio with a third."""
    people = {each.id: each for each in (ANA, BEN, CLEO)[: 3 if trio else 2]}
    given = {"a": ana, "b": ben, "c": third or {}}
    told = {id: Profile(id=id, **each) for id, each in given.items()}  # type: ignore[arg-type]
    group = Group(series="s", place="p", starter="a", term=term, one="a", other="b", ends=LONG_AGO)
    return str(why(group, people, told, hours=12))


@pytest.mark.shows("C4")
@pytest.mark.parametrize(
    ("term", "ana", "ben", "sentence"),
    [
        ("welcome", {"welcomes": True}, {}, "Ana offered to welcome people who are new here"),
        ("mentor", {"mentor": True}, {"mentee": True}, "Ana is glad to mentor, and Ben is"),
        ("learn", {"ask_me": "Chess, Go"}, {"learn": "go,x"}, "asked about Go, and Ben would"),
        ("path", {"role": "Head of data"}, {"moving_to": "head of  data"}, "Ben is moving towards"),
        ("movers", {"moving_to": "Law"}, {"moving_to": "law"}, "both moving towards Law"),
        ("role", {"role": "Nurse"}, {"role": "nurse"}, "the same work in different places: Nurse"),
        ("team", {"team": "Red"}, {"team": "Blue"}, "You work in different teams: Red, Blue"),
        (
            "organisation",
            {"organisation": "Acme"},
            {"organisation": "Zeta"},
            "You work in different places: Acme, Zeta",
        ),
        ("languages", {"languages": "Tamil, English"}, {"languages": "tamil"}, "both speak Tamil"),
        ("languages", {"languages": "English; Deutsch"}, {"languages": "de/fr"}, "speak German"),
        ("hours", {}, {}, "You share 12 working hours of the week"),
    ],
)
def test_said_while_it_is_true(
    term: str, ana: dict[str, object], ben: dict[str, object], sentence: str
) -> None:
    """What speaks for a match is said as both profiles say it now, and not once one is emptied."""
    assert sentence in said(term, ana, ben)
    if ana:
        assert said(term, {}, ben) == "You have not met here before."


@pytest.mark.shows("C4")
@pytest.mark.parametrize("term", [each.value for each in Term])
def test_empty_profiles_say_nothing_personal(term: str) -> None:
    """Whatever a match was made for, empty profiles leave one sentence that is surely true."""
    expected = "You share 12 working hours of the week." if term == "hours" else None
    assert said(term, {}, {}) == (expected or "You have not met here before.")


FREE = {"names_challenges": True, "names_objective": True}


@pytest.mark.shows("R14", "C4")
@pytest.mark.parametrize(
    ("term", "told", "sentence"),
    [
        ("challenges", {"challenges": ("saying-no",)}, "working on this: Saying no"),
        ("objective", {"objective": "lead-people"}, "the same aim: "),
    ],
)
def test_something_private_is_named_where_all_share_it_and_say_so(
    term: str, told: dict[str, object], sentence: str
) -> None:
    """A challenge or an aim is named where everybody in the group has it and ticked that it may be;
    where one of two did not tick it, or a third does not have it, the reason is neutral."""
    neutral = "You have not met here before."
    assert sentence in said(term, told | FREE, told | FREE)
    assert said(term, told | FREE, told) == neutral
    assert said(term, told, told | FREE) == neutral
    assert said(term, told | FREE, told | FREE, trio=True) == neutral
    assert said(term, told | FREE, told | FREE, trio=True, third=told) == neutral
    assert sentence in said(term, told | FREE, told | FREE, trio=True, third=told | FREE)


def test_levels() -> None:
    """Neighbouring levels are said without naming either."""
    from bot.kit.model import topics

    low, next_, *_, top = [each.id for each in topics.load().levels]
    assert "similar point" in said("level", {"level": low}, {"level": next_})
    assert "not met" in said("level", {"level": low}, {"level": top})


def test_three_people_are_told_who_is_meant() -> None:
    """In a trio a sentence about two of them names the two."""
    sentence = said("movers", {"moving_to": "Law"}, {"moving_to": "Law"}, trio=True)
    assert sentence == "Ana and Ben are both moving towards Law."


def test_what_is_worth_telling() -> None:
    """Something personal is told before a team, a team before hours, and novelty never."""
    pair = ("a", "b")
    hours, team, learn, novelty = (
        Shared(term, (), pair) for term in (Term.HOURS, Term.TEAM, Term.LEARN, Term.NOVELTY)
    )
    assert telling([hours, novelty, team, learn]) == learn
    assert telling([hours, novelty, team]) == team
    assert telling([novelty, hours]) == hours
    assert telling([novelty]) is None


@pytest.mark.shows("C4")
def test_who_begins_rotates() -> None:
    """Whoever has begun least often of late begins; by lot where that is equal."""
    assert whose_turn(["a", "b"], {"a": 2, "b": 1}, seed=4) == "b"
    assert whose_turn(["a", "b", "c"], {"b": 1}, seed=0) == "a"
    assert whose_turn(["a", "b", "c"], {"b": 1}, seed=1) == "c"


@pytest.mark.shows("C4")
@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (0, "You have not met here before."),
        (1, "Some of you meet here for the first time."),
        (3, "You were introduced here before, so there is something to catch up on."),
    ],
)
def test_three_of_whom_some_have_met(known: int, sentence: str) -> None:
    """Nobody in a trio reads that they met somebody whom they did not."""
    people = {each.id: each for each in (ANA, BEN, CLEO)}
    group = Group(series="s", place="p", starter="a", ends=LONG_AGO)
    assert str(why(group, people, {}, known=known)) == sentence
