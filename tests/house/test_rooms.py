"""Which room may know which: the contracts of pyproject.toml hold, and would notice."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from bot.programmes import PROGRAMMES
from tests.house.source import ROOMS, ROOT, modules

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
PURE = {"bot", "numpy", "rustworkx"} | sys.stdlib_module_names
BREACHES = {
    "bot/kit/screen/text.py": "import bot.app, bot.programmes.coffee.rules",
    "bot/action_tokens.py": "import storage.tables, sqlalchemy, apscheduler, discord, slack_bolt",
    "bot/matching/facts/values.py": "import bot.kit.model.people, bot.matching.solver.sets",
    "bot/programmes/coffee/rules.py": "import bot.programmes.profile",
    "adapters/sandbox/rooms.py": "import adapters.telegraph, bot.app, storage.tables",
    "adapters/telegraph.py": "",
    "scheduler/jobs/runner.py": "import bot.programmes.coffee.rules, scheduler.outbox.queue",
}


def lint(folder: Path) -> str:
    """Return what import-linter says of the source in a folder."""
    check = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    ran = subprocess.run(check, cwd=folder, capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


def test_contracts_hold() -> None:
    """No room imports what it may not know."""
    said = lint(ROOT)
    assert f"Contracts: {len(CONTRACTS['contracts'])} kept, 0 broken." in said, said


def test_rows_are_counted_in_one_place() -> None:
    """Whether a statement met the rows it meant is looked at by one module of storage: elsewhere it
    is forgotten sooner or later. The driver only passes the number on."""
    counting = {
        module.name
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "rowcount"
    }
    assert counting == {"storage.compare_and_set", "storage.sqlite_driver"}


def test_contracts_notice(tmp_path: Path) -> None:
    """Each contract breaks when its rule is broken."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room)
    for path, line in BREACHES.items():
        with (tmp_path / path).open("a") as file:
            file.write(f"\n{line}\n")
    said = lint(tmp_path)
    assert f"Contracts: 0 kept, {len(CONTRACTS['contracts'])} broken." in said, said


def test_matching_is_pure() -> None:
    """bot.matching imports the standard library, numpy, rustworkx and itself, and no more."""
    mine = [each for name, each in modules().items() if name.startswith("bot.matching")]
    imported = {name for module in mine for node in ast.walk(module.tree) for name in _names(node)}
    assert mine
    assert {name.split(".")[0] for name in imported} <= PURE
    assert all(name.startswith("bot.matching") for name in imported if name.startswith("bot"))


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [each.name for each in node.names] if isinstance(node, ast.Import) else []


def test_programmes_have_one_shape() -> None:
    """Lines on home stand in `home.py`, and what is told and forgotten in `privacy.py`."""
    rooms = {"home": "home", "recall": "home", "export": "privacy", "forget": "privacy"}
    misplaced = [
        f"{programme.name}: {offer} in {where}"
        for programme in PROGRAMMES
        for offer, room in rooms.items()
        if (where := _module_of(getattr(programme, offer)))
        and where != f"bot.programmes.{programme.name}.{room}"
    ]
    assert misplaced == []


def _module_of(offered: Any) -> str:
    return str(getattr(offered, "func", offered).__module__) if offered else ""
