"""Tests of words on their way to a screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.screen.text import (
    Channel,
    Link,
    Moment,
    Person,
    Style,
    Text,
    cleaned,
    lines,
    name_of,
    said,
    shortened,
    text,
)


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
        ("\u3164\u115f\u2800", ""),
        (" \u00a0\u3000", ""),
    ],
)
def test_what_cannot_be_seen_is_no_answer(typed: str, left: str) -> None:
    """Controls, spaces and marks without width alone are nothing; in words and emoji they stay."""
    assert cleaned(typed) == left


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Ana", "ana"), "Ana"),
        ((" ", "ana"), "ana"),
        (("\u3164", "\u200b", "ana"), "ana"),
        (("\u2800\u034f", "ana"), "ana"),
        (("\u202eana\u0000", "ana2"), "ana"),
        (("Ana\nLima", ""), "Ana Lima"),
        (("\U0001f338", "ana"), "\U0001f338"),
        (("", " "), ""),
    ],
)
def test_a_name_without_a_visible_letter_gives_way(names: tuple[str, ...], shown: str) -> None:
    """The first name in which something can be seen counts, without controls, on one line."""
    assert name_of(*names) == shown


def test_a_name_from_right_to_left_is_isolated() -> None:
    """A name cannot turn the words that follow it."""
    assert (
        str(text(Person("U1", "\u05d3\u05e0\u05d4"), " (3)"))
        == "\u2068\u05d3\u05e0\u05d4\u2069 (3)"
    )


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.shows("R12")
@pytest.mark.parametrize(
    ("typed", "most", "left"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long\u2026"),
        ("two words", 5, "two\u2026"),
        ("ab\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", 5, "ab\U0001f1e9\U0001f1ea\u2026"),
        ("ab\U0001f1e9\U0001f1ea", 3, "ab\u2026"),
        (f"a{FAMILY}b", 6, "a\u2026"),
        ("cafe\u0301s", 5, "caf\u2026"),
        ("\U0001f44d\U0001f3fd\U0001f44d\U0001f3fd", 3, "\U0001f44d\U0001f3fd\u2026"),
        ("\u2068\u05d0\u05d1\u05d2\u05d3\u2069", 5, "\u2068\u05d0\u05d1\u2026\u2069"),
    ],
)
def test_letters_are_left_whole_where_words_are_cut(typed: str, most: int, left: str) -> None:
    """Flags, joined emoji and accents are kept or left out, and an isolate is closed."""
    assert shortened(typed, most) == left


@given(st.text(), st.integers(3, 40))
def test_what_is_shortened_fits(typed: str, most: int) -> None:
    """No more characters than asked for are left, and what fits stays as it is."""
    left = shortened(typed, most)
    assert len(left) <= most
    assert left == typed if len(typed) <= most else "\u2026" in left


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
