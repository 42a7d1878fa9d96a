"""Words made from the declarations: what a command, a job or an organiser's act is called."""

from __future__ import annotations

from bot.kit.grammar import spoken
from bot.kit.programme import Command, Option, Programme
from bot.kit.text import Text
from bot.kit.ui import Kind
from bot.kit.words import Arg, Words


def words_of(programme: Programme) -> Words:
    """Return the copy of a programme."""
    return Words(programme.package or f"bot.programmes.{programme.name}")


def purpose(programme: Programme, command: Command) -> Text:
    """Return what a command does, in a line."""
    path = (command.group, command.verb)
    return words_of(programme)("-".join(("command", *(part for part in path if part))))


def meaning(programme: Programme, option: Option) -> Text:
    """Return what an option of a command is for, in a line."""
    return words_of(programme)(f"option-{option.name}")


def typed(command: Command) -> str:
    """Return a command as one types it, its options in brackets where they may be left out."""
    options = (_option(option) for option in command.options)
    path = "" if command.default and not command.group else spoken(command)
    return " ".join(part for part in (f"/{command.root}", path, *options) if part)


def _option(option: Option) -> str:
    shown = f"@{option.name}" if option.kind in (Kind.PERSON, Kind.PEOPLE) else option.name
    return f"<{shown}>" if option.required else f"[{shown}]"


def told(programme: Programme, what: str, name: str, **args: Arg) -> Text | None:
    """Return the words for a job or an act (`what`: "job" or "act"); None where it has none."""
    copy = words_of(programme)
    return copy(f"{what}-{name}", **args) if copy.has(f"{what}-{name}") else None
