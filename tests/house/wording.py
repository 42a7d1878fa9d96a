"""What the copy files hold, and which of their messages our source asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from tests.house.source import ROOT, Module, modules, text

COPIES = sorted(ROOT.glob("bot/**/copy/*.ftl")) + sorted(ROOT.glob("adapters/**/copy/*.ftl"))
HOLE = "(.+)"


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


@dataclass(frozen=True)
class _Hands:
    """A function that makes a key from one of its parameters and asks for it."""

    package: str
    key: ast.expr
    module: Module
    parameter: str
    position: int


@cache
def asked() -> tuple[Asked, ...]:
    """Return every place that asks for words, functions that hand a key on included."""
    return tuple(each for module in modules().values() for each in _asked(module))


def _asked(module: Module) -> Iterator[Asked]:
    for package, key, call in _calls(module, module.tree):
        named = [each.arg for each in call.keywords]
        given = None if None in named else frozenset(each for each in named if each)
        for each in _keys(module, key):
            yield Asked(package, each, _where(module, call), given, _may_lack(module, key))
    for call in module.calls:
        for hands in _handing_on().get(_function(module, call.func), ()):
            for each in _filled(module, hands, call):
                lacks = _may_lack(hands.module, hands.key)
                yield Asked(hands.package, each, _where(module, call), optional=lacks)


def _where(module: Module, call: ast.Call) -> str:
    return f"{module.name}:{call.lineno}"


def _may_lack(module: Module, key: ast.expr) -> bool:
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "has"
        and ast.dump(call.args[0]) == ast.dump(key)
        for call in module.calls
        if call.args
    )


@cache
def _handing_on() -> dict[tuple[str, str], list[_Hands]]:
    """Return the functions that hand a key on, by module and name."""
    found: dict[tuple[str, str], list[_Hands]] = {}
    for module in modules().values():
        for function in ast.walk(module.tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                found[module.name, function.name] = list(_hands(module, function))
    return found


def _hands(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[_Hands]:
    for package, key, _ in _calls(module, function):
        used = {node.id for node in ast.walk(key) if isinstance(node, ast.Name)}
        for position, each in enumerate(function.args.args):
            if each.arg in used:
                yield _Hands(package, key, module, each.arg, position)


def _function(module: Module, called: ast.expr) -> tuple[str, str]:
    """Return the module and name of a function that is called; empty where it is no plain one."""
    if isinstance(called, ast.Name):
        return module.imported.get(called.id, (module.name, called.id))
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        where, name = module.imported.get(called.value.id, ("", ""))
        return f"{where}.{name}", called.attr
    return "", ""


def _calls(module: Module, within: ast.AST) -> Iterator[tuple[str, ast.expr, ast.Call]]:
    for call in ast.walk(within):
        if isinstance(call, ast.Call) and call.args:
            package = _package(module, call.func)
            if package:
                yield package, call.args[0], call


def _package(module: Module, called: ast.expr) -> str:
    """Return whose words are asked for; empty where it is no call for words."""
    if isinstance(called, ast.Attribute) and called.attr in ("line", "has"):
        called = called.value
    if not isinstance(called, ast.Name):
        return ""
    if called.id in module.imported:
        where, name = module.imported[called.id]
        return _package(modules()[where], ast.Name(name)) if where in modules() else ""
    made = module.named.get(called.id)
    if isinstance(made, ast.Call) and isinstance(made.func, ast.Name) and made.func.id == "Words":
        return text(module, made.args[0]) or module.package
    return ""


def _keys(module: Module, key: ast.expr) -> Iterator[str | None]:
    if isinstance(key, ast.IfExp):
        yield from _keys(module, key.body)
        yield from _keys(module, key.orelse)
    elif isinstance(key, ast.JoinedStr):
        yield "".join(_part(module, each) for each in key.values)
    else:
        written = text(module, key)
        yield re.escape(written) if written else None


def _part(module: Module, part: ast.expr) -> str:
    written = text(module, part.value if isinstance(part, ast.FormattedValue) else part)
    return re.escape(written) if written else HOLE


def _filled(module: Module, hands: _Hands, call: ast.Call) -> Iterator[str]:
    """Return the key a function asks for when its parameter is written out in a call of it."""
    at = hands.position
    named = [each.value for each in call.keywords if each.arg == hands.parameter]
    given = [*call.args[at : at + 1], *named]
    for written in _keys(module, given[0]) if given else ():
        if written and isinstance(hands.key, ast.Name):
            yield written
        elif written and isinstance(hands.key, ast.JoinedStr):
            yield "".join(
                written if _is(each, hands.parameter) else _part(hands.module, each)
                for each in hands.key.values
            )


def _is(part: ast.expr, parameter: str) -> bool:
    return (
        isinstance(part, ast.FormattedValue)
        and isinstance(part.value, ast.Name)
        and part.value.id == parameter
    )
