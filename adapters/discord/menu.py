"""People's own menu: what can be done with a person without typing a command.

Each command of everybody's that begins with a person stands in it, under its short name where it
has one. Discord takes five; the first declared are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from adapters.discord.text import Json
from bot.kit.contracts.commands import Command, Option
from bot.kit.contracts.door import Door
from bot.kit.screen.forms import Kind
from bot.kit.widgets.help import called

PERSON = 2  # the command type
MOST = 5  # entries
NAME = 32  # letters
PEOPLE = (Kind.PERSON, Kind.PEOPLE)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry: what it is called and the command it stands for."""

    name: str
    command: Command
    option: Option


def entries(door: Door) -> list[MenuEntry]:
    """Return what can be done with a person from their own menu."""
    found = [
        MenuEntry(
            called(door.programmes[name], command) or _path(command), command, command.options[0]
        )
        for name, command in door.grammar.commands
        if command.root == "peer" and command.options and command.options[0].kind in PEOPLE
    ]
    return found[:MOST]


def told(door: Door) -> list[Json]:
    """Return the entries as Discord stores them."""
    return [
        {"name": each.name, "type": PERSON, "integration_types": [0], "contexts": [0]}
        for each in entries(door)
    ]


def _path(command: Command) -> str:
    named = f"{command.verb or command.group} ({command.group})" if command.verb else command.group
    return named[:1].upper() + named[1:NAME]
