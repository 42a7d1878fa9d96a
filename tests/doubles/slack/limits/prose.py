"""What Block Kit's documents say in sentences, asked only of blocks whose shape is sound."""

import re
from collections.abc import Iterator

from tests.doubles.slack.errors import Json
from tests.doubles.slack.limits.rules import at

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def prose(blocks: list[Json], pointer: str) -> list[str]:
    """Everything wrong with these blocks that no single field shows."""
    placed = [(block, f"{pointer}/{index}") for index, block in enumerate(blocks)]
    problems = [problem for block, where in placed for problem in _block(block, where)]
    problems += _repeated([(block.get("block_id"), where) for block, where in placed], "block_id")
    focused = sum(1 for block in blocks for e, _ in elements(block, "") if e.get("focus_on_load"))
    if focused > 1:
        problems.append(at("only one element may have focus_on_load", pointer))
    return problems


def elements(block: Json, pointer: str) -> Iterator[tuple[Json, str]]:
    """The interactive elements of one block, each with its pointer."""
    for name in ("accessory", "element"):
        if name in block:
            yield block[name], f"{pointer}/{name}"
    if block["type"] == "actions":
        for index, element in enumerate(block["elements"]):
            yield element, f"{pointer}/elements/{index}"


def options(element: Json) -> list[Json]:
    """All choices of an element, groups opened."""
    found = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        found += group.get("options") or []
    return found


def _block(block: Json, pointer: str) -> Iterator[str]:
    if block["type"] == "section" and "text" not in block and "fields" not in block:
        yield at("missing required field: text", pointer)
    if block["type"] == "image" and not ("image_url" in block or "slack_file" in block):
        yield at("missing required field: image_url", pointer)
    found = list(elements(block, pointer))
    yield from _repeated([(e.get("action_id"), where) for e, where in found], "action_id")
    for element, where in found:
        yield from _element(element, where)


def _element(element: Json, pointer: str) -> Iterator[str]:
    static = element["type"] in ("static_select", "multi_static_select")
    if static and ("options" in element) == ("option_groups" in element):
        yield at("exactly one of options and option_groups is required", pointer)
    yield from _beginning(element, pointer)
    if "initial_date" in element and not DATE.fullmatch(element["initial_date"]):
        yield at("must be a date like 2026-11-23", f"{pointer}/initial_date")
    if "initial_time" in element and not TIME.fullmatch(element["initial_time"]):
        yield at("must be a time like 09:30", f"{pointer}/initial_time")
    if element.get("min_length", 0) > element.get("max_length", 3000):
        yield at("min_length must not be above max_length", pointer)


def _beginning(element: Json, pointer: str) -> Iterator[str]:
    """Choices made beforehand must be among the choices offered, word for word."""
    offered = options(element)
    chosen = list(element.get("initial_options") or [])
    if "initial_option" in element:
        chosen.append(element["initial_option"])
    if element["type"] != "external_select" and any(c not in offered for c in chosen):
        yield at("initial choice must match one of the options", pointer)


def _repeated(named: list[tuple[str | None, str]], field: str) -> Iterator[str]:
    seen: set[str] = set()
    for name, pointer in named:
        if name is None:
            continue
        if name in seen:
            yield at(f"`{field}` {name} already exists", f"{pointer}/{field}")
        seen.add(name)
