"""Words made from the declarations: what a command, a job or an organiser's act is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.kit.contracts.commands import Command, Option
from bot.kit.contracts.grammar import spoken
from bot.kit.contracts.programme import Programme
from bot.kit.screen.buttons import Press
from bot.kit.screen.forms import Kind
from bot.kit.screen.text import Text, text
from bot.kit.screen.words import Arg, Words


def words_of(programme: Programme) -> Words:
    """Return the copy of a programme."""
    return Words(programme.package or f"bot.programmes.{programme.name}")


def purpose(programme: Programme, command: Command) -> Text:
    """Return what a command does, in a line."""
    return words_of(programme)(_key("command", command))


def called(programme: Programme, command: Command) -> str:
    """Return the short name a command has in a platform's own menus; empty where it has none."""
    copy, key = words_of(programme), _key("menu", command)
    return copy.line(key) if copy.has(key) else ""


def _key(what: str, command: Command) -> str:
    return "-".join(part for part in (what, command.group, command.verb) if part)


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


def told(programme: Programme, kind: str, name: str, **args: Arg) -> Text | None:
    """Return the words for a "job" or an "act" (`kind`); None where it has none."""
    copy = words_of(programme)
    return copy(f"{kind}-{name}", **args) if copy.has(f"{kind}-{name}") else None


def offered(everyone: Iterable[Programme], root: str) -> list[tuple[Programme, Command]]:
    """Return every command of a root with the programme it belongs to, as declared."""
    return [(p, c) for p in everyone for c in p.commands if c.root == root]


def groups(everyone: Iterable[Programme], root: str) -> dict[str, int]:
    """Return what can be asked about, in declared order, with its number of commands."""
    return Counter(command.group or command.verb for _, command in offered(everyone, root))


def overview(everyone: Iterable[Programme], root: str) -> list[Text]:
    """Return a line for each single command and one for each group with its verbs."""
    by_group: dict[str, list[tuple[Programme, Command]]] = {}
    for programme, command in offered(everyone, root):
        by_group.setdefault(command.group or command.verb, []).append((programme, command))
    return [
        _line(*members[0]) if len(members) == 1 else _verbs(root, group, members)
        for group, members in by_group.items()
    ]


def presses(everyone: Iterable[Programme], root: str) -> dict[str, Press | None]:
    """Return for each group the press that does what one of its commands does, the default first:
    a press that is called like the command's verb. None where none of them has one."""
    found: dict[str, Press | None] = {}
    for programme, command in sorted(offered(everyone, root), key=lambda each: not each[1].default):
        group, name = command.group or command.verb, command.verb or command.group
        press = Press(programme.name, name) if name in programme.presses else None
        found[group] = found.get(group) or press
    return found


def about(everyone: Iterable[Programme], root: str, group: str) -> list[Text]:
    """Return a line for each command of a group and for each of its options."""
    found: list[Text] = []
    for programme, command in offered(everyone, root):
        if group == (command.group or command.verb):
            found.append(_line(programme, command))
            found += [
                text(f"   {option.name}: ") + meaning(programme, option)
                for option in command.options
            ]
    return found


def _line(programme: Programme, command: Command) -> Text:
    return text(f"{typed(command)}: ") + purpose(programme, command)


def _verbs(root: str, group: str, members: list[tuple[Programme, Command]]) -> Text:
    verbs = ", ".join(command.verb for _, command in members if command.verb)
    return text(f"/{root} {group}: {verbs}")


def heading(programme: Programme) -> Text:
    """Return what stands above a programme's share of somebody's stored data."""
    copy = words_of(programme)
    return copy("export-title") if copy.has("export-title") else text(programme.name)
