"""Tests of words from copy files: what people typed stays what it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.screen.text import Moment, Person, text
from bot.kit.screen.words import MissingWords, Words

words = Words("bot.kit")
TYPED = "unknown-command-title"  # says “{ $typed }”


@pytest.mark.shows("R12")
@given(st.text(min_size=1).filter(lambda each: each.strip()))
def test_what_is_typed_is_no_markup_of_ours(typed: str) -> None:
    """Braces, marks and Fluent syntax in what somebody typed are shown, not obeyed."""
    made = words(TYPED, typed="a" + typed)
    assert all(isinstance(span, str) for span in made.spans)


@pytest.mark.parametrize("typed", ["{ $x }", '{ "a" }', "\ue0000\ue001", "-term", "*[other]"])
def test_syntax_is_shown_letter_by_letter(typed: str) -> None:
    """Typed syntax of the copy files comes out as it went in, without marks of ours."""
    shown = typed.replace("\ue000", "").replace("\ue001", "")
    assert shown in str(words(TYPED, typed=typed))


@pytest.mark.shows("R12")
@pytest.mark.parametrize("letter", ["x", "\u05e9"])
def test_long_words_come_out_whole(letter: str) -> None:
    """As much as a card may hold passes through a message, typed or put together."""
    long = letter * 3000
    for typed in (long, text("a", long)):
        made = words(TYPED, typed=typed)
        assert long in str(made)
        assert len(made) < len(long) + 50


def test_people_and_moments_come_out_as_spans() -> None:
    """What a platform renders itself passes through the words whole."""
    ana, at = Person("U1", "Ana"), Moment(datetime(2026, 3, 3, tzinfo=UTC))
    made = words(TYPED, typed=text(ana, " at ", at))
    assert ana in made.spans
    assert at in made.spans


def test_a_missing_message_or_variable_is_our_mistake() -> None:
    """A view that asks for words that are not there fails in its test, not on a screen."""
    with pytest.raises(MissingWords):
        words("no-such-message")
    with pytest.raises(MissingWords):
        words(TYPED)
