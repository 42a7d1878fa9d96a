"""`confab simulate`: the real matcher over many rounds of a made-up community, as a table."""

from __future__ import annotations

import io
import json
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from bot.matching import Rules
from bot.matching.simulate import simulate as compute


def simulate(
    people: int, rounds: int, size: int, attendance: float, seed: int, *, as_json: bool
) -> str:
    """Return what came out, as JSON or as a table."""
    rules = Rules(size=size)
    result = compute(people, rounds, rules=rules, attendance=attendance, seed=seed)
    if as_json:
        return json.dumps(asdict(result), indent=2)
    table = Table(title=f"{people} people, {rounds} rounds of {size}, seed {seed}")
    table.add_column("What")
    table.add_column("Number", justify="right")
    for name, value in asdict(result).items():
        if isinstance(value, int | float):
            table.add_row(name.replace("_", " "), f"{value:g}")
    console = Console(file=io.StringIO(), width=80)
    console.print(table)
    return str(console.file.getvalue()) if isinstance(console.file, io.StringIO) else ""
