"""The list of capabilities and the marks that fill it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.capabilities import PAGE, ROOT, Shown, page
from tests.house.marks import parts, pieces
from tests.plugins.shows import EVERYTHING

GOOD = """
import pytest

@pytest.mark.shows("C3", "R4", on=("sandbox", "slack"))
def test_good():
    pass
"""
SKIPPING = """
import pytest

def test_skipping():
    pytest.skip("no browser here")
"""


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A pytest within pytest that loads no plugin but the one named."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return pytester


@pytest.mark.timeout(180)  # it collects every test, unless this run has
def test_page_is_fresh(pytestconfig: pytest.Config) -> None:
    """docs/capabilities.md says what the marks say."""
    if shown := pytestconfig.stash.get(EVERYTHING, None):
        fresh = PAGE.read_text("utf-8") == page(shown)
        assert fresh, "docs/capabilities.md is out of date: run `make docs`"
        return
    check = [sys.executable, "-m", "tests.house.capabilities", "--check"]
    ran = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not ran.returncode, ran.stderr


def test_every_id_once() -> None:
    """No id stands in two parts of the list."""
    ids = [each for part in parts() for each in part.ids]
    assert len(ids) == len(set(ids)) == 100


def test_a_line_is_full_only_when_all_its_pieces_are() -> None:
    """What is promised and shown nowhere is named beside the promise."""
    shown = Shown()
    for each in pieces("O7"):
        if each != "O7: health":
            shown.files[each, "core"].add(ROOT / "tests")
    assert "Not there yet: health." in page(shown)


@pytest.mark.parametrize(
    ("mark", "complaint"),
    [
        ('"C3", "Z9"', "no such capability: *Z9*"),
        ("", "no such capability: none named"),
        ('"O7"', "no such capability: *O7*"),
        ('"O7: elevator"', "no such capability: *elevator*"),
        ('"C3", on="telegraph"', "no such platform: *telegraph*"),
        ('"C3", platform="slack"', "no such platform: *platform*"),
    ],
)
def test_unknown_mark_refused(inner: pytest.Pytester, mark: str, complaint: str) -> None:
    """A mark that names nothing stops the run before any test."""
    inner.makepyfile(GOOD.replace('"C3", "R4", on=("sandbox", "slack")', mark))
    ran = inner.runpytest_subprocess("-p", "tests.plugins.shows")
    ran.stderr.fnmatch_lines([f"*{complaint}"])
    ran.assert_outcomes(passed=0)


def test_known_mark_taken(inner: pytest.Pytester) -> None:
    """A mark with known ids and platforms changes nothing about its test."""
    inner.makepyfile(GOOD)
    inner.runpytest_subprocess("-p", "tests.plugins.shows").assert_outcomes(passed=1)


@pytest.mark.parametrize(("ci", "outcome"), [("", "skipped"), ("true", "failed")])
def test_build_skips_nothing(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, ci: str, outcome: str
) -> None:
    """A test that skips is only skipped at home, and fails in a build with its reason."""
    monkeypatch.setenv("CI", ci)
    inner.makepyfile(SKIPPING)
    ran = inner.runpytest_subprocess("-p", "tests.plugins.no_skips", "-rsf")
    ran.assert_outcomes(**{outcome: 1})
    ran.stdout.fnmatch_lines(["*no browser here*"])
