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
    whole key is handed in. `given` are the variables, None where they are not written out.
    """

    package: str
    key: str | None
    where: str
    given: frozenset[str] | None = None


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
    return tuple(each for module in modules().values() for each in _asked(module))


def _asked(module: Module) -> Iterator[Asked]:
    handing_on = {}
    for function in ast.walk(module.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            handing_on[function.name] = [
                (package, key, function.args.args[0].arg)
                for package, key, _ in _calls(module, function)
                if function.args.args
            ]
    for package, key, call in _calls(module, module.tree):
        named = [each.arg for each in call.keywords]
        given = None if None in named else frozenset(each for each in named if each)
        for each in _keys(module, key):
            yield Asked(package, each, f"{module.name}:{call.lineno}", given)
    for call in module.calls():
        if isinstance(call.func, ast.Name) and call.args:
            for package, key, parameter in handing_on.get(call.func.id, ()):
                for each in _filled(module, key, parameter, call.args[0]):
                    yield Asked(package, each, f"{module.name}:{call.lineno}")


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
    if called.id in module.imported():
        where, name = module.imported()[called.id]
        return _package(modules()[where], ast.Name(name)) if where in modules() else ""
    made = module.named().get(called.id)
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


def _filled(module: Module, key: ast.expr, parameter: str, value: ast.expr) -> Iterator[str]:
    """Return the keys a function asks for when its first parameter is written out as `value`."""
    written = text(module, value)
    if written is None:
        return
    if isinstance(key, ast.Name) and key.id == parameter:
        yield re.escape(written)
    elif isinstance(key, ast.JoinedStr) and any(_is(each, parameter) for each in key.values):
        yield "".join(
            re.escape(written) if _is(each, parameter) else _part(module, each)
            for each in key.values
        )


def _is(part: ast.expr, parameter: str) -> bool:
    return (
        isinstance(part, ast.FormattedValue)
        and isinstance(part.value, ast.Name)
        and part.value.id == parameter
    )
