"""Pictures and files that go with a card: named with it, drawn or written when it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.kit.screen import limits
from bot.kit.screen.limits import fits


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or file that goes with a card, made only when it is sent.

    `maker` is `programme:name` of a declared maker, `ids` what it is made from; `alt` says in
    words what a picture shows (empty for a file).
    """

    maker: str
    ids: tuple[str, ...]
    name: str
    alt: str = ""

    def __post_init__(self) -> None:
        fits("the text alternative", len(self.alt), limits.ALT, "say what matters most")


@dataclass(frozen=True, slots=True)
class File:
    """A made attachment."""

    name: str
    mime: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An attachment still to be made: `draw(*args)` returns its content, in a worker process.

    `draw` is a function of a module, and it and its arguments can be pickled.
    """

    name: str
    mime: str
    alt: str
    draw: Callable[..., bytes]
    args: tuple[Any, ...]
