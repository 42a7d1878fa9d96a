"""What the copy files hold, and which of their messages our source asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from tests.house.asking import HOLE, Ask, Reader, Scope
from tests.house.source import ROOT, Module, modules

COPIES = sorted(ROOT.glob("bot/**/copy/*.ftl")) + sorted(ROOT.glob("adapters/**/copy/*.ftl"))


@dataclass(frozen=True)
class Asked:
    """One place that asks for a message of `package`.

    `key` is a regular expression with a HOLE for each part known only at run time; None where the
    whole key is handed in. `given` are the variables, None where they are not written out. It is
    `optional` where `words.has` is asked for the same key in the same file.
    """

    package: str
    key: str | None
    where: str
    given: frozenset[str] | None = None
    optional: bool = False


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)


@cache
def messages(package: str, language: str = "en") -> dict[str, set[str]]:
    """Return the variables of each message of a package by its key; empty without a copy file."""
    path = ROOT.joinpath(*package.split("."), "copy", f"{language}.ftl")
    body = FluentParser().parse(path.read_text("utf-8") if path.is_file() else "").body
    return {each.id.name: _variables(each) for each in body if isinstance(each, fluent.Message)}


def _variables(message: fluent.Message) -> set[str]:
    variables = _Variables()
    variables.visit(message)
    return variables.found


def packages() -> list[str]:
    """Return every package with a copy file."""
    return sorted({".".join(path.parent.parent.relative_to(ROOT).parts) for path in COPIES})


@cache
def asked() -> tuple[Asked, ...]:
    """Return every place that asks for words, functions that hand a key on included."""
    reader = Reader(modules())
    return tuple(each for module in modules().values() for each in asked_in(module, reader))


def asked_in(module: Module, reader: Reader) -> Iterator[Asked]:
    """Return every place in a file that asks for words, or hands on what asks for them."""
    called = {each.func for each in module.calls}
    for node in ast.walk(module.tree):
        found: Iterable[Ask] = ()
        if isinstance(node, ast.Call):
            found = reader.asks(node, Scope(module))
        elif isinstance(node, ast.Attribute) and node not in called:
            found = reader.taken(node, Scope(module))
        for each in found:
            where = f"{module.name}:{getattr(node, 'lineno', 0)}"
            yield Asked(each.package, each.pattern, where, each.given, each.optional)


def known(each: Asked) -> bool:
    """Say whether there is a message that a place asks for, or need not be one."""
    return (
        not each.key
        or each.optional
        or any(re.fullmatch(each.key, key) for key in messages(each.package))
    )


def lacking(each: Asked) -> set[str]:
    """Return the variables of a message that a place asks for by its whole key and leaves out."""
    if not each.key or HOLE in each.key or each.given is None:
        return set()
    return messages(each.package).get(each.key.replace("\\", ""), set()) - each.given
