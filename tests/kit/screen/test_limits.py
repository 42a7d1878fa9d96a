"""Tests of the vocabulary of the screen: nothing can be built that a platform would refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.model.ids import LENGTH
from bot.kit.screen import limits
from bot.kit.screen.buttons import Button, Press
from bot.kit.screen.cards import Card, Fact
from bot.kit.screen.forms import Choice, Field, Form, Kind
from bot.kit.screen.limits import TooMuch
from bot.kit.screen.text import text

OK = Press("coffee", "join")
LINE = Field("a", "A")


def _buttons(count: int) -> tuple[Button, ...]:
    return tuple(Button("Go", Press("p", f"a{each}")) for each in range(count))


def _form(fields: int, **words: str) -> Form:
    asked = tuple(Field(f"f{each}", "A") for each in range(fields))
    return Form(words.get("title", "T"), OK, asked, words.get("submit", "Go"))


@pytest.mark.parametrize(
    ("most", "build"),
    [
        (limits.TITLE, lambda n: Card(text("x" * n))),
        (limits.CARD - 1, lambda n: Card(text("t"), text("x" * n))),
        (limits.FIELDS, lambda n: Card(text("t"), facts=(Fact("a", text("b")),) * n)),
        (limits.BUTTONS, lambda n: Card(text("t"), buttons=_buttons(n))),
        (limits.BUTTON_LABEL, lambda n: Button("x" * n, OK)),
        (limits.FIELD_LABEL, lambda n: Fact("x" * n, text("b"))),
        (limits.TOKEN - len("0" * LENGTH + ":p:a:"), lambda n: Press("p", "a", "x" * n)),
        (limits.FORM_TITLE, lambda n: _form(1, title="x" * n)),
        (limits.FORM_SUBMIT, lambda n: _form(1, submit="x" * n)),
        (limits.FORM_FIELDS, _form),
        (limits.FORM_LABEL, lambda n: Field("a", "x" * n)),
        (limits.FORM_HINT, lambda n: Field("a", "A", hint="x" * n)),
        (limits.CHOICE_LABEL, lambda n: Choice("a", "x" * n)),
        (limits.CHOICE_VALUE, lambda n: Choice("x" * n, "a")),
        (
            limits.CHOICES,
            lambda n: Field("a", "A", Kind.CHOICE, choices=(Choice("a", "b"),) * n),
        ),
    ],
)
def test_a_limit_is_kept_to_the_letter(most: int, build: Callable[[int], object]) -> None:
    """What just fits is built; one more is refused, saying how to mend it."""
    assert build(most)
    with pytest.raises(TooMuch):
        build(most + 1)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Button("neither"),
        lambda: Button("both", OK, url="https://example.org"),
        lambda: Card(text("t"), buttons=(Button("a", OK), Button("b", OK))),
        lambda: Field("a", "A", Kind.CHOICE),
        lambda: Field("a", "A", choices=(Choice("a", "b"),)),
        lambda: Form("T", OK, (LINE, LINE), "Go"),
        lambda: Form("T", OK, (), "Go"),
        lambda: Press("p", "a b"),
        lambda: Press("p", "a:b"),
    ],
)
def test_what_makes_no_sense_is_refused(build: Callable[[], object]) -> None:
    """Values that no screen could show cannot be built."""
    with pytest.raises(TooMuch):
        build()


PART = st.from_regex(r"[A-Za-z0-9_.~-]{0,12}", fullmatch=True)


@pytest.mark.shows("R10")
@given(PART, PART, PART, PART, PART)
def test_a_press_survives_its_token(a: str, b: str, c: str, d: str, e: str) -> None:
    """What a button carries comes back the same after any time."""
    press = Press(a, b, c, d, e)
    assert Press.parse(press.token) == press


@given(st.text(max_size=150))
def test_a_foreign_token_is_no_surprise(token: str) -> None:
    """Any string either is a press of ours or is refused as a value."""
    try:
        assert Press.parse(token).token.rstrip(":") == token.rstrip(":")
    except ValueError:
        return
