"""What `@pytest.mark.shows("C3", "O7: doctor", on="slack")` says: which capabilities, and where."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CAPABILITIES = Path(__file__).with_name("capabilities.toml")
PLATFORMS = ("sandbox", "slack", "discord")
FOLDERS = {"stories": "sandbox", "browser": "sandbox"} | {each: each for each in PLATFORMS}


@dataclass(frozen=True)
class Part:
    """One part of the list: its title, and a sentence by id."""

    title: str
    ids: dict[str, str]


@cache
def _listed() -> dict[str, Any]:
    return tomllib.loads(CAPABILITIES.read_text("utf-8"))


def parts() -> tuple[Part, ...]:
    """Return every capability there is or is meant to be."""
    return tuple(Part(**each) for each in _listed()["part"])


def pieces(id: str) -> list[str]:
    """Return what a capability promises one by one, as marks name it; nothing where it is one."""
    found: list[str] = _listed()["pieces"].get(id, [])
    return [f"{id}: {each}" for each in found]


def shown_by(item: pytest.Item) -> dict[str, set[str]]:
    """Return the platforms by id that a test shows; none where it needs no platform.

    A mark without `on` speaks of the platform whose folder the test lies in. UsageError where a
    mark names an id or a platform that does not exist.
    """
    shown: dict[str, set[str]] = {}
    for mark in item.iter_markers("shows"):
        platforms = _platforms(item, mark)
        for each in _ids(item, mark):
            shown.setdefault(each, set()).update(platforms)
    return shown


def _ids(item: pytest.Item, mark: pytest.Mark) -> tuple[str, ...]:
    ids = [each for part in parts() for each in part.ids]
    known = {each for id in ids for each in pieces(id) or [id]}
    unknown = [each for each in mark.args if each not in known]
    if unknown or not mark.args:
        raise pytest.UsageError(f"{item.nodeid}: no such capability: {unknown or 'none named'}")
    return mark.args


def _platforms(item: pytest.Item, mark: pytest.Mark) -> set[str]:
    said = mark.kwargs.get("on", ())
    named = {said} if isinstance(said, str) else set(said)
    if named - set(PLATFORMS) or mark.kwargs.keys() - {"on"}:
        raise pytest.UsageError(f"{item.nodeid}: no such platform: {mark.kwargs}")
    folders = item.path.relative_to(item.config.rootpath).parts[:-1]
    return named or {FOLDERS[each] for each in folders if each in FOLDERS}
