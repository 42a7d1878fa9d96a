"""Every command is declared well, explained, and found in the help."""

from __future__ import annotations

import re

import pytest

from bot.kit.contracts.commands import Command
from bot.kit.contracts.programme import Programme
from bot.kit.widgets import help
from bot.programmes import PROGRAMMES
from tests.house.commands import PAGE, ROOTS, page
from tests.house.wording import messages
from tests.rig import Rig

COMMANDS = [each for root in ROOTS for each in help.offered(PROGRAMMES, root)]
MENU_NAME = 24  # letters: Slack's shortcuts
NAME = re.compile(r"[a-z][a-z-]{0,31}")  # what Discord takes, too


@pytest.mark.parametrize(
    ("programme", "command"), COMMANDS, ids=[help.typed(command) for _, command in COMMANDS]
)
def test_explained(programme: Programme, command: Command) -> None:
    """A command and each of its options have a line of words, and names that platforms take."""
    assert str(help.purpose(programme, command))
    assert all(str(help.meaning(programme, option)) for option in command.options)
    names = [command.group, command.verb, *(option.name for option in command.options)]
    assert all(NAME.fullmatch(name) for name in names if name)


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme.name)
def test_no_stale_words(programme: Programme) -> None:
    """No words explain a command, an option or a job that is not there."""
    options = {option.name for command in programme.commands for option in command.options}
    paths = {"-".join(filter(None, (c.group, c.verb))) for c in programme.commands}
    declared = {"command": paths, "menu": paths, "option": options, "job": set(programme.jobs)}
    package = programme.package or f"bot.programmes.{programme.name}"
    explained = [key.partition("-") for key in messages(package)]
    assert not [
        f"{what}-{name}" for what, _, name in explained if name not in declared.get(what, {name})
    ]


def test_short_names() -> None:
    """What can be begun from anywhere has a name that fits the menus of every platform."""
    names = {command: help.called(programme, command) for programme, command in COMMANDS}
    assert not [help.typed(c) for c, name in names.items() if c.shortcut and not name]
    assert all(len(name) <= MENU_NAME for name in names.values())
    given = [name for name in names.values() if name]
    assert len(set(given)) == len(given) > 0


def test_default_verbs() -> None:
    """Where a group has verbs, exactly one of them is meant when none is typed."""
    groups = {(command.root, command.group) for _, command in COMMANDS if command.verb}
    defaults = [(c.root, c.group) for _, c in COMMANDS if c.default and c.verb]
    assert sorted(groups) == sorted(defaults)


@pytest.mark.shows("H1", on="sandbox")
async def test_help_has_everything() -> None:
    """`/peer help` names every group and `/peer help <group>` every command in it."""
    async with Rig.open() as rig:
        await rig.join("ben")
        await rig.command("ben", "/peer help")
        overview = rig.last("ben")
        while more := [label for label in rig.labels("ben") if label.startswith("More (")]:
            await rig.press("ben", more[0])
            overview += rig.last("ben")
        for group in help.groups(PROGRAMMES, "peer"):
            await rig.command("ben", f"/peer help {group}")
            lines = [help.typed(c) for _, c in COMMANDS if c.root == "peer" and c.group == group]
            assert not [line for line in lines if line not in rig.last("ben")]
            assert group in overview


def test_page_is_fresh() -> None:
    """docs/commands.md says what the programmes declare: else `make docs`."""
    assert PAGE.read_text("utf-8") == page()
