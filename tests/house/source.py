"""Our own source, read as syntax trees."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "adapters", "scheduler", "storage")


@dataclass(frozen=True, eq=False)
class Module:
    """One file of ours. `package` is the folder it lies in, as imports name it."""

    name: str
    package: str
    tree: ast.Module

    @cached_property
    def strings(self) -> set[str]:
        """Every plain string written in it."""
        return {
            node.value
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }

    @cached_property
    def named(self) -> dict[str, ast.expr]:
        """What is assigned to a name at the top of it."""
        return {
            target.id: node.value
            for node in self.tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    @cached_property
    def imported(self) -> dict[str, tuple[str, str]]:
        """What is imported by name: where from, and what it is called there."""
        return {
            each.asname or each.name: (node.module or "", each.name)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom)
            for each in node.names
        }

    @cached_property
    def calls(self) -> list[ast.Call]:
        """Every call written in it."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]


@cache
def modules() -> dict[str, Module]:
    """Return all our files but the tests, by name."""
    found = [_module(path) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return {module.name: module for module in found}


def _module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts).removesuffix(".__init__")
    return Module(name, ".".join(parts[:-1]), ast.parse(path.read_text("utf-8")))


def text(module: Module, node: ast.expr | None) -> str | None:
    """Return the string an expression stands for, through names and imports; None if unknown."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.FormattedValue):
        return text(module, node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [text(module, each) for each in node.values]
        return None if None in parts else "".join(each for each in parts if each)
    if not isinstance(node, ast.Name):
        return None
    if node.id in module.named:
        return text(module, module.named[node.id])
    where, called = module.imported.get(node.id, ("", ""))
    return text(modules()[where], ast.Name(called)) if where in modules() else None
