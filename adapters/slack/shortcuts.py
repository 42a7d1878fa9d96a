"""Global shortcuts: what one can begin from anywhere in Slack, by the menu beside the message box.

Each command that is declared a `shortcut` is one, under its short name.
"""

from __future__ import annotations

from adapters.slack.text import Json
from bot.kit.contracts.grammar import Grammar
from bot.kit.contracts.programme import Programme
from bot.kit.widgets.help import called, purpose

ROOT = "peer"
DESCRIPTION = 150  # letters


def shortcuts(grammar: Grammar) -> list[Json]:
    """Return the shortcuts as the manifest lists them."""
    offered = [(Programme(name), each) for name, each in grammar.commands if each.shortcut]
    return [
        {
            "name": called(programme, command),
            "type": "global",
            "callback_id": f"{ROOT}.{command.group}.{command.verb}",
            "description": str(purpose(programme, command))[:DESCRIPTION],
        }
        for programme, command in offered
    ]


def path_of(callback: str) -> tuple[str, str] | None:
    """Return the group and verb a shortcut stands for; None where it is none of ours."""
    match callback.split("."):
        case [root, group, verb] if root == ROOT:
            return group, verb
    return None
