"""`python -m benchmarks.matching [--quick] [--huge] [--json FILE]`: the matcher beside its rivals.

Every number is made in a fresh process, for three seeds, one after the other; tables show medians.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

Answer = dict[str, Any]
DASH = "-"
TIME = ("seconds of a processor", "seconds on the clock")
PEOPLE_FOR_NETWORKX = 1_000
COMPLETE = ("networkx, window of 10", "networkx, exact")


class Bench:
    """All answers so far, by what was asked."""

    def __init__(self, seeds: int) -> None:
        self.seeds = seeds
        self.answers: list[Answer] = []

    def ask(self, *, seeds: int | None = None, **task: Any) -> list[Answer]:
        """The answers to one task for each seed."""
        found = []
        for seed in range(1, 1 + (seeds or self.seeds)):
            asked = {**task, "seed": seed}
            line = [sys.executable, "-m", "benchmarks.matching.tasks", json.dumps(asked)]
            print(f"  {asked}", file=sys.stderr)
            done = subprocess.run(  # noqa: S603 - Python itself, with a line made right here
                line, capture_output=True, text=True, check=True
            )
            found.append(json.loads(done.stdout))
            self.answers.append({"asked": asked, **found[-1]})
        return found


def middle(found: list[Answer], name: str) -> float:
    """The median of one number."""
    return float(median(one[name] for one in found))


def table(title: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """One table, as Markdown."""
    print(f"\n{title}\n")
    for line in (list(head), ["---" for _ in head], *rows):
        print("| " + " | ".join(str(cell) for cell in line) + " |")


def one_draw(bench: Bench, people: int, contenders: Iterable[str]) -> None:
    """One round for so many people, beside the best that is possible."""
    seeds = bench.seeds if people <= 20_000 else 1
    best = []
    if people <= 20_000:
        best = bench.ask(task="the_bound", people=people, rounds=40 if people < 20_000 else 25)
    rows = []
    for name in contenders:
        # Minutes each: one seed of the complete graph has to do.
        slow = people == PEOPLE_FOR_NETWORKX and name in COMPLETE
        few = 1 if slow else seeds
        found = bench.ask(task="one_draw", contender=name, people=people, seeds=few)
        rows.append([name, *_cells(found, best)])
    head = ["", *TIME, "MB", "of the bound", "of the optimum", "unmatched", "repeats", "broken"]
    table(f"One round, {people:,} people, 12 rounds of history", head, rows)


def _cells(found: list[Answer], best: list[Answer]) -> list[str]:
    def share(name: str) -> str:
        if not best or best[0][name] is None:
            return DASH
        parts = [one["score"] / that[name] for one, that in zip(found, best, strict=False)]
        return f"{median(parts):.2%}"

    counts = [f"{middle(found, name):.0f}" for name in ("unmatched", "repeats", "violations")]
    return [
        f"{middle(found, 'seconds'):.3f}",
        f"{middle(found, 'wall'):.3f}",
        f"{middle(found, 'megabytes'):.0f}",
        share("bound"),
        share("optimum"),
        *counts,
    ]


def solver(bench: Bench, people: int) -> None:
    """The same candidates, solved by either library."""
    found = bench.ask(task="the_solver", people=people)
    ours, theirs = middle(found, "ours"), middle(found, "networkx")
    row = [f"{middle(found, 'pairs'):.0f}", f"{ours:.3f}", f"{theirs:.3f}", f"{theirs / ours:.0f}"]
    head = ["pairs", "rustworkx", "networkx", "times"]
    table(f"The solving step alone, {people:,} people, the same pairs and worth", head, [row])


def rounds(bench: Bench, crowd: str, sizes: Iterable[int], contenders: Iterable[str]) -> None:
    """Clean rounds among the same people, of those there could be."""
    rows = []
    for people in sizes:
        most = _clean(crowd, people)
        for name in contenders:
            found = bench.ask(
                task="many_rounds", contender=name, crowd=crowd, people=people, rounds=int(most)
            )
            clean = middle(found, "clean")
            rows.append(
                [
                    people,
                    name,
                    f"{clean:.0f} of {most:.4g}",
                    f"{clean / most:.0%}",
                    f"{middle(found, 'repeats'):.0f}",
                    f"{middle(found, 'trio_gap'):.0f}",
                    f"{middle(found, 'slowest'):.2f}",
                ]
            )
    head = ["people", "", "clean rounds", "share", "repeats", "trio gap", "slowest round, s"]
    table(f"Rounds until the first repeat: {crowd}", head, rows)


def _clean(crowd: str, people: int) -> float:
    if crowd == "teams":
        return people * 4 / 5
    return people - 1 if people % 2 == 0 else people * (people - 1) / (people + 3)


def laps(bench: Bench, sizes: Iterable[int]) -> None:
    """Three times as many rounds as there are other people."""
    rows = []
    for people in sizes:
        found = bench.ask(
            task="many_rounds",
            contender="ours",
            crowd="community",
            people=people,
            rounds=3 * (people - 1),
        )
        cells = [f"{middle(found, name):.0f}" for name in ("repeats", "most_met")]
        rows.append([people, 3 * (people - 1), (people - 1) * people, *cells])
    head = ["people", "rounds", "fewest possible", "repeats", "most meetings of one pair"]
    table("Over three laps", head, rows)


def fewest(bench: Bench, sizes: Iterable[int]) -> None:
    """Repeats where hardly anybody new is left."""
    rows = []
    for people in sizes:
        for share in (0.9, 0.99):
            found = bench.ask(task="repeats", people=people, share=share)
            cells = [" ".join(str(one[name]) for one in found) for name in ("fewest", "repeats")]
            rows.append([people, f"{share:.0%}", *cells])
    head = ["people", "pairs met", "fewest possible", "ours"]
    table("Repeats in one round", head, rows)


def groups(bench: Bench, sizes: Iterable[int]) -> None:
    """A thousand people in larger groups."""
    rows = []
    for size in sizes:
        found = bench.ask(task="one_draw", contender="ours", people=1_000, size=size)
        best = [{"bound": None, "optimum": None}]
        cells = _cells(found, best)
        rows.append([size, *cells[:3], *cells[5:]])
    head = ["size", *TIME, "MB", "unmatched", "repeats", "broken"]
    table("1,000 people in groups", head, rows)


def main() -> None:
    """Measure, print, and write what was measured where that is wanted."""
    parser = argparse.ArgumentParser(prog="benchmarks.matching", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one seed, small crowds")
    parser.add_argument("--huge", action="store_true", help="100,000 people, too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every answer")
    asked = parser.parse_args()
    bench = Bench(1 if asked.quick else 3)
    ours, rivals = ["ours"], ["ours", "shuffle", "greedy"]
    networkx = [*COMPLETE, "networkx, our candidates"]
    one_draw(bench, 200 if asked.quick else PEOPLE_FOR_NETWORKX, rivals + networkx)
    solver(bench, 200 if asked.quick else PEOPLE_FOR_NETWORKX)
    for people in () if asked.quick else (5_000, 20_000):
        one_draw(bench, people, [*ours, "shuffle"])
    if asked.huge:
        one_draw(bench, 100_000, ours)
    groups(bench, (4,) if asked.quick else (3, 4, 5))
    fewest(bench, (300,) if asked.quick else (300, 600))
    small = (20,) if asked.quick else (20, 50)
    rounds(bench, "community", small, [*rivals, *COMPLETE])
    if not asked.quick:
        rounds(bench, "community", (100, 21, 51, 101), ours)
        rounds(bench, "teams", (20, 50, 100), ours)
        rounds(bench, "departments, alike", (50, 100), ours)
        rounds(bench, "departments, different", (50, 100), ours)
    laps(bench, small)
    if asked.json:
        asked.json.write_text(json.dumps(bench.answers, indent=1) + "\n")


if __name__ == "__main__":
    main()
