"""The copy files and the source that asks for their words agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from tests.house.asking import HOLE
from tests.house.source import ROOT, Module, modules
from tests.house.wording import COPIES, asked, known, lacking, messages, packages

ANYWHERE = {each for module in modules().values() for each in module.strings}
KINDS = (fluent.Message, fluent.Term, fluent.BaseComment)


@pytest.mark.parametrize("path", COPIES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_junk(path: Path) -> None:
    """Fluent understands every line of every copy file, and no key stands there twice."""
    body = FluentParser().parse(path.read_text("utf-8")).body
    assert not [entry for entry in body if not isinstance(entry, KINDS)]
    found = [entry for entry in body if isinstance(entry, fluent.Message)]
    keys = [entry.id.name for entry in found]
    assert not {key for key in keys if keys.count(key) > 1}
    assert not [entry.id.name for entry in found if not entry.value]


def test_every_key_exists() -> None:
    """Whatever message our source asks for is in the copy file of its package."""
    assert not [f"{each.where} {each.key}" for each in asked() if not known(each)]


def test_every_variable_supplied() -> None:
    """Whoever asks for a message by its whole key gives all its variables."""
    missing = [
        f"{each.where} {each.key} needs {lacking(each)}" for each in asked() if lacking(each)
    ]
    assert not missing


@pytest.mark.parametrize("package", packages())
def test_nothing_unused(package: str) -> None:
    """No message lies in a copy file that nobody asks for."""
    patterns = [each.key for each in asked() if each.package == package and each.key]
    written = {each for module in _files(package) for each in module.strings}
    unused = [key for key in messages(package) if not _used(key, patterns, written)]
    assert not unused


def _files(package: str) -> list[Module]:
    return [each for each in modules().values() if f"{each.name}.".startswith(f"{package}.")]


def _used(key: str, patterns: list[str], written: set[str]) -> bool:
    """Say whether a key is written out or fits a pattern.

    A pattern that does not say how the key begins fits only beginnings written out somewhere.
    Commands, options, jobs, acts and exports are asked for by their names: see test_commands.
    """
    if key in written or re.fullmatch("(command|menu|option|job|act|export)-.+", key):
        return True
    fits = [(each, found) for each in patterns if (found := re.fullmatch(each, key))]
    return any(not each.startswith(HOLE) or found[1] in ANYWHERE for each, found in fits)
