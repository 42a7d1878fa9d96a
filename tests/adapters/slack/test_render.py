"""Cards and forms as Block Kit: golden files, what Slack refuses, and what rings nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.forms import filled, modal, window
from adapters.slack.render import card_blocks, message
from bot.kit.screen.cards import Card
from bot.kit.screen.forms import Form, Kind
from bot.kit.screen.text import Text, text
from tests.adapters import anything
from tests.adapters.slack.gallery import ANA, CARDS, FORMS, LOUD
from tests.adapters.slack.golden import same_as_golden
from tests.doubles.slack.limits import check_message, check_view
from tests.doubles.slack.rich import rings
from tests.doubles.slack.typing_in import beginning
from tests.examples import examples

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

TEXTS = anything.texts(ANA.account, "C00000001A")
FORMED = anything.forms(TEXTS, ANA.account)


@examples(50)
@given(st.lists(anything.cards(TEXTS), min_size=1, max_size=3))
def test_any_message_fits(some: list[Card]) -> None:
    """Whatever cards can be built, Slack takes their message, its fallback and a window of them."""
    made = message(some, mention=(ANA.account,), files_missing=True)
    check_message(made["text"], made["blocks"], UPDATE_TEXT)
    check_view(window(tuple(some), "{}"), "modal")
    check_view({"type": "home", "blocks": card_blocks(some)}, "home")


@examples(150)
@given(FORMED)
def test_any_form_fits(form: Form) -> None:
    """Whatever form can be built, Slack opens it, with or without errors above it."""
    check_view(modal(form, "{}"), "modal")
    check_view(modal(form, "{}", {"field0": "Please fill this in."}), "modal")


@examples(100)
@given(FORMED)
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
