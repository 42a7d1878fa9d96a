"""Words from the copy files: Fluent messages in, Text out.

A programme keeps its words in `copy/<language>.ftl` beside it. What is handed in as a plain `str`
is taken for something a person typed and made safe by `said`; people, moments, channels, links
and whole Texts pass through the message as marks and come out as spans again.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.kit.screen.text import Channel, Link, Moment, Person, Span, Text, said

FALLBACK = "en"
language: ContextVar[str] = ContextVar("language", default=FALLBACK)
"""The language of whoever reads what is being made; set around a handler or a rendering."""

_LONG = 1000  # letters: Fluent takes 2,500 in a variable at most, longer ones go around it
_MARK = re.compile("\ue000(\\d+)\ue001")
Arg = str | int | Text | Person | Moment | Channel | Link


class MissingWords(KeyError):
    """A view asked for a message that its copy file does not have, or left a variable out."""


class Words:
    """The messages of one package: `words("intro-title", partner=member.person)`."""

    def __init__(self, package: str) -> None:
        self.package = package

    def __call__(self, key: str, **args: Arg) -> Text:
        """Return the message as Text, in the reader's language or else in English."""
        spans: list[Span] = []
        given = {name: _given(value, spans) for name, value in args.items()}
        words = self._format(key, given)
        return Text(tuple(_split(words, spans)))

    def line(self, key: str, **args: Arg) -> str:
        """Return the message as a plain string: for labels and file names."""
        return str(self(key, **args))

    def everywhere(self, key: str) -> list[str]:
        """Return the message in every language there is, as plain strings."""
        copies = files(self.package).joinpath("copy").iterdir()
        spoken = (bundle(self.package, each.name.removesuffix(".ftl")) for each in copies)
        found = (each.get_message(key).value for each in spoken if each.has_message(key))
        return [
            str(bundle(self.package, FALLBACK).format_pattern(each)[0]) for each in found if each
        ]

    def has(self, key: str) -> bool:
        """Say whether there is such a message."""
        return bundle(self.package, FALLBACK).has_message(key)

    def _format(self, key: str, given: dict[str, Any]) -> str:
        for each in dict.fromkeys((language.get(), FALLBACK)):
            messages = bundle(self.package, each)
            pattern = messages.get_message(key).value if messages.has_message(key) else None
            if pattern:
                formatted, errors = messages.format_pattern(pattern, given)
                if errors:
                    raise MissingWords(f"{self.package}: {key}: {errors}")
                return str(formatted)
        raise MissingWords(f"{self.package}: {key}")


@cache
def bundle(package: str, code: str) -> FluentBundle:
    """Return the messages of a package in one language; an empty bundle where there are none."""
    made = FluentBundle([code], use_isolating=False)
    source = files(package).joinpath("copy", f"{code}.ftl")
    if source.is_file():
        made.add_resource(FluentResource(source.read_text("utf-8")))
    return made


def _given(value: Arg, spans: list[Span]) -> str | int:
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        value = Text((said(value),))
    parts = value.spans if isinstance(value, Text) else (value,)
    marks = ""
    for part in parts:
        if isinstance(part, str) and len(marks) + len(part) < _LONG:
            marks += part
        else:
            marks += f"\ue000{len(spans)}\ue001"
            spans.append(part)
    return marks


def _split(words: str, spans: list[Span]) -> list[Span]:
    pieces = _MARK.split(words)
    out: list[Span] = [spans[int(p)] if i % 2 else p for i, p in enumerate(pieces)]
    return [piece for piece in out if piece]
