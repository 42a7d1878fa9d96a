"""A new programme and a new platform are one folder each, listed in one place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage.crypto import fresh_master_key
from tests.house.source import ROOMS, ROOT

NEWCOMERS = ROOT / "tests" / "house" / "newcomers"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of our source that can be added to."""
    for room in ROOMS:
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / room, tmp_path / room, ignore=leave)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for needed in ("rig.py", "blank.py"):
        shutil.copy(ROOT / "tests" / needed, tmp_path / "tests")
    shutil.copy(NEWCOMERS / "story.py", tmp_path / "tests")
    return tmp_path


def add_programme(copy: Path) -> None:
    """Put the programme's folder beside the others and list it."""
    shutil.copytree(NEWCOMERS / "telegraph_programme", copy / "bot" / "programmes" / "telegraph")
    listed = copy / "bot" / "programmes" / "__init__.py"
    said = listed.read_text("utf-8").replace("NAMES = (\n", 'NAMES = (\n    "telegraph",\n')
    listed.write_text(said, "utf-8")


def add_platform(copy: Path) -> None:
    """Put the platform's folder beside the others and list it."""
    shutil.copytree(NEWCOMERS / "telegraph_platform", copy / "adapters" / "telegraph")
    listed = copy / "adapters" / "__init__.py"
    said = listed.read_text("utf-8").replace("PLATFORMS = (", 'PLATFORMS = ("telegraph", ')
    listed.write_text(said, "utf-8")


def play(copy: Path, *command: str, **env: str) -> str:
    """Run Python in a copy and return what it printed; the test fails where it fails."""
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=40,
    )
    assert not ran.returncode, ran.stdout + ran.stderr
    return ran.stdout


def test_programme(copy: Path) -> None:
    """A programme is added with one folder, and is in the help, on home, in the messages, in what a
    member can download, and gone when they delete everything."""
    add_programme(copy)
    play(copy, "-m", "tests.story")


@pytest.mark.parametrize(
    ("said", "instead", "why"),
    [
        ("sender: Owner", "sender: str", "Telegram: sender is a bare str: say what it is"),
        ("sender: Owner", "sender: Ref", "Telegram: whose are its rows?"),
        ("30)", '30, since="sent")', "Telegram: kept since 'sent', which is no field"),
    ],
)
def test_what_is_not_declared_is_refused(copy: Path, said: str, instead: str, why: str) -> None:
    """A table that leaves open whose its rows are stops Confab where it is imported."""
    add_programme(copy)
    models = copy / "bot" / "programmes" / "telegraph" / "models.py"
    models.write_text(models.read_text("utf-8").replace(said, instead), "utf-8")
    with pytest.raises(AssertionError) as failed:
        play(copy, "-c", "import bot.programmes")
    assert why in str(failed.value)


def test_platform(copy: Path) -> None:
    """A platform is added with one folder, and `confab run` serves it."""
    add_programme(copy)
    add_platform(copy)
    database = f"sqlite:///{copy / 'confab.sqlite'}"
    key = fresh_master_key()
    play(copy, "-m", "bot.cli.renew")
    said = play(
        *(copy, "-m", "bot", "run"),
        CONFAB_KEY=key,
        CONFAB_DATABASE=database,
        TELEGRAPH_OFFICE="berlin",
    )
    assert "answered: A telegram for Clerk. All is well." in said
    assert "delivered to clerk: A telegram for Clerk. All is well." in said


def test_contracts_hold(copy: Path) -> None:
    """The newcomers break no rule about who may know whom."""
    add_programme(copy)
    add_platform(copy)
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    assert " 0 broken" in play(copy, "-c", lint)
