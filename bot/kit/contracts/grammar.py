"""The commands, declared once: finding one in a typed line, suggesting the nearest, completing.

A line is `[group] [verb] [options]`. Options come by name (`until: 3 March`, `until=…`) or in
their declared order; the last one takes the rest of the line. Either may stand in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.kit.contracts.commands import Command, Option
from bot.kit.model.normalise import same
from bot.kit.screen.forms import Kind, Value, Values

_NAMED = re.compile(r"(?<![\w-])(?P<name>[a-z][a-z_-]*)\s*[:=]\s*", re.IGNORECASE)
SHORT, ALIKE = 4, 0.85  # letters of a word that is taken as it stands; how near others must be
_QUOTES = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u201d": "\u201d",
    "\u2018": "\u2019",
    "\u201a": "\u2018\u2019",
    "\xab": "\xbb",
    "\xbb": "\xab",
    "\u2039": "\u203a",
    "\u300c": "\u300d",
    '"': '"',
    "'": "'",
    "`": "`",
}
"""What opens a quotation, and what may close it, from one language to the next."""
_QUOTED = re.compile(
    "|".join(
        rf"{opens}(?:[^{opens}{closes}]|(?<=\w)[{closes}](?=\w))+[{closes}](?=\s|\Z)"
        for opens, closes in _QUOTES.items()
    )
)  # an apostrophe inside a word closes nothing
_MENTION = re.compile(r"<@(?P<id>[A-Za-z0-9]+)(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Found:
    """A command with the values that were typed for it, and which programme it belongs to."""

    programme: str
    command: Command
    values: Values


class NotFound(Exception):
    """The line names no command; `nearest` are lines that look like it."""

    def __init__(self, line: str, nearest: Sequence[str]) -> None:
        super().__init__(line)
        self.line = line
        self.nearest = tuple(nearest)


class Unclear(Exception):
    """An option is missing or makes no sense; `reason` is a message key of the kit's words."""

    def __init__(self, reason: str, option: Option, typed: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.option = option
        self.typed = typed


class Grammar:
    """All commands of all programmes."""

    def __init__(self, commands: Iterable[tuple[str, Command]]) -> None:
        self.commands = tuple(commands)
        self._by_path = {(c.root, c.group, c.verb): (p, c) for p, c in self.commands}
        if len(self._by_path) != len(self.commands):
            raise ValueError("two programmes declare the same command")

    def at(self, root: str, group: str, verb: str) -> tuple[str, Command] | None:
        """Return the command on a path and the programme it belongs to."""
        return self._by_path.get((root, group, verb))

    def of(self, root: str) -> list[Command]:
        """Return the commands of one root, in declared order."""
        return [command for _, command in self.commands if command.root == root]

    def parse(self, root: str, line: str) -> Found:
        """Find the command a line names and read its options; NotFound or Unclear."""
        words = line.split()
        lowered = [word.lower() for word in words[:2]]
        for length, path in ((2, tuple(lowered)), (1, tuple(lowered[:1])), (0, ())):
            found = self._match(root, path) if len(path) == length else None
            if found and (length or not words):
                programme, command = found
                rest = " ".join(line.split(maxsplit=length)[length:]) if length else ""
                if rest and not command.options:
                    break
                return Found(programme, command, read(command.options, rest))
        meant = self._meant(line)
        if meant:
            return Found(*meant, {})
        raise NotFound(line, self.nearest(root, line))

    def _meant(self, line: str) -> tuple[str, Command] | None:
        """Return the command that words in a line stand for which names none."""
        return next((each for each in self.commands if mentions(line, each[1].also)), None)

    def _match(self, root: str, path: tuple[str, ...]) -> tuple[str, Command] | None:
        if len(path) == 2:
            return self.at(root, path[0], path[1])
        group = path[0] if path else ""
        for programme, command in self.commands:
            if (command.root, command.group) == (root, group) and command.default:
                return programme, command
        return (self.at(root, group, "") or self.at(root, "", group)) if path else None

    def nearest(self, root: str, line: str) -> list[str]:
        """Return up to three command lines that look like what was typed."""
        known = {spoken(command): command for command in self.of(root) if spoken(command)}
        typed = " ".join(line.lower().split()[:2])
        near = get_close_matches(typed, known, 3, 0.5)
        first = typed.split()[0] if typed else ""
        return near or get_close_matches(first, known, 3, 0.5)

    def complete(self, root: str, typed: str) -> list[str]:
        """Return whole lines that begin as `typed` does, options shown as `name:`."""
        start = typed.lower().lstrip()
        lines = [spoken(command) for command in self.of(root) if spoken(command)]
        matching = [line for line in lines if line.startswith(start)]
        if not matching:
            for command in self.of(root):
                path = spoken(command)
                if path and start.startswith(path + " "):
                    matching += [f"{path} {option.name}: " for option in command.options]
        return matching


def mentions(line: str, wanted: Collection[str]) -> bool:
    """Say whether a line holds one of these words or phrases, perhaps misspelt."""
    said = same(line)
    if not wanted or any(f" {same(each)} " in f" {said} " for each in wanted):
        return bool(wanted)
    return any(len(w) > SHORT and get_close_matches(w, wanted, 1, ALIKE) for w in said.split())


def spoken(command: Command) -> str:
    """Return a command as one types it after the slash command: `coffee join`, `pause`."""
    return " ".join(part for part in (command.group, command.verb) if part)


def read(options: Sequence[Option], rest: str) -> dict[str, Value]:
    """Read the options of a command from the rest of its line; Unclear where it makes no sense."""
    named, free = _named({option.name for option in options}, rest)
    values: dict[str, Value] = {}
    unnamed = [option for option in options if option.name not in named]
    for index, option in enumerate(unnamed):
        if not free:
            break
        last = index == len(unnamed) - 1
        free = free.removeprefix(f"{option.name} ")
        named[option.name], free = (free, "") if last else _first(free)
    if free:
        raise Unclear("too-many-words", options[-1] if options else Option("nothing"), free)
    for option in options:
        typed = unquoted(named.get(option.name, "").strip())
        if typed:
            values[option.name] = _value(option, typed)
        elif option.required:
            raise Unclear("option-missing", option)
    return values


def _named(known: set[str], rest: str) -> tuple[dict[str, str], str]:
    marks = [mark for mark in _NAMED.finditer(rest) if mark["name"].lower() in known]
    starts = [mark.start() for mark in marks] + [len(rest)]
    named = {
        mark["name"].lower(): rest[mark.end() : end].strip()
        for mark, end in zip(marks, starts[1:], strict=True)
    }
    return named, (rest[: marks[0].start()] if marks else rest).strip()


def unquoted(typed: str) -> str:
    """Return an argument without the quotation marks around it, whatever their language."""
    return typed[1:-1].strip() if _QUOTED.fullmatch(typed) else typed


def _first(free: str) -> tuple[str, str]:
    """Return the first word, or the first words in quotation marks, and what follows."""
    quoted = _QUOTED.match(free)
    word = quoted[0] if quoted else free.partition(" ")[0]
    return word, free[len(word) :].lstrip()


def _value(option: Option, typed: str) -> Value:
    if option.kind in (Kind.PERSON, Kind.PEOPLE):
        accounts = tuple(mark["id"] for mark in _MENTION.finditer(typed))
        if not accounts:
            raise Unclear("option-person", option, typed)
        return accounts if option.kind is Kind.PEOPLE else accounts[0]
    if option.kind is Kind.CHOICE:
        near = get_close_matches(typed.lower(), option.choices, 1, 0.7)
        if not near:
            raise Unclear("option-choice", option, typed)
        return near[0]
    return typed
