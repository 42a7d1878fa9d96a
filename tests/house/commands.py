"""docs/commands.md, made from the declarations: `python -m tests.house.commands`."""

from __future__ import annotations

import sys

from bot.kit.contracts.commands import Command, Option
from bot.kit.contracts.programme import Programme
from bot.kit.widgets import help
from bot.programmes import PROGRAMMES
from tests.house.source import ROOT

PAGE = ROOT / "docs" / "commands.md"
HEAD = """\
# Every command

Made by `make docs` from what the programmes declare; not to be edited.

On Slack and in the sandbox one types a command as it stands here; `<…>` is needed, `[…]` may be
left out, and so may the verb where it stands in `(…)`. On Discord the options are offered one by
one while typing. Everything here can be done with buttons from home, too.
"""
ROOTS = {"peer": "For everybody", "confab": "For organisers"}


def page() -> str:
    """Return the page as text."""
    return "\n".join([HEAD, *(_section(root, title) for root, title in ROOTS.items())])


def _section(root: str, title: str) -> str:
    rows = "".join(_row(*each) for each in help.offered(PROGRAMMES, root))
    return f"## {title}: /{root}\n\n| | |\n|---|---|\n{rows}"


def _row(programme: Programme, command: Command) -> str:
    options = [_option(programme, option) for option in command.options]
    told = "<br>".join([str(help.purpose(programme, command)), *options])
    return f"| `{help.typed(command)}` | {told} |\n"


def _option(programme: Programme, option: Option) -> str:
    choices = f" ({', '.join(option.choices)})" if option.choices else ""
    return f"*{option.name}*: {help.meaning(programme, option)}{choices}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.exit()
