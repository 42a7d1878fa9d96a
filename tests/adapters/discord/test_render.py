"""Cards and forms as Discord's components: golden files, limits, and what rings nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.components import validate_modal

from adapters.discord import date_input
from adapters.discord.forms import filled, later, mended, modal
from adapters.discord.render import LETTERS, message, only, uploads
from adapters.discord.text import escaped, written
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card, together
from bot.kit.screen.files import File
from bot.kit.screen.forms import Field, Form, Kind
from bot.kit.screen.text import Person, Text, text
from tests.adapters import anything
from tests.adapters.discord.gallery import ANA, CARDS, FORMS, LOUD
from tests.adapters.discord.golden import same_as_golden
from tests.doubles.discord.people import read
from tests.doubles.discord.strict import _check_message, _walk
from tests.examples import examples

TODAY = date(2026, 11, 22)


def check(view: Any) -> list[dict[str, Any]]:
    """Return a message's components after looking whether Discord takes them."""
    made: list[dict[str, Any]] = view.to_components()
    _check_message({"components": made}, "PATCH")
    for each in _walk(made):
        assert each.get("content") != ""
        if each["type"] == 2:
            assert 1 <= len(each["label"]) <= 80
            assert len(each.get("url") or "") <= 512
    return made


@pytest.mark.parametrize("name", CARDS)
def test_card_looks_as_before(name: str) -> None:
    """Every kind of card renders as its golden file says, and Discord takes it."""
    same_as_golden(f"card-{name}", check(message((CARDS[name],))))


@pytest.mark.parametrize("name", FORMS)
def test_form_looks_as_before(name: str) -> None:
    """Every kind of field renders as its golden file says, and Discord takes it."""
    made = modal(FORMS[name]).to_dict()
    same_as_golden(f"form-{name}", made)
    validate_modal(made)


def test_several_cards_in_one_message_look_as_before() -> None:
    """A message of three cards is three boxes, with those to be called above them."""
    cards = (CARDS["plain"], CARDS["spans"], CARDS["buttons"])
    mention = (ANA.account, "100000000000000002")
    same_as_golden("message-of-three", check(message(cards, mention=mention)))


def test_files_look_as_before() -> None:
    """A picture stands in a gallery with its words, any other file by its name."""
    files = (
        File("trend now.png", "image/png", b"png", "Energy rose from 2 to 4."),
        File("coffee.ics", "text/calendar", b"ics"),
    )
    same_as_golden("files", check(message((CARDS["plain"],), files=files)))
    sent = [(each.filename, each.description) for each in uploads(files)]
    assert sent == [("trend-now.png", "Energy rose from 2 to 4."), ("coffee.ics", None)]


def test_cards_that_stand_for_a_form_look_as_before() -> None:
    """Continue and Try again carry the press that opens the form."""
    form = FORMS["words"]
    same_as_golden("continue", check(message((later(form),))))
    wrong = {"role": "Please fill this in.", "goal": "Say it shorter."}
    same_as_golden("try-again", check(message((mended(form, wrong),))))


@pytest.mark.shows("R12", on="discord")
def test_words_of_people_ring_nobody() -> None:
    """What people write is shown letter by letter, and only who is meant may be rung."""
    said = written(text(LOUD))
    assert read(said) == LOUD
    assert "<@" not in said.replace("\\<@", "")
    allowed: Any = only((ANA.account, "no id")).to_dict()
    assert allowed == {"parse": [], "users": [int(ANA.account)]}


@pytest.mark.parametrize(
    "typed",
    ["# a\n## b", "- a\n* b\n+ c\n1. d", "> q\n>>> r", "-# small", "||x|| ~~y~~ `z` [a](http://b)"],
)
def test_markup_of_people_is_not_read(typed: str) -> None:
    """Headings, lists, quotes, small print and links of people stay what they typed."""
    made = escaped(typed)
    assert read(made) == typed
    assert made != typed
    assert all(line.lstrip().startswith("\\") or line[0].isalnum() for line in made.split("\n"))


def test_addresses_stay_whole() -> None:
    """A backslash would break an address that somebody typed."""
    assert escaped("see https://a.example/b_c_d*e now_") == "see https://a.example/b_c_d*e now\\_"


def test_marks_cost_looks_rather_than_words() -> None:
    """Where backslashes would not fit, marks are left as typed; where mentions would not, names."""
    starred = check(message((Card(text("T"), text("*" * 3700)),)))
    assert "*" * 3700 in starred[0]["components"][0]["content"]
    names = Text(tuple(Person(ANA.account, "A") for _ in range(300)))
    named = check(message((Card(text("T"), names + text("x" * 3000)),)))
    assert "A" * 300 in named[0]["components"][0]["content"]


def test_long_addresses_become_links() -> None:
    """A button takes 512 characters of address; a longer one stands in the words."""
    url = "https://example.org/" + "x" * 600
    made = check(message((Card(text("T"), buttons=(Button("Add it", url=url),)),)))
    assert f"[Add it](<{url}>)" in made[0]["components"][0]["content"]


def test_intro_of_a_full_form_stands_at_its_first_question() -> None:
    """Five questions leave no room for words above them."""
    five = tuple(Field(f"f{n}", f"Question {n}") for n in range(5))
    form = Form("Five", Press("a", "b"), five, "Save", text("Nothing is required."))
    made = modal(form).to_dict()
    validate_modal(made)
    assert len(made["components"]) == 5
    assert made["components"][0]["description"] == "Nothing is required."


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("9", "09:00"), ("9.30", "09:30"), ("14h05", "14:05"), ("2 pm", "14:00"), ("12am", "00:00"),
     ("24:00", "24:00"), ("13pm", "13pm"), ("noon", "noon"), ("", "")],
)  # fmt: skip
def test_hours_are_read_kindly(typed: str, read_as: str) -> None:
    """Hours as people write them; what makes no sense stays for them to put right."""
    assert date_input.hour(typed) == read_as


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("31 March 2027", "2027-03-31"), ("tomorrow", "2026-11-23"), ("2026-01-02", "2026-01-02"),
     ("3/4", "3/4"), ("31 June", "31 June")],
)  # fmt: skip
def test_days_are_read_kindly(typed: str, read_as: str) -> None:
    """Days as people write them, over or not; what could mean two stays as it was."""
    assert date_input.day(typed, TODAY) == read_as


@pytest.mark.shows("R11", on="discord")
def test_long_intro_of_a_full_form_is_all_there() -> None:
    """Sentence by sentence it stands below the questions that have no hint of their own."""
    first, second = "x" * 60 + ".", "What went well? " + "y" * 70 + "."
    asked = [Field(f"f{n}", f"Question {n}", hint="" if n else "A city") for n in range(5)]
    form = Form("Five", Press("a", "b"), tuple(asked), "Save", text(f"{first}\n{second}"))
    made = modal(form).to_dict()
    validate_modal(made)
    said = [each.get("description") for each in made["components"]]
    assert said[0] == "A city"
    assert " ".join(filter(None, said[1:])) == f"{first} {second}"


# -- whatever can be built can be shown ---------------------------------------------------------

TEXTS = anything.texts(ANA.account, "200000000000000001")
FORMED = anything.forms(TEXTS, ANA.account)


@st.composite
def posts(draw: st.DrawFn) -> list[Card]:
    """Any cards that fit one message, each button of its own."""
    some = draw(st.lists(anything.cards(TEXTS), min_size=1, max_size=3))
    return some if together(tuple(some)) else [Card(text("x"))]


@examples(50)
@given(posts())
def test_any_message_fits(some: list[Card]) -> None:
    """Whatever cards can be built, Discord takes their message, with eight people called."""
    made = check(message(some, mention=[str(100000000000000000 + n) for n in range(8)]))
    letters = sum(len(each.get("content") or "") for each in _walk(made))
    assert letters <= LETTERS


@examples(150)
@given(FORMED)
def test_any_form_fits(form: Form) -> None:
    """Whatever form can be built, Discord opens it."""
    validate_modal(modal(form).to_dict())


@examples(100)
@given(FORMED)
def test_what_stands_in_a_form_comes_back(form: Form) -> None:
    """A form submitted untouched answers what stood in it, where Discord could show that."""
    made = modal(form).to_dict()
    answered = [
        {"type": 18, "component": _untouched(part["component"])}
        for part in made["components"]
        if "component" in part
    ]
    values, people = filled({"components": answered}, TODAY)
    assert list(values) == [each.name for each in form.fields]
    assert people == {e.name for e in form.fields if e.kind in (Kind.PERSON, Kind.PEOPLE)}
    for each in form.fields:
        if each.kind is Kind.CHOICE and each.value in [c.value for c in each.choices]:
            wanted = each.value if each.value or not each.required else ""
            assert values[each.name] == wanted
        if each.kind in (Kind.LINE, Kind.PARAGRAPH) and isinstance(each.value, str):
            assert values[each.name] == each.value


def _untouched(component: dict[str, Any]) -> dict[str, Any]:
    chosen = [each["value"] for each in component.get("options") or () if each.get("default")]
    people = [each["id"] for each in component.get("default_values") or ()]
    answer: dict[str, Any] = {"type": component["type"], "custom_id": component["custom_id"]}
    if component["type"] == 4:
        return answer | {"value": component.get("value") or ""}
    if component["type"] == 21:
        return answer | {"value": chosen[0] if chosen else None}
    return answer | {"values": chosen or people}
