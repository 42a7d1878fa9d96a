"""When two things that people typed are the same, and in which order people read them.

Compared is what one sees, not how it was stored: accents, capitals, punctuation and letters that
cannot be seen make no difference (Unicode NFKC, case folding). Marks that make another letter
stay: Japanese voiced sounds, vowels of India, the Cyrillic short i.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Protocol, TypeVar

from cleanco.clean import prepare_default_terms

# Accents of European letters, Hebrew points, Arabic vowels; not what makes i into a short i.
_MARKS = re.compile(
    "[\u0300-\u0305\u0307-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0652\u0670\ufe00-\ufe0f]"
    "|(?<!\u0438)\u0306"
)
_SHAPELESS = re.compile("[\u115f\u1160\u3164\uffa0\u2800]")  # letters, yet nothing is seen
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs")
_TRADE = re.compile("[\u2122\xae\xa9]")  # NFKC would make "tm" of one
_LETTERS = str.maketrans(
    {
        "\xe6": "ae",
        "\u0153": "oe",
        "\xf8": "o",
        "\u0142": "l",
        "\u0111": "d",
        "\xf0": "d",
        "\xfe": "th",
        "\u0131": "i",
    }
)  # letters of Europe that Unicode does not take apart
_POINT = re.compile(r"(?<=\d)[.,](?=\d)")
_DECIMAL = "\u2396"  # stands for it: "2.5" is not "25"
_MEANS = "&#@%*"  # "C#" is not "C"
_GAPS = "/\\|\xb7\u2022"
_PART = re.compile("[,;\n\u3001\uff0c\uff1b\u060c\u061b]")
_AND = re.compile(r"(?<=\w) (?:and|und|et) (?=\w)| & ")
_DOTTED = re.compile(r"\b(?:[^\W\d]\.\s)+[^\W\d]\b\.?")  # B. V.
# Legal forms that stand before a name. Others (SA, AS, SE) begin names of their own.
_BEFORE = re.compile(
    r"^(?:ab|oy|uab|ooo|oao|zao|pao|pt"
    "|\u043e\u043e\u043e|\u043e\u0430\u043e|\u0437\u0430\u043e|\u043f\u0430\u043e) (?=\\w)"
)
# What cleanco takes for a legal form somewhere, and people for a country or a word.
_WORDS = {"at", "coop", "da", "ee", "et", "eu", "nl", "ok", "pc", "ps", "sep", "ss", "uk"}


class Named(Protocol):
    """Anything with a name that people read."""

    @property
    def name(self) -> str:
        """What it is called."""


N = TypeVar("N", bound=Named)


@lru_cache(maxsize=50_000)
def same(typed: str) -> str:
    """Return what somebody typed, so that two spellings of it compare as equal.

    Empty only where nothing can be seen in it.
    """
    seen = _seen(typed)
    plain = "".join(map(_plain, _POINT.sub(_DECIMAL, seen)))
    return " ".join(plain.split()) or " ".join(seen.split())


def pieces(typed: str) -> list[str]:
    """Return the parts of a list as they were typed: between commas, semicolons or lines."""
    return [part.strip() for part in _PART.split(typed) if same(part)]


def parts(typed: str) -> frozenset[str]:
    """Return the parts of a list as a set that compares well."""
    return frozenset(map(same, pieces(typed)))


@lru_cache(maxsize=50_000)
def organisation(typed: str) -> str:
    """Return an organisation's name, so that "Rival" and "RIVAL, Ltd." compare as equal."""
    whole = same(_DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]), typed))
    name = _BEFORE.sub("", " ".join(_without_form(whole.split())))
    return _AND.sub("&", name).replace(" ", "")


def _without_form(words: list[str]) -> list[str]:
    """Return the words of a name without legal forms at its end; at least one word is left."""
    for form in _forms():
        if len(words) > len(form) and words[-len(form) :] == form:
            return _without_form(words[: -len(form)])
    return words


@cache
def _forms() -> list[list[str]]:
    """Return the words of every legal form that cleanco knows, the longest first."""
    known = (same(" ".join(form)).split() for _, form in prepare_default_terms())
    return [form for form in known if form and not _WORDS.issuperset(form)]


def holds(typed: str, searched: str) -> bool:
    """Say whether what somebody wrote contains what is searched for, as people read both."""
    return same(searched) in same(typed)


def order(name: str) -> tuple[str, str]:
    """Return the key that sorts names as people read them: Ä with A, zoo after Apple."""
    return same(name), name


def by_name(things: Iterable[N]) -> list[N]:
    """Return things in the order of their names."""
    return sorted(things, key=lambda each: order(each.name))


def _seen(typed: str) -> str:
    """Return letters as they look: compatible forms and capitals alike, nothing unseen."""
    folded = unicodedata.normalize("NFKC", _TRADE.sub("", typed)).casefold().translate(_LETTERS)
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", _SHAPELESS.sub("", folded)))
    shown = (each for each in bare if each.isspace() or unicodedata.category(each) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(shown))


def _plain(letter: str) -> str:
    """Return a letter as it is compared: nothing for punctuation, a space for what parts words."""
    category = unicodedata.category(letter)
    if letter in _GAPS or category in ("Pd", "Pc"):
        return " "
    return "" if category[0] == "P" and letter not in _MEANS else letter
