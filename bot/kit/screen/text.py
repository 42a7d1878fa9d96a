"""Words as they travel to a screen: plain text with people, moments, channels and links in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wcwidth import iter_graphemes


class Style(StrEnum):
    """How much of a moment is shown; every reader sees their own time zone."""

    FULL = "full"  # Tuesday 3 March 2026, 14:00
    DAY = "day"  # Tuesday 3 March 2026
    TIME = "time"  # 14:00


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a sentence: rendered as the platform's own mention."""

    account: str
    name: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time (aware, UTC), rendered in each reader's own zone."""

    at: datetime
    style: Style = Style.FULL


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel named in a sentence: rendered as the platform's own link to it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A web address behind a label."""

    url: str
    label: str


Span = str | Person | Moment | Channel | Link


@dataclass(frozen=True, slots=True)
class Text:
    """A run of spans. Plain strings in it are shown letter by letter: no markup, nobody is rung."""

    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return any(self.spans)

    def __add__(self, other: Text) -> Text:
        return Text(self.spans + other.spans)

    def __str__(self) -> str:
        return "".join(plain(span) for span in self.spans)

    def __len__(self) -> int:
        return len(str(self))


def text(*spans: Span) -> Text:
    """Build a Text from spans."""
    return Text(tuple(spans))


def lines(parts: Iterable[Text], between: str = "\n") -> Text:
    """Join texts with `between`, leaving empty ones out."""
    spans: list[Span] = []
    for part in parts:
        if part:
            spans += [between, *part.spans] if spans else part.spans
    return Text(tuple(spans))


def plain(span: Span) -> str:
    """Return a span as plain text: for fallbacks, limits, tests and screens without markup."""
    match span:
        case str():
            return span
        case Person():
            return said(span.name)
        case Channel():
            return f"#{span.name}"
        case Link():
            return span.label
        case Moment():
            return f"{span.at:{_FORMATS[span.style]}} UTC"


_FORMATS = {
    Style.FULL: "%A %d %B %Y, %H:%M",
    Style.DAY: "%A %d %B %Y",
    Style.TIME: "%H:%M",
}

# C0 and C1 controls but tab and newline; bidirectional overrides and isolates; the Fluent marks.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\ue001]")
_BLANK_LINES = re.compile(r"\n{3,}")
_UNSEEN = ("Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp")  # controls, marks without a letter, spaces
_SHAPELESS = "\u115f\u1160\u3164\uffa0\u2800"  # letters, yet nothing is seen
_FSI, _PDI = "\u2068", "\u2069"
QUOTED = 100  # letters of a command line that are said back


def said(typed: str) -> str:
    """Return what a person typed, made safe to stand inside a sentence of ours.

    Control characters and direction overrides go; text that is written from right to left is
    isolated (Unicode UAX #9, FSI … PDI) so that it cannot turn the words around it.
    """
    clean = _BLANK_LINES.sub("\n\n", cleaned(typed))
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in clean):
        return f"{_FSI}{clean}{_PDI}"
    return clean


def cleaned(typed: str) -> str:
    """Return what a person typed without what cannot be seen; empty where nothing else is in it."""
    clean = _UNWANTED.sub("", typed.replace("\r\n", "\n")).strip()
    return clean if any(map(_shows, clean)) else ""


def name_of(*names: str) -> str:
    """Return the first of somebody's names in which a letter can be seen, on one line."""
    return next((name for each in names if (name := " ".join(cleaned(each).split()))), "")


def _shows(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN and letter not in _SHAPELESS


def shortened(words: str, most: int) -> str:
    """Return words of at most `most` characters, cut between whole letters (UAX #29) and with "…".

    A flag, a joined emoji or a letter with its accents is kept whole or left out.
    """
    if len(words) <= most:
        return words
    kept, closed = "", _PDI if words.startswith(_FSI) else ""
    for letter in iter_graphemes(words[: most + 64]):
        if len(kept) + len(letter) + len(closed) >= most:
            break
        kept += letter
    return f"{kept.rstrip()}…{closed}"


def quoted(typed: str) -> str:
    """Return the beginning of what a person typed into a command, short enough for any card."""
    return shortened(" ".join(typed.split()), QUOTED)


def excerpt(typed: str, most: int) -> Text:
    """Return what a person typed as it is shown, cut where it is longer than `most` characters."""
    return text(shortened(said(typed), most))
