"""A field of a profile is one entry: form, saving, card, download and matcher follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.contracts.context import Context, Means
from bot.kit.model import matched_person, profile_fields, topics
from bot.kit.model.people import Community, Member, Profile
from bot.kit.model.profile_fields import FIELDS, Listed, ProfileField, Topics, Typed
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Field, Kind, Value
from bot.matching import Person
from bot.programmes.profile import answers, sections
from bot.programmes.profile.privacy import summary
from bot.programmes.profile.views import profile as views

HOME = Community(platform="sandbox", external="w", name="Acme", zone="Europe/Berlin")
ANA = Member(id="ana", account="ana", name="Ana")
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LETTERS = st.characters(codec="ascii", categories=("L", "N"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider(Profile):
    """A profile with one more field, told of by an entry of the table and by nothing else."""

    person: str = ""  # called like a label there is


THROWN_AWAY = ProfileField("wishes", "person", Typed(80), {"role": lambda told: told.id})


def ask(values: Mapping[str, Value]) -> Context:
    """Return a form that was sent, with these answers."""
    return Context(Means.SUBMIT, "profile", "edit", HOME, NOW, ANA, values=values)


def form(section: str, member: Member, told: Profile) -> dict[str, Field]:
    """Return the fields of a section's form by their names."""
    made = sections.form(section, Press("profile", "edit", section), member, told, HOME)
    return {each.name: each for each in made.fields}


def card(told: Profile) -> str:
    """Return all that is read on the two cards of a profile."""
    return "\n".join(str(each) for each in views.profile(ANA, told, HOME))


def answer(field: Field) -> st.SearchStrategy[Value]:
    """Return any valid answer to a field of a form."""
    values = [each.value for each in field.choices]
    if field.name == "zone":
        return st.sampled_from(("Asia/Tokyo", "America/New_York"))
    if field.name == "hours":
        return st.sampled_from(("08:00-16:30", "22:00-06:00"))
    if field.kind is Kind.CHOICES:
        return st.sets(st.sampled_from(values), min_size=int(field.required)).map(
            lambda picked: tuple(each for each in values if each in picked)
        )
    if field.kind is Kind.CHOICE:
        return st.sampled_from([each for each in values if each != answers.NONE])
    return st.text(LETTERS, max_size=field.most)


def test_every_field_of_a_profile_is_in_the_table_once() -> None:
    """What Profile declares, and what the entries keep, are the same fields."""
    kept = [name for each in FIELDS for name in each.keeps]
    assert sorted(kept) == sorted(each.name for each in fields(Profile) if each.name != "id")


def test_every_entry_is_asked_in_a_form() -> None:
    """Each entry is a field of the form of its part; challenges have forms of their own."""
    asked = {name for part in sections.SECTIONS for name in form(part, ANA, Profile(id="ana"))}
    themes = {
        each.name
        for theme in topics.load().themes
        for each in views.topics_form(theme, Profile(id="ana")).fields
    }
    assert {each.name for each in FIELDS} <= asked | themes
    assert {each.name for each in FIELDS if isinstance(each.answer, Topics)} == themes


@pytest.mark.shows("H3")
@pytest.mark.parametrize("section", sections.SECTIONS)
@given(data=st.data())
def test_any_answers_are_kept_and_told(section: str, data: st.DataObject) -> None:
    """What is answered stands in the form again, on the card and in the download."""
    asked = form(section, ANA, Profile(id="ana"))
    told = {name: data.draw(answer(field), name) for name, field in asked.items()}
    member, profile = sections.taken(section, ask(told), ANA, Profile(id="ana"))
    assert {name: each.value for name, each in form(section, member, profile).items()} == told
    for each in profile_fields.of_part(section):
        said = answers.said(each, profile)
        assert said in card(profile)
        assert said in (
            "",
            summary(member, profile).get(f"{answers.words.line(f'ask-{each.name}')}"),
        )


@pytest.mark.shows("H3")
@pytest.mark.parametrize("typed", ["none", "None at all"])
def test_the_word_none_is_an_answer_where_people_type(typed: str) -> None:
    """Only the entry of a closed list takes an answer back; a team may be called "none"."""
    told = {"team": typed, "level": answers.NONE}
    _, profile = sections.taken("who", ask(told), ANA, Profile(id="ana", level="growing"))
    assert (profile.team, profile.level) == (typed, "")


def test_the_download_tells_every_entry() -> None:
    """No two fields share a label, and nothing that was told is missing."""
    lists = topics.load()
    full: dict[str, object] = {}
    for each in FIELDS:
        match each.answer:
            case Typed():
                full[each.name] = f"my {each.name}"
            case Listed(bank):
                full[each.name] = getattr(lists, bank)[0].id
            case Topics():
                full[each.name] = (lists.topics[0].id, lists.topics[1].id)
            case profile_fields.OneOf(values, neutral):
                full[each.name] = next(value for value in values if value != neutral)
            case profile_fields.Ticked(names):
                full |= dict.fromkeys(names, True)
    told = Profile(id="ana", **full)  # type: ignore[arg-type]
    assert len(summary(ANA, told)) == len(summary(ANA, Profile(id="ana"))) + len(FIELDS)
    for each in FIELDS:
        assert answers.said(each, told) in card(told)


def test_a_thrown_away_entry_needs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """One declared field and one entry: asked, kept, shown, downloaded and matched by."""
    monkeypatch.setattr(profile_fields, "FIELDS", (*FIELDS, THROWN_AWAY))
    assert "person" in form("wishes", ANA, Wider(id="ana"))
    _, told = sections.taken("wishes", ask({"person": "Zookeeper"}), ANA, Wider(id="ana"))
    assert form("wishes", ANA, told)["person"].value == "Zookeeper"
    assert "Zookeeper" in card(told)
    assert "Zookeeper" in str(views.saved("wishes", ANA, told, HOME))
    assert "Zookeeper" in summary(ANA, told).values()
    assert matched_person.person(ANA, told, (), HOME, NOW).role == "ana"


def test_what_entries_give_is_what_the_matcher_takes() -> None:
    """Each name is a field of Person, given once, and of a type it says."""
    names = [name for each in FIELDS for name in each.gives]
    assert len(names) == len(set(names))
    assert set(names) <= get_type_hints(Person).keys()
    full = Profile(
        id="ana", role="Cook", team="Blue", organisation="Acme", level="growing", size=2,
        ask_me="soup", challenges=("saying-no",),
    )  # fmt: skip
    seen = matched_person.person(ANA, full, (), HOME, NOW)
    assert (seen.role, seen.team, seen.organisation, seen.preferred_size) == (
        "cook",
        "blue",
        "acme",
        2,
    )
    assert isinstance(seen.level, int)
    assert seen.ask_me_about == frozenset({"soup"})
    empty = matched_person.person(ANA, None, (), HOME, NOW)
    assert empty == replace(Person("ana"), hours=empty.hours)
