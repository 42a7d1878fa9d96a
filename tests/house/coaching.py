"""docs/coaching.md, its drawn parts made from the rules: `python -m tests.house.coaching`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.programmes.coaching.rules import ENDS, FORMS, RESTS, STAGES, TABLE
from bot.programmes.coaching.state_machine import Rule, TalkForm, TalkState, To
from tests.house.source import ROOT

PAGE = ROOT / "docs" / "coaching.md"
STAGE = "one of the stages"
ROUND_TRIP = ("skip", "back", "prompt", "time", "switch", "choose-time")
"""Told in the table, too much in a picture."""


def page() -> str:
    """Return the page with its drawn parts as the code has them now."""
    written = PAGE.read_text("utf-8")
    parts = {"picture": picture(), "table": table(), "rests": rests(), "forms": forms()}
    for name, part in parts.items():
        marked = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
        assert marked.search(written), f"{PAGE} has lost the marks of {name}"
        written = f"{part}\n".join(marked.split(written, 1))
    return written


def picture() -> str:
    """Return the states as a Mermaid diagram, the stages as one box."""
    arrows = [
        f"    {_box(at)} --> {to}: {row.event}"
        for row in TABLE
        if row.event not in ROUND_TRIP
        for at in _boxes(row.at)
        for to in _ends(row, at)
    ]
    steps = [_box(step.state) for step in FORMS["pair"].steps]
    inner = [f"        {one} --> {other}: next" for one, other in pairwise(steps)]
    ends = [f"    {_box(state)} --> [*]" for state in ENDS]
    lines = ["    [*] --> invited", "    state stages {", *inner, "    }"]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, *arrows, *ends, "```"])


def _boxes(states: Iterable[TalkState]) -> list[TalkState | str]:
    """Return the states, all stages together as one."""
    boxes: list[TalkState | str] = [state for state in states if state not in STAGES]
    return [*boxes, "stages"] if set(STAGES) <= set(states) else boxes


def _box(state: TalkState | str) -> str:
    return str(state).replace("-", "_")


def _ends(row: Rule, at: TalkState | str) -> list[str]:
    """Return the boxes an arrow leads to."""
    if isinstance(row.to, TalkState):
        return [_box(row.to)]
    if row.to is To.RESUMED:
        return ["ready", "stages"]
    if at == TalkState.AGREEING:
        return ["ready", "stages"]
    return ["debrief"] if at == "stages" else ["stages"]


def table() -> str:
    """Return the table of what may happen."""
    rows = [
        f"| {_names(row.at)} | {row.event} | {_who(row)} | {_names([row.to])} | {row.guard} |"
        for row in TABLE
    ]
    return "\n".join(["| In | What | By | Leads to | Only |", "|---|---|---|---|---|", *rows])


def _names(states: Iterable[TalkState | To]) -> str:
    told = [STAGE if each == "stages" else str(each) for each in _grouped(states)]
    return ", ".join(told)


def _grouped(states: Iterable[TalkState | To]) -> list[TalkState | To | str]:
    given = list(states)
    stages = set(STAGES) <= set(given)
    rest: list[TalkState | To | str] = [each for each in given if not (stages and each in STAGES)]
    return [*rest, "stages"] if stages else rest


def _who(row: Rule) -> str:
    counts = "" if row.fresh else " (from any card)"
    return f"{row.by}{' (newest card)' if row.once else counts}"


def rests() -> str:
    """Return how long each state may rest."""
    head = ["| State | Nudge after | Runs out after |", "|---|---|---|"]
    told = {state: rest for state, rest in RESTS.items() if state not in STAGES[1:]}
    rows = [
        f"| {STAGE if state in STAGES else state} | {rest.nudge or '–'} | {rest.out} |"  # noqa: RUF001
        for state, rest in told.items()
    ]
    return "\n".join([*head, *rows])


def forms() -> str:
    """Return every form with its stages."""
    head = ["| Form | Who | Stages (whose turn, minutes) | In all |", "|---|---|---|---|"]
    return "\n".join([*head, *map(_form, FORMS.values())])


def _form(form: TalkForm) -> str:
    steps = " → ".join(f"{each.state.upper()} ({each.turn}, {each.minutes})" for each in form.steps)
    turns = f", {form.rounds} rounds" if form.rounds > 1 else ""
    who = ", ".join(form.roles)
    return f"| {form.name} | {who} | {steps} | {form.minutes} minutes{turns} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
