"""Completing a typed line: the slash commands, what comes after them, people's names."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.sandbox.requests import ROOTS, slash
from adapters.sandbox.transport import Chat
from bot.kit.contracts.grammar import spoken
from bot.kit.model.normalise import by_name, same
from bot.kit.widgets.help import meaning, purpose

MOST = 40


@dataclass(frozen=True, slots=True)
class PageSuggestion:
    """A whole line to go on with, and what it does; `about` is empty where that is plain."""

    line: str
    about: str = ""


def suggestions(chat: Chat, account: str, typed: str) -> list[PageSuggestion]:
    """Return what goes on from what is typed; nothing while it is no command."""
    if not typed.startswith("/"):
        return []
    before, at, name = typed.rpartition("@")
    if at and before.endswith(" "):
        return _people(chat, before, name)
    command = slash(typed)
    if " " not in typed or command is None:
        roots = (f"/{root} " for root in _roots(chat, account))
        return [PageSuggestion(root) for root in roots if root.startswith(typed)]
    root, _ = command
    return _lines(chat, root, typed.partition(" ")[2].lstrip()) if root in ROOTS else []


def _lines(chat: Chat, root: str, rest: str) -> list[PageSuggestion]:
    about = _about(chat, root)
    lines = [line for line in chat.app.grammar.complete(root, rest) if line != rest.rstrip()]
    return [PageSuggestion(f"/{root} {line}", about.get(line, "")) for line in lines[:MOST]]


def _about(chat: Chat, root: str) -> dict[str, str]:
    """Return what each command and each of its options is for, by the line that completes it."""
    found: dict[str, str] = {}
    for name, command in chat.app.grammar.commands:
        programme, line = chat.app.programmes[name], spoken(command)
        if command.root == root:
            found[line] = str(purpose(programme, command))
            for option in command.options:
                found[f"{line} {option.name}: "] = str(meaning(programme, option))
    return found


def _roots(chat: Chat, account: str) -> tuple[str, ...]:
    """Organisers see both commands, others the one for everybody."""
    return ROOTS if account in chat.world.site(chat.workspace).admins else ROOTS[:1]


def _people(chat: Chat, before: str, name: str) -> list[PageSuggestion]:
    people = chat.world.site(chat.workspace).people.values()
    names = [each.name for each in by_name(people) if not (each.bot or each.gone)]
    found = [each for each in names if same(each).startswith(same(name)) and each != name]
    return [PageSuggestion(f"{before}@{each}") for each in found[:MOST]]
