"""The question bank of a check-in: its themes, and which three questions somebody gets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

PARTS = ("high", "low", "ask")
LONGEST = 120
DEPTHS = (1, 2, 3)


@dataclass(frozen=True)
class Question:
    """One question; one that cannot be used raises ValueError.

    `part` is what it asks for: a high, a low or an ask. `depth` is 1 (light) to 3 (a real
    struggle, hope or doubt). `theme` is empty for a question that fits every theme.
    """

    id: str
    part: str
    depth: int
    text: str
    theme: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise ValueError(f"question {self.id!r}: an id is a slug")
        if self.part not in PARTS or self.depth not in DEPTHS:
            raise ValueError(f"question {self.id}: a part is one of {PARTS}, a depth 1, 2 or 3")
        if not 0 < len(self.text) <= LONGEST:
            raise ValueError(f"question {self.id}: give it 1 to {LONGEST} characters")


@dataclass(frozen=True)
class CheckinTheme:
    """What a month is about."""

    id: str
    label: str
    questions: tuple[Question, ...]


@cache
def load() -> tuple[CheckinTheme, ...]:
    """Our own bank, theme by theme."""
    source = files(__package__) / "copy" / "questions.en.toml"
    copy = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        CheckinTheme(
            row["id"],
            row["label"],
            tuple(Question(theme=row["id"], **each) for each in row["questions"]),
        )
        for row in copy["theme"]
    )


def theme(id: str) -> CheckinTheme:
    """Return a theme; the first one for an id that is no longer offered."""
    return next((each for each in load() if each.id == id), load()[0])


def choose(
    theme: str, seen: Sequence[str], seed: str, own: Iterable[Question] = ()
) -> tuple[Question, ...]:
    """Pick a high, a low and an ask for somebody, in this order; the lightest unseen first.

    `seen` are ids in the order they were seen, the latest last. While there is an unseen question
    of the theme it is taken, else an unseen one of another theme, else the one seen longest ago.
    The same seed gives the same questions.
    """
    bank = [*own, *(each for every in load() for each in every.questions)]
    age = {id: at for at, id in enumerate(seen)}

    def rank(each: Question) -> tuple[object, ...]:
        fits = each.theme in ("", theme)
        lot = sha256(f"{seed}:{each.id}".encode()).digest()
        return (age.get(each.id, -1), not fits, bool(each.theme), each.depth, lot)

    return tuple(min((q for q in bank if q.part == part), key=rank) for part in PARTS)


def texts(ids: Sequence[str], own: Iterable[Question] = ()) -> tuple[str, ...]:
    """Return the words of these questions; empty for one that is gone."""
    known = {each.id: each.text for every in load() for each in every.questions}
    known |= {each.id: each.text for each in own}
    return tuple(known.get(id, "") for id in ids)
