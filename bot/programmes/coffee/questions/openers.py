"""The opener bank of a coffee: its questions, which ones a group gets, and what makes one good."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from typing import Any, Literal, get_args

from bot.kit.model.questions import about, faults, plain

LONGEST = 200
DEPTHS = (1, 2, 3)
TAGS = frozenset(
    (
        *("work-today", "learning", "change", "people", "craft", "choices"),
        *("energy", "place", "play", "help", "starting", "leading"),
    )
)

Wrong = Literal[
    "too-short",
    "too-long",
    "no-question",
    "several-questions",
    "not-open",
    "leading",
    "title",
    "family",
    "money",
    "health",
    "belief",
    "age",
    "gender",
    "origin",
    "politics",
]
WRONGS: tuple[Wrong, ...] = get_args(Wrong)


@dataclass(frozen=True)
class Opener:
    """One question to begin a conversation with; one that cannot be used raises ValueError.

    `id` is a slug of at most 24 characters that never changes, `text` at most 200 characters,
    `depth` 1 (light) to 3 (a real struggle, hope or doubt), `tags` one or more of TAGS.
    """

    id: str
    text: str
    depth: int
    tags: tuple[str, ...]

    def __post_init__(self) -> None:
        if not re.fullmatch(r"(?=.{1,24}$)[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise ValueError(f"opener {self.id!r}: an id is a slug of at most 24 characters")
        if not 0 < len(self.text) <= LONGEST:
            raise ValueError(f"opener {self.id}: give it 1 to {LONGEST} characters")
        if self.depth not in DEPTHS:
            raise ValueError(f"opener {self.id}: a depth is 1, 2 or 3")
        if not self.tags or not TAGS.issuperset(self.tags):
            raise ValueError(f"opener {self.id}: take one or more tags from {sorted(TAGS)}")


@cache
def load() -> tuple[Opener, ...]:
    """Our own bank, lightest first."""
    return tuple(
        Opener(id=row["id"], text=row["text"], depth=row["depth"], tags=tuple(row["tags"]))
        for row in _copy()["opener"]
    )


@cache
def _copy() -> dict[str, Any]:
    source = files(__package__) / "copy" / "openers.en.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def choose(
    bank: Iterable[Opener],
    seen_by_each: Sequence[AbstractSet[str]],
    depth: int,
    seed: int | str,
    count: int = 3,
) -> tuple[Opener, ...]:
    """Pick up to `count` questions of at most `depth` for one group, lightest first.

    `seen_by_each` holds, for each person, the ids already shown to them. A question fewer of
    them have seen always comes before one that more have seen, so nobody meets one again while
    there is another. Within that, one is of `depth` itself and their tags differ as far as
    possible. The same seed gives the same questions, whatever the order of the bank.
    """
    times_seen = Counter(chain.from_iterable(seen_by_each))
    left = sorted((o for o in bank if o.depth <= depth), key=lambda o: _lot(seed, o))
    chosen: list[Opener] = []
    while left and len(chosen) < count:
        used = {tag for opener in chosen for tag in opener.tags}
        best = min(
            left,
            key=lambda o: (
                times_seen[o.id],
                len(used.intersection(o.tags)) if chosen else -o.depth,
            ),
        )
        left.remove(best)
        chosen.append(best)
    return tuple(sorted(chosen, key=lambda o: o.depth))


def _lot(seed: int | str, opener: Opener) -> bytes:
    # A hash, not `random`: an old seed must replay the same way on any Python version.
    return sha256(f"{seed}:{opener.id}".encode()).digest()


def check(text: str) -> tuple[Wrong, ...]:
    """What keeps this line from being a good opener, in the order of WRONGS; empty when it is one.

    Beside what the kit says of any question, an opener leaves alone what is private to somebody;
    an organiser reads every proposal.
    """
    found = {_SAID.get(each, each) for each in faults(text, LONGEST)}
    line, subjects = plain(text), _subjects()
    return tuple(
        wrong
        for wrong in WRONGS
        if wrong in found or (wrong in subjects and subjects[wrong].search(line))
    )


_SAID = {
    "short": "too-short",
    "long": "too-long",
    "several": "several-questions",
    "closed": "not-open",
}


@cache
def _subjects() -> dict[str, re.Pattern[str]]:
    """The words by which each forbidden subject is known; they live with the language's copy."""
    return {subject: about(*words) for subject, words in _copy()["subject"].items()}
