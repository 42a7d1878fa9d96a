"""Cards and forms as Block Kit: golden files, what Slack refuses, and what rings nobody."""

from __future__ import annotations

import string
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.forms import filled, modal, window
from adapters.slack.render import card_blocks, message
from bot.kit import limits
from bot.kit.text import Channel, Link, Moment, Person, Span, Style, Text, text
from bot.kit.ui import Attachment, Button, Card, Choice, Fact, Field, Form, Kind, Look, Press
from tests.adapters.slack.gallery import ANA, CARDS, FORMS, LOUD
from tests.adapters.slack.golden import same_as_golden
from tests.slack_double.limits import check_message, check_view
from tests.slack_double.rich import rings
from tests.slack_double.typing_in import beginning

UPDATE_TEXT = 4000  # characters of chat.update's text


@pytest.mark.parametrize("name", CARDS)
def test_card_looks_as_before(name: str) -> None:
    """Every kind of card renders as its golden file says, and Slack takes it."""
    made = message((CARDS[name],))
    same_as_golden(f"card-{name}", made)
    check_message(made["text"], made["blocks"], UPDATE_TEXT)


@pytest.mark.parametrize("name", FORMS)
def test_form_looks_as_before(name: str) -> None:
    """Every kind of field renders as its golden file says, and Slack takes it."""
    made = modal(FORMS[name], "{}")
    same_as_golden(f"form-{name}", made)
    check_view(made, "modal")


def test_several_cards_in_one_message_look_as_before() -> None:
    """A message of three cards has a line between two, and calls those it does not name."""
    cards = (CARDS["plain"], CARDS["spans"], CARDS["buttons"])
    made = message(cards, mention=(ANA.account, "U00000002B"))
    same_as_golden("message-of-three", made)
    assert rings(made["blocks"]) == {ANA.account, "U00000002B"}


def test_missing_file_is_said_in_words() -> None:
    """Where files may not be sent, the card says so and tells what the picture shows."""
    made = message((CARDS["picture"],), files_missing=True)
    same_as_golden("card-picture-in-words", made)
    assert "Energy rose from 2 to 4." in str(made["blocks"])


@pytest.mark.shows("R12", on="slack")
def test_words_of_people_ring_nobody() -> None:
    """What people write is shown letter by letter: no mention, no markup, nobody rung."""
    made = message((CARDS["hostile"],))
    assert rings(made["blocks"]) == frozenset()
    assert "mrkdwn" not in str(made)
    assert "<!channel>" not in made["text"]
    assert LOUD in str(made["blocks"])


# -- whatever can be built can be shown ---------------------------------------------------------

words = st.text(max_size=60)
tokens = st.text(alphabet=string.ascii_letters + string.digits, min_size=1, max_size=12)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
spans: st.SearchStrategy[Span] = st.one_of(
    words,
    st.builds(Person, st.one_of(st.just(ANA.account), words), words),
    st.builds(Moment, moments, st.sampled_from(Style)),
    st.builds(Channel, st.one_of(st.just("C00000001A"), words), words),
    st.builds(Link, st.one_of(st.just("https://example.org/"), words), words),
)
texts = st.builds(lambda parts: Text(tuple(parts)), st.lists(spans, max_size=6))
long_texts = st.builds(text, st.text(max_size=3000))
presses = st.builds(Press, tokens, tokens, tokens, tokens, tokens)
buttons = st.one_of(
    st.builds(Button, st.text(max_size=75), presses, st.sampled_from(Look)),
    st.builds(Button, words, url=st.just("https://example.org/x")),
)
attachments = st.builds(Attachment, st.just("a:b"), st.just(("1",)), words, words)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """Any card that its own checks let through."""
    try:
        return Card(
            draw(texts),
            draw(st.one_of(texts, long_texts)),
            tuple(draw(st.lists(st.builds(Fact, words, texts), max_size=limits.FIELDS))),
            tuple(draw(st.lists(buttons, max_size=limits.BUTTONS))),
            draw(texts),
            draw(st.none() | attachments),
        )
    except limits.TooMuch:
        return Card(text("x"))


choices = st.lists(
    st.builds(Choice, st.text(max_size=75), st.text(max_size=75)),
    min_size=1,
    max_size=limits.CHOICES,
).map(tuple)


@st.composite
def fields(draw: st.DrawFn, name: str) -> Field:
    """Any field that its own checks let through."""
    kind = draw(st.sampled_from(Kind))
    offered = draw(choices) if kind in (Kind.CHOICE, Kind.CHOICES) else ()
    value = draw(st.one_of(words, st.lists(words, max_size=4).map(tuple), _standing(offered)))
    label, hint = draw(st.text(max_size=45)), draw(st.text(max_size=100))
    most = draw(st.integers(0, 3000))
    return Field(name, label, kind, draw(st.booleans()), hint, value, offered, most)


def _standing(offered: tuple[Choice, ...]) -> st.SearchStrategy[Any]:
    values = [choice.value for choice in offered]
    return st.sampled_from(values) if values else st.just(ANA.account)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Any form that its own checks let through."""
    count = draw(st.integers(1, limits.FORM_FIELDS))
    asked = tuple(draw(fields(f"field{number}")) for number in range(count))
    title, submit = draw(st.text(max_size=24)), draw(st.text(max_size=24))
    return Form(title, draw(presses), asked, submit, draw(texts))


@settings(max_examples=150, deadline=None)
@given(st.lists(cards(), min_size=1, max_size=3))
def test_any_message_fits(some: list[Card]) -> None:
    """Whatever cards can be built, Slack takes their message, its fallback and a window of them."""
    made = message(some, mention=(ANA.account,), files_missing=True)
    check_message(made["text"], made["blocks"], UPDATE_TEXT)
    check_view(window(tuple(some), "{}"), "modal")
    check_view({"type": "home", "blocks": card_blocks(some)}, "home")


@settings(max_examples=150, deadline=None)
@given(forms())
def test_any_form_fits(form: Form) -> None:
    """Whatever form can be built, Slack opens it, with or without errors above it."""
    check_view(modal(form, "{}"), "modal")
    check_view(modal(form, "{}", {"field0": "Please fill this in."}), "modal")


@settings(max_examples=100, deadline=None)
@given(forms())
def test_what_stands_in_a_form_comes_back(form: Form) -> None:
    """A form submitted untouched answers what stood in it, where Slack could show that."""
    view = modal(form, "{}")
    state = {
        block["block_id"]: {block["element"]["action_id"]: beginning(block["element"])}
        for block in view["blocks"]
        if block["type"] == "input"
    }
    values, people = filled({"state": {"values": state}}, form.press.token)
    assert list(values) == [each.name for each in form.fields]
    assert people == {e.name for e in form.fields if e.kind in (Kind.PERSON, Kind.PEOPLE)}
    for each in form.fields:
        if each.kind is Kind.CHOICE and each.value in [c.value for c in each.choices]:
            assert values[each.name] == each.value


@pytest.mark.parametrize("size", [1, 2999, 3000, 3001, 3800])
def test_long_words_lose_nothing(size: int) -> None:
    """Text longer than a block goes on in the next one, letter for letter."""
    said = ("abc defg " * 500)[:size]
    blocks = card_blocks((Card(Text(), text(said)),))
    pieces = [e["text"] for block in blocks for s in block["elements"] for e in s["elements"]]
    assert "".join(pieces) == said
    assert all(len(piece) <= 3000 for piece in pieces)
