"""Completing a typed line: the slash commands, what comes after them, people's names."""

from __future__ import annotations

from adapters.sandbox.asking import ROOTS, slash
from adapters.sandbox.transport import Chat

MOST = 12


def suggestions(chat: Chat, account: str, typed: str) -> list[str]:
    """Return whole lines that go on from what is typed; none while it is no command."""
    if not typed.startswith("/"):
        return []
    before, at, name = typed.rpartition("@")
    if at and before.endswith(" "):
        return _people(chat, before, name)
    command = slash(typed)
    if " " not in typed or command is None:
        return [f"/{root} " for root in _roots(chat, account) if f"/{root}".startswith(typed)]
    root, _ = command
    if root not in ROOTS:
        return []
    rest = typed.partition(" ")[2].lstrip()
    lines = chat.app.grammar.complete(root, rest)
    return [f"/{root} {line}" for line in lines if line != rest.rstrip()][:MOST]


def _roots(chat: Chat, account: str) -> tuple[str, ...]:
    """Organisers see both commands, others the one for everybody."""
    return ROOTS if account in chat.world.site(chat.workspace).admins else ROOTS[:1]


def _people(chat: Chat, before: str, name: str) -> list[str]:
    people = chat.world.site(chat.workspace).people.values()
    names = sorted(each.name for each in people if not (each.bot or each.gone))
    found = [each for each in names if each.lower().startswith(name.lower()) and each != name]
    return [f"{before}@{each}" for each in found[:MOST]]
