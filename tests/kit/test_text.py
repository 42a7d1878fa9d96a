"""Tests of words on their way to a screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.text import Channel, Link, Moment, Person, Style, Text, cleaned, lines, said, text


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain", "plain"),
        ("  spaces  ", "spaces"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("one\r\ntwo", "one\ntwo"),
        ("tab\tstays", "tab\tstays"),
        ("over\u202eride", "override"),
        ("mark\ue0000\ue001", "mark0"),
        ("\u05e9\u05dc", "\u2068\u05e9\u05dc\u2069"),
        ("hello \u05e9\u05dc", "\u2068hello \u05e9\u05dc\u2069"),
        ("\u0645\u0631", "\u2068\u0645\u0631\u2069"),
        ("🎉 emoji", "🎉 emoji"),
        ("<!channel> @everyone *bold*", "<!channel> @everyone *bold*"),
    ],
)
def test_what_is_typed_is_made_safe(typed: str, shown: str) -> None:
    """Controls and direction overrides go, right-to-left text is isolated, the rest stays."""
    assert said(typed) == shown


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (" a\u200bb ", "a\u200bb"),
        ("\U0001f468\u200d\U0001f373", "\U0001f468\u200d\U0001f373"),
        ("\u202e\x07", ""),
        ("\u200b \u2060", ""),
        (" \u00a0\u3000", ""),
    ],
)
def test_what_cannot_be_seen_is_no_answer(typed: str, left: str) -> None:
    """Controls, spaces and marks without width alone are nothing; in words and emoji they stay."""
    assert cleaned(typed) == left


@given(st.text())
def test_nothing_typed_turns_the_words_around_it(typed: str) -> None:
    """Whatever is typed, opened isolates are closed and no override or mark of ours is left."""
    shown = said(typed)
    assert shown.count("\u2068") == shown.count("\u2069") <= 1
    assert not any(each in shown for each in "\u202a\u202b\u202d\u202e\ue000\ue001\x00\x1b")
    assert said(shown.strip("\u2068\u2069")) == shown


def test_a_text_reads_as_plain_words() -> None:
    """People, moments, channels and links have a plain form for limits and fallbacks."""
    at = datetime(2026, 3, 3, 14, tzinfo=UTC)
    made = text(
        Person("U1", "Ana"),
        " ",
        Moment(at, Style.DAY),
        " ",
        Channel("C1", "coffee"),
        " ",
        Link("https://example.org", "here"),
    )
    assert str(made) == "Ana Tuesday 03 March 2026 UTC #coffee here"
    assert len(made) == len(str(made))


@given(st.lists(st.text()))
def test_joining_leaves_empty_ones_out(parts: list[str]) -> None:
    """Lines are joined with one break between those that say something."""
    joined = str(lines(text(part) for part in parts))
    assert joined == "\n".join(part for part in parts if part)
    assert not Text()
