"""Keys are followed through functions and through methods of words, into the copy they are of."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import pytest

from tests.house.asking import Reader
from tests.house.source import Module
from tests.house.wording import Asked, asked_in, known, lacking

BOOK = """
from bot.kit.screen.words import Words

class Book(Words):
    def card(self, key, *buttons, more=None, **args):
        why = self(f"{key}-why", **args) if self.has(f"{key}-why") else None
        return self(f"{key}-title", **args), self(f"{key}-text", **args), why

    def button(self, label, action, subject="", **args):
        return self.line(f"press-{label}", **args)

    def join_first(self):
        return self.card("join-first", self.button("join", "join"))
"""
VIEW = """
from planted.book import Book
words = Book("{package}")

def handed_on(key, **args):
    return words.card(key, **args)

def seen(series):
    return {written}
"""
COFFEE, HOME = "bot.programmes.coffee", "bot.programmes.home"


def _asked(written: str, package: str = COFFEE) -> list[Asked]:
    """Return what a view asks for in which this is written."""
    view = VIEW.format(written=written, package=package)
    sources = {"planted.book": BOOK, "planted.view": view}
    every = {name: Module(name, "planted", ast.parse(each)) for name, each in sources.items()}
    return list(asked_in(every["planted.view"], Reader(every)))


def _missing(asked: Sequence[Asked]) -> list[str]:
    return [str(each.key).replace("\\", "") for each in asked if not known(each)]


def _lacking(asked: Sequence[Asked]) -> set[str]:
    return {name for each in asked for name in lacking(each)}


@pytest.mark.parametrize(
    "written",
    [
        'words.card("no-series")',
        'words.card("on-hold", name=series.name)',
        'words.card("left", words.button("join-again", "join_this", series.id), name="")',
        'words.button("skip" if series else "stay", "skip")',
        'words.button(label="skip", action="skip")',
        "words.join_first()",
        'handed_on("no-series")',
        'handed_on("on-hold", **series)',
        "handed_on(series)",
    ],
)
def test_what_is_there_is_found(written: str) -> None:
    """A key that is in the copy is no mistake, however it is asked for."""
    asked = _asked(written)
    assert asked
    assert not _missing(asked)
    assert not _lacking(asked)


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ('words("no-such")', ["no-such"]),
        ('words.card("no-serious")', ["no-serious-title", "no-serious-text"]),
        ('words.card(key="no-serious")', ["no-serious-title", "no-serious-text"]),
        ('words.card("no-series", words.button("no-such", "join"))', ["press-no-such"]),
        ('words.button("skip" if series else "no-such", "skip")', ["press-no-such"]),
        ('words.button(f"no-{series}-such", "skip")', ["press-no-(.+)-such"]),
        ('handed_on("no-serious")', ["no-serious-title", "no-serious-text"]),
    ],
)
def test_a_misspelt_key_is_missed(written: str, missing: list[str]) -> None:
    """A key that no copy has is told of, whichever method or function it goes through."""
    assert _missing(_asked(written)) == missing


@pytest.mark.parametrize("written", ['words.card("on-hold")', 'handed_on("on-hold", more=series)'])
def test_a_variable_that_is_left_out_is_missed(written: str) -> None:
    """Variables are followed as keys are; what a method keeps for itself is none."""
    asked = _asked(written)
    assert not _missing(asked)
    assert _lacking(asked) == {"name"}


@pytest.mark.parametrize("written", ["words.join_first()", "members_only(words.join_first)"])
def test_what_a_method_asks_for_is_of_those_it_is_called_on(written: str) -> None:
    """The same method asks different copies, and is called by whom it is handed on to."""
    asked = _asked(written, HOME)
    assert {each.package for each in asked} == {HOME}
    assert "join-first-title" in _missing(asked)
