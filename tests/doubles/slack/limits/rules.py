"""Small rules about JSON values, combined into Block Kit's shapes; each yields what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Rule = Callable[[Any, str], Iterator[str]]


def at(sentence: str, pointer: str) -> str:
    """A problem with its place, as Slack words it."""
    return f"{sentence} [json-pointer:{pointer}]"


def string(longest: int, shortest: int = 1) -> Rule:
    """Text of a length in characters, both ends included."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield at("must be a string", pointer)
        elif len(value) > longest:
            yield at(f"must be less than {longest + 1} characters", pointer)
        elif len(value) < shortest:
            yield at(f"must be more than {shortest - 1} characters", pointer)

    return check


def boolean(value: Any, pointer: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield at("must be a boolean", pointer)


def anything(value: Any, pointer: str) -> Iterator[str]:
    """No rule of ours."""
    yield from ()


def number(least: int, most: int) -> Rule:
    """A whole number, both ends included."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield at("must be an integer", pointer)
        elif not least <= value <= most:
            yield at(f"must be between {least} and {most}", pointer)

    return check


def one_of(*allowed: str) -> Rule:
    """One of these words."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield at(f"must be one of {', '.join(allowed)}", pointer)

    return check


def several(rule: Rule, most: int, least: int = 1) -> Rule:
    """A list of so many, each under the same rule."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield at("must be an array", pointer)
            return
        if len(value) > most:
            yield at(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            yield at(f"no fewer than {least} items allowed", pointer)
        for index, item in enumerate(value):
            yield from rule(item, f"{pointer}/{index}")

    return check


def shape(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None) -> Rule:
    """An object with these fields and no others (``type`` is looked at by whoever chose it)."""
    known = {**required, **(optional or {}), "type": anything}

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield at("must be an object", pointer)
            return
        for name in required:
            if name not in value:
                yield at(f"missing required field: {name}", pointer)
        for name, inner in value.items():
            if name not in known:
                yield at(f"invalid additional property: {name}", pointer)
            else:
                yield from known[name](inner, f"{pointer}/{name}")

    return check


def by_type(shapes: Mapping[str, Rule]) -> Rule:
    """An object whose ``type`` chooses its shape."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str):
            yield at("missing required field: type", pointer)
        elif kind not in shapes:
            yield at(f"unsupported type: {kind}", f"{pointer}/type")
        else:
            yield from shapes[kind](value, pointer)

    return check
