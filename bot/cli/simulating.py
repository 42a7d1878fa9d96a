"""`confab simulate`: the real matcher over many rounds of a made-up community, as a table.

With a rule it plays the same rounds without and with it: a rule's cost, before it is set.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import get_args

from rich.console import Console
from rich.table import Table

from bot.matching import Attribute, Rules
from bot.matching.simulate import Simulation, Spread, what_if

PLAIN, RULED = "without rules", "with them"
COUNTS = ("pairs", "repeats", "unmatched", "left_out_twice", "trios", "score")
SPREADS = {"repeats_each": "repeats", "trios_each": "trios", "sit_outs_each": "times left out"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be played: how many people and rounds, and under which rules."""

    people: int
    rounds: int
    size: int
    attendance: float
    seed: int
    never_same: tuple[Attribute, ...] = ()


def attributes(named: Sequence[str]) -> tuple[Attribute, ...]:
    """Return attributes by their names; ValueError names the first there is not, and those there
    are."""
    known = get_args(Attribute)
    for each in named:
        if each not in known:
            raise ValueError(f"There is no {each!r}. There is: {', '.join(known)}.")
    return tuple(each for each in known if each in named)


def simulate(wish: Wish, *, as_json: bool) -> str:
    """Return what came out, as JSON or as a table."""
    rules = {PLAIN: Rules(size=wish.size)}
    if wish.never_same:
        rules[RULED] = Rules(size=wish.size, never_same=wish.never_same)
    found = what_if(wish.people, wish.rounds, rules, attendance=wish.attendance, seed=wish.seed)
    if as_json:
        told = {name: asdict(each) for name, each in found.items()}
        return json.dumps(told if wish.never_same else told[PLAIN], indent=2)
    return _drawn(wish, found)


def _drawn(wish: Wish, found: dict[str, Simulation]) -> str:
    table = Table(title=f"{wish.people} people, {wish.rounds} rounds of {wish.size}")
    table.add_column("")
    for name in found if len(found) > 1 else ("",):
        table.add_column(name, justify="right")
    for row in _rows(list(found.values())):
        table.add_row(*row)
    told = io.StringIO()
    Console(file=told, width=80).print(table)
    return told.getvalue().rstrip()


def _rows(found: list[Simulation]) -> Iterator[list[str]]:
    for name in COUNTS:
        yield [name.replace("_", " "), *(str(getattr(each, name)) for each in found)]
    for name, what in SPREADS.items():
        for much in sorted({much for each in found for much, _ in getattr(each, name)}):
            people = [str(_people(getattr(each, name), much)) for each in found]
            yield [f"people with {much} {what}", *people]
    yield ["seconds", *(f"{each.seconds:.2f}" for each in found)]


def _people(spread: Spread, much: int) -> int:
    return dict(spread).get(much, 0)
