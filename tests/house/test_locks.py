"""The lock files say what is installed, and nothing about where it comes from."""

from __future__ import annotations

import re
import tomllib
from itertools import chain, pairwise

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = chain.from_iterable(PROJECT["optional-dependencies"].values())
WANTED = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-dev.lock": [*PROJECT["dependencies"], *EXTRAS],
}
HOST = re.compile(r"://|\b[a-z-]+\.(com|dev|io|net|org)\b")
LOCKED = re.compile(r"^([\w.-]+)(?:\[\w+\])?==(\S+)", re.MULTILINE)


@pytest.mark.parametrize("name", WANTED)
def test_no_host(name: str) -> None:
    """A lock names packages and hashes; every installer has an index of its own."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    assert not [line for line in lines if HOST.search(line)]


@pytest.mark.parametrize("name", WANTED)
def test_everything_hashed(name: str) -> None:
    """Each locked package has at least one hash."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    pairs = list(pairwise(lines))
    assert not [line for line, after in pairs if LOCKED.match(line) and "--hash=" not in after]


@pytest.mark.parametrize("name", WANTED)
def test_in_range(name: str) -> None:
    """Whatever pyproject.toml asks for is locked, at a version it allows: else `make lock`."""
    locked: dict[str, list[str]] = {}
    for package, version in LOCKED.findall((ROOT / name).read_text("utf-8")):
        locked.setdefault(canonicalize_name(package), []).append(version)
    wanted = [Requirement(each) for each in WANTED[name]]
    assert len(wanted) > 10
    assert not [str(each) for each in wanted if not _allows(each, locked)]


def _allows(wanted: Requirement, locked: dict[str, list[str]]) -> bool:
    versions = locked.get(canonicalize_name(wanted.name), [])
    return bool(versions) and all(each in wanted.specifier for each in versions)


def test_same_versions() -> None:
    """What is tested is what runs: both locks agree on every package they share."""
    run, dev = ({*LOCKED.findall((ROOT / name).read_text("utf-8"))} for name in WANTED)
    assert run <= dev
