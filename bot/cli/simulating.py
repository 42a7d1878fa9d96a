"""`confab simulate`: the real matcher over many rounds of a made-up community: table and picture.

With a rule it plays the same rounds without and with it: a rule's cost, before it is set.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from rich.console import Console
from rich.table import Table

from bot.cli.bars import Panel, draw
from bot.matching import Attribute, Rules
from bot.matching.simulate import Simulation, Spread, what_if

PLAIN, RULED = "without rules", "with them"
COUNTS = ("pairs", "repeats", "unmatched", "left_out_twice", "trios", "score")
SPREADS = {"repeats_each": "repeats", "trios_each": "trios", "sit_outs_each": "times left out"}

Found = dict[str, Simulation]
"""What came out, by what was played: without rules and, where there are any, with them."""


@dataclass(frozen=True, slots=True)
class SimulationWish:
    """What is to be played: how many people and rounds, and under which rules."""

    people: int
    rounds: int
    attendance: float
    seed: int
    rules: Rules

    @property
    def title(self) -> str:
        """All of it but the rules, in words."""
        return f"{self.people} people, {self.rounds} rounds of {self.rules.size}"


def attribute(named: str) -> Attribute:
    """Return an attribute by its name; ValueError says which ones there are."""
    known: tuple[Attribute, ...] = get_args(Attribute)
    for each in known:
        if each == named:
            return each
    raise ValueError(f"There is no {named!r}. There is: {', '.join(known)}.")


def simulate(wish: SimulationWish) -> Found:
    """Play the rounds, with rules also without them."""
    rules = {PLAIN: Rules(size=wish.rules.size)}
    if wish.rules != rules[PLAIN]:
        rules[RULED] = wish.rules
    return what_if(wish.people, wish.rounds, rules, attendance=wish.attendance, seed=wish.seed)


def as_json(found: Found) -> str:
    """Return every number, for machines."""
    told = {name: asdict(each) for name, each in found.items()}
    return json.dumps(told if len(found) > 1 else told[PLAIN], indent=2)


def as_table(wish: SimulationWish, found: Found) -> str:
    """Return every number, to be read."""
    table = Table(title=wish.title, show_header=len(found) > 1)
    table.add_column("")
    for name in found if len(found) > 1 else ("",):
        table.add_column(name, justify="right")
    for row in _rows(list(found.values())):
        table.add_row(*row)
    told = io.StringIO()
    Console(file=told, width=80).print(table)
    return told.getvalue().rstrip()


def check(target: Path) -> None:
    """Raise ValueError, with what would do instead, where no picture can be written."""
    if target.suffix.lower() != ".png":
        raise ValueError(f"The picture is a PNG. Name the file so: {target.with_suffix('.png')}")
    if not target.parent.is_dir():
        raise ValueError(f"There is no folder {target.parent}. Make it first, or name another.")
    if target.is_dir():
        raise ValueError(f"{target} is a folder. Name a file in it: {target / 'year.png'}")


def as_picture(wish: SimulationWish, found: Found, target: Path) -> None:
    """Write how repeats, trios and being left out are spread over people; OSError if it cannot."""
    panels = [
        Panel(f"People by number of {what}", [dict(getattr(each, name)) for each in found.values()])
        for name, what in SPREADS.items()
    ]
    target.write_bytes(draw(wish.title, _legend(found), panels, in_words(wish, found)))


def in_words(wish: SimulationWish, found: Found) -> str:
    """Return the picture's text alternative: all its numbers."""
    told = [f"{wish.title}."]
    for name, each in found.items():
        spreads = "; ".join(_spread(what, getattr(each, at)) for at, what in SPREADS.items())
        told.append(f"{name.capitalize()}: {spreads}.")
    return " ".join(told)


def _spread(what: str, spread: Spread) -> str:
    return f"people by number of {what}: " + ", ".join(
        f"{much}: {people}" for much, people in spread
    )


def _legend(found: Found) -> list[str]:
    """Return each choice with what it comes to altogether."""
    told = {
        name: f"{each.pairs} meetings of two, {each.repeats} repeats, {each.trios} trios, "
        f"{each.unmatched} times left out"
        for name, each in found.items()
    }
    return [f"{name}: {what}" for name, what in told.items()] if len(told) > 1 else [*told.values()]


def _rows(found: Sequence[Simulation]) -> Iterator[list[str]]:
    for name in COUNTS:
        yield [name.replace("_", " "), *(str(getattr(each, name)) for each in found)]
    for name, what in SPREADS.items():
        for much in sorted({much for each in found for much, _ in getattr(each, name)}):
            people = [str(_people(getattr(each, name), much)) for each in found]
            yield [f"people with {much} {what}", *people]
    yield ["seconds", *(f"{each.seconds:.2f}" for each in found)]


def _people(spread: Spread, much: int) -> int:
    return dict(spread).get(much, 0)
