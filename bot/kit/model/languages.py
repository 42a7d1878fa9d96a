"""The languages people can talk in: a closed list, read from what people type, kept as ids."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.kit.model.normalise import order, same

_PART = re.compile(r"[,;/|\n\u3001\uff0c\uff1b\u060c]|\s(?:and|und|et|y|e)\s|&|\+")
_ASIDE = re.compile(r"\([^)]*\)|(?<=\b[A-Za-z]{2})[-_][A-Za-z]{2}\b")  # "Thai (a little)", "en-GB"


@dataclass(frozen=True, slots=True)
class Languages:
    """What was read: ids in the order typed, and the words that name no language on the list."""

    ids: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def read_languages(typed: str) -> Languages:
    """Read languages as people list them: "English; Deutsch", "en/fr", "Farsi and Hindi"."""
    words = [word.strip() for word in _PART.split(_ASIDE.sub("", typed)) if same(word)]
    found = {word: _ids().get(same(word), "") for word in words}
    return Languages(
        tuple(dict.fromkeys(id for id in found.values() if id)),
        tuple(word for word, id in found.items() if not id),
    )


def spoken(typed: str) -> frozenset[str]:
    """Return what somebody speaks, so that two people's languages compare however they are written:
    ids, and words that are on no list as they are."""
    read = read_languages(typed)
    return frozenset((*read.ids, *map(same, read.unknown)))


def listed(ids: Iterable[str]) -> list[str]:
    """Return what languages are called, in the order in which people read them."""
    return sorted((names()[id][0] if id in names() else id.title() for id in ids), key=order)


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """Return what each language is called, by its id (ISO 639): the first name is shown."""
    source = files(__package__) / "copy" / "languages.en.toml"
    return {id: tuple(known) for id, known in tomllib.loads(source.read_text("utf-8")).items()}


@cache
def _ids() -> Mapping[str, str]:
    called = {same(name): id for id, known in names().items() for name in known}
    return {id: id for id in names()} | called
