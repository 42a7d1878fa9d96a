"""The closed lists of a profile: challenges by theme, levels, career objectives and fields."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from bot.kit.model.normalise import order

LONGEST_ID = 24
LONGEST_LABEL = 60
REST = "another"


@dataclass(frozen=True)
class TopicEntry:
    """One thing to choose: `id` is kept with profiles and never changes, `label` is shown.

    A bad id or label raises ValueError when the value is built.
    """

    id: str
    label: str

    def __post_init__(self) -> None:
        slug = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id)
        if not slug or len(self.id) > LONGEST_ID:
            raise ValueError(f"{self.id!r}: an id is a slug of at most {LONGEST_ID} characters")
        if not 0 < len(self.label) <= LONGEST_LABEL:
            raise ValueError(f"{self.id}: a label has 1 to {LONGEST_LABEL} characters")


@dataclass(frozen=True)
class Topic(TopicEntry):
    """A challenge people have at work; `theme` is the id of its theme."""

    theme: str


@dataclass(frozen=True)
class ChallengeTheme(TopicEntry):
    """A group of topics that are chosen from together, in the order shown."""

    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Level(TopicEntry):
    """Where somebody stands at work; `rank` counts from 1 (starting out) to the very top."""

    rank: int


@dataclass(frozen=True)
class Lists:
    """Every closed list of a profile, each in the order shown."""

    themes: tuple[ChallengeTheme, ...]
    levels: tuple[Level, ...]
    objectives: tuple[TopicEntry, ...]
    fields: tuple[TopicEntry, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of all themes, theme by theme."""
        return tuple(topic for theme in self.themes for topic in theme.topics)


@cache
def load() -> Lists:
    """The lists Confab comes with."""
    source = files(__package__) / "copy" / "topics.en.toml"
    copy = tomllib.loads(source.read_text(encoding="utf-8"))
    return Lists(
        themes=tuple(_theme(row) for row in copy["theme"]),
        levels=tuple(Level(**row, rank=rank) for rank, row in enumerate(copy["level"], start=1)),
        objectives=tuple(TopicEntry(**row) for row in copy["objective"]),
        fields=tuple(sorted((TopicEntry(**row) for row in copy["field"]), key=_as_read)),
    )


def _theme(row: Mapping[str, Any]) -> ChallengeTheme:
    topics = tuple(Topic(**topic, theme=row["id"]) for topic in row["topics"])
    return ChallengeTheme(id=row["id"], label=row["label"], topics=topics)


def _as_read(entry: TopicEntry) -> tuple[bool, tuple[str, str]]:
    """Sort by what is read; what takes in all the rest comes last."""
    return entry.id == REST, order(entry.label)


E = TypeVar("E", bound=TopicEntry)


def find(entry_id: str, among: Iterable[E]) -> E | None:
    """The entry with this id; None for an empty id or one that is no longer offered."""
    return next((entry for entry in among if entry.id == entry_id), None)
