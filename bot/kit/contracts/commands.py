"""What people can use: commands with their options, presses and forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.screen.forms import Kind
from bot.kit.screen.outcomes import Outcome

Handler = Callable[[Context, Transaction], Awaitable[Outcome | None]]


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command. `kind` decides how it is parsed and offered."""

    name: str
    kind: Kind = Kind.LINE
    required: bool = False
    choices: tuple[str, ...] = ()  # the closed list of a CHOICE


@dataclass(frozen=True, slots=True)
class Command:
    """`/peer <group> <verb> [options]`, or `/confab …` where `organiser` is set.

    Its words are the programme's messages `command-<group>-<verb>` (what it does, in a line; an
    empty part is left out) and `option-<name>`. `default` makes it the group's verb when none is
    given; the group "" is the bare command. `opens_form`: never deferred, only reads.
    `needs_here`: fill `Context.here`. `shortcut`: also offered where a platform lets one begin
    something from anywhere. `menu-<group>-<verb>` is its short name there and in people's menus.
    `also` are words that open it wherever somebody types them and names no command.
    """

    group: str
    verb: str
    run: Handler
    options: tuple[Option, ...] = ()
    default: bool = False
    organiser: bool = False
    opens_form: bool = False
    needs_here: bool = False
    shortcut: bool = False
    also: frozenset[str] = frozenset()

    @property
    def root(self) -> str:
        """The slash command it belongs to."""
        return "confab" if self.organiser else "peer"


@dataclass(frozen=True, slots=True)
class Action:
    """What a press does. `opens_form`: never deferred, only reads."""

    run: Handler
    opens_form: bool = False
    organiser: bool = False
