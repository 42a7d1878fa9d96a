"""Which messages a call asks for, followed through functions and through methods of words.

Words are asked for by calling a `Words`, its `line` or its `has`. A function may make a key of its
parameters; so may a method of a class that extends `Words`, which asks whichever words it is called
on. What they ask for is read once, with the parameters in it, and filled in wherever they are
called.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from tests.house.source import Module, text

_UNKNOWN: ast.expr = ast.Tuple([])
HOLE = "(.+)"
WORDS = "Words"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Parameter:
    """A part of a key that is handed in."""

    name: str


Key = tuple[str | Parameter, ...]
"""A key in parts: regular expressions, and what is handed in."""


@dataclass(frozen=True)
class Ask:
    """One message that is asked for.

    `package` is whose it is; empty in a method of words, which asks those it is called on. `given`
    are the variables, None where they are not written out; `passes`: whatever else is handed in by
    name is given, too. It is `optional` where `has` is asked for the same key in the same file.
    """

    package: str
    key: Key
    given: frozenset[str] | None = None
    passes: bool = False
    optional: bool = False

    @property
    def pattern(self) -> str | None:
        """The key as a regular expression with a HOLE for each unknown part; None if all is."""
        parts = [HOLE if isinstance(each, Parameter) else each for each in self.key]
        return None if parts == [HOLE] else "".join(parts)

    @property
    def open(self) -> bool:
        """Whether something of the key is handed in."""
        return any(isinstance(each, Parameter) for each in self.key)


@dataclass(frozen=True)
class Kind:
    """A class whose values are words: `Words` itself, or one that extends it."""

    module: str
    name: str


@dataclass(frozen=True)
class Whose:
    """Words of a package; without one they are those that a method is called on."""

    package: str
    kind: Kind


@dataclass(frozen=True)
class Scope:
    """Where a call stands: in a file, perhaps in a function of it, perhaps in a method of words."""

    module: Module
    function: Function | None = None
    kind: Kind | None = None

    @property
    def positions(self) -> list[str]:
        """The parameters that can be given by their position."""
        given = self.function.args if self.function else None
        return [each.arg for each in (*given.posonlyargs, *given.args)] if given else []

    @property
    def parameters(self) -> set[str]:
        """All parameters with a name of their own."""
        only = self.function.args.kwonlyargs if self.function else ()
        return {*self.positions, *(each.arg for each in only)}

    def handed(self, call: ast.Call) -> dict[str, ast.expr]:
        """Return what each parameter of this function is in a call of it."""
        positions = self.positions[1:] if self.kind else self.positions
        stars = [at for at, each in enumerate(call.args) if isinstance(each, ast.Starred)]
        plain = call.args[: stars[0]] if stars else call.args
        by_name = {each.arg: each.value for each in call.keywords if each.arg}
        unknown = dict.fromkeys(self.parameters, _UNKNOWN)
        return {**unknown, **dict(zip(positions, plain, strict=False)), **by_name}

    def passes(self, value: ast.expr) -> bool:
        """Say whether a value is all that is handed in by other names."""
        rest = self.function.args.kwarg if self.function else None
        return isinstance(value, ast.Name) and rest is not None and value.id == rest.arg

    def keys(self, key: ast.expr) -> Iterator[Key]:
        """Return the keys an expression stands for here."""
        if isinstance(key, ast.IfExp):
            yield from self.keys(key.body)
            yield from self.keys(key.orelse)
        elif isinstance(key, ast.JoinedStr):
            yield tuple(self._part(each) for each in key.values)
        else:
            yield (self._part(key),)

    def _part(self, part: ast.expr) -> str | Parameter:
        value = part.value if isinstance(part, ast.FormattedValue) else part
        if isinstance(value, ast.Name) and value.id in self.parameters:
            return Parameter(value.id)
        written = text(self.module, value)
        return re.escape(written) if written else HOLE

    def variables(self, call: ast.Call) -> tuple[frozenset[str] | None, bool]:
        """Return which variables a call gives, None if unknown; and whether it passes others on."""
        named = frozenset(each.arg for each in call.keywords if each.arg)
        rest = [each.value for each in call.keywords if not each.arg]
        return (named, bool(rest)) if all(map(self.passes, rest)) else (None, False)


class Reader:
    """Reads what calls ask for; `modules` are the files it may follow them into, by name."""

    def __init__(self, modules: Mapping[str, Module]) -> None:
        self._modules = modules
        self._known: dict[Scope, tuple[Ask, ...]] = {}
        self._functions: dict[Module, dict[str, Function]] = {}

    def asks(self, call: ast.Call, scope: Scope) -> Iterator[Ask]:
        """Return the messages that a call asks for, by itself or by what it calls."""
        dotted = call.func if isinstance(call.func, ast.Attribute) else None
        of, name = (dotted.value, dotted.attr) if dotted else (call.func, "__call__")
        whose = self._words(of, scope)
        if whose is None:
            called = self._function(*_named(scope.module, call.func))
            yield from self._filled(called, call, scope) if called else ()
        elif name in ("__call__", "line", "has"):
            yield from _direct(whose.package, call, scope) if call.args else ()
        else:
            method = self._method(whose.kind, name)
            for ask in self._filled(method, call, scope) if method else ():
                yield replace(ask, package=ask.package or whose.package)

    def taken(self, value: ast.Attribute, scope: Scope) -> Iterator[Ask]:
        """Return what a method of words asks for that is handed on, to be called without more."""
        if self._words(value.value, scope):
            yield from self.asks(ast.Call(value, [], []), scope)

    def _filled(self, called: Scope, call: ast.Call, scope: Scope) -> Iterator[Ask]:
        """Return what a function or method asks for where it is called like this."""
        handed = called.handed(call)
        given, passes = scope.variables(call)
        for ask in self._asks_within(called):
            choices = [
                list(scope.keys(handed[each.name])) if isinstance(each, Parameter) else [(each,)]
                for each in ask.key
            ]
            keys = [tuple(part for key in each for part in key) for each in product(*choices)]
            made = ask
            if ask.given is not None and ask.passes:
                more = None if given is None else ask.given | (given - called.parameters)
                made = replace(ask, given=more, passes=passes)
            yield from (replace(made, key=key) for key in keys)

    def _asks_within(self, called: Scope) -> tuple[Ask, ...]:
        """Return what a function makes of its parameters; of a method of words, all it asks for."""
        if called not in self._known:
            self._known[called] = ()  # where it calls itself
            calls = [
                each
                for each in ast.walk(called.function or called.module.tree)
                if isinstance(each, ast.Call)
            ]
            found = [ask for each in calls for ask in self.asks(each, called)]
            self._known[called] = tuple(each for each in found if not each.package or each.open)
        return self._known[called]

    def _words(self, of: ast.expr, scope: Scope) -> Whose | None:
        """Return whose words an expression stands for; None where it stands for none."""
        if not isinstance(of, ast.Name):
            return None
        if scope.kind and of.id == scope.positions[0]:
            return Whose("", scope.kind)
        if of.id in scope.parameters:
            return None
        module = scope.module
        if of.id in module.imported:
            where, name = module.imported[of.id]
            there = self._modules.get(where)
            if there is None or there is module:  # a library, or a file of this very package
                return None
            return self._words(ast.Name(name), Scope(there))
        made = module.named.get(of.id)
        if not isinstance(made, ast.Call):
            return None
        kind = self._kind(*_named(module, made.func))
        return Whose(text(module, made.args[0]) or module.package, kind) if kind else None

    def _kind(self, where: str, name: str) -> Kind | None:
        """Return the class of words that is called so; None where it is none."""
        if name == WORDS:
            return Kind(where, name)
        there = self._modules.get(where)
        made = _class(there, name) if there else None
        bases = [_named(there, each) for each in made.bases] if there and made else []
        return Kind(where, name) if any(self._kind(*each) for each in bases) else None

    def _function(self, where: str, name: str) -> Scope | None:
        there = self._modules.get(where)
        if there is None:
            return None
        if there not in self._functions:
            every = [each for each in ast.walk(there.tree) if isinstance(each, Function)]
            self._functions[there] = {each.name: each for each in reversed(every)}
        found = self._functions[there].get(name)
        return Scope(there, found) if found else None

    def _method(self, kind: Kind, name: str) -> Scope | None:
        there = self._modules[kind.module]
        made = _class(there, kind.name)
        for each in made.body if made else ():
            if isinstance(each, Function) and each.name == name:
                return Scope(there, each, kind)
        return None


def _class(module: Module, name: str) -> ast.ClassDef | None:
    made = (each for each in module.tree.body if isinstance(each, ast.ClassDef))
    return next((each for each in made if each.name == name), None)


def _named(module: Module, called: ast.expr) -> tuple[str, str]:
    """Return the module and name of what is called; empty where it is nothing plain."""
    if isinstance(called, ast.Name):
        return module.imported.get(called.id, (module.name, called.id))
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        where, name = module.imported.get(called.value.id, ("", ""))
        return f"{where}.{name}", called.attr
    return "", ""


def _direct(package: str, call: ast.Call, scope: Scope) -> Iterator[Ask]:
    given, passes = scope.variables(call)
    if isinstance(call.func, ast.Attribute) and call.func.attr == "has":
        given = None  # it asks whether there is a message, and for no words of it
    lacks = _may_lack(scope.module, call.args[0])
    for key in scope.keys(call.args[0]):
        yield Ask(package, key, given, passes, lacks)


def _may_lack(module: Module, key: ast.expr) -> bool:
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "has"
        and ast.dump(call.args[0]) == ast.dump(key)
        for call in module.calls
        if call.args
    )
