"""The commands as Discord stores them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from adapters.discord import commands, menu
from adapters.discord.suggestions import suggestions
from bot.kit.contracts.commands import Command, Option
from bot.kit.contracts.door import Door
from bot.kit.contracts.grammar import Grammar
from bot.kit.contracts.programme import Programme
from bot.kit.screen.forms import Kind
from bot.programmes import PROGRAMMES
from tests.adapters.discord.rig import DiscordRig
from tests.doubles.discord import Person


def door(programmes: Any = PROGRAMMES) -> Door:
    """A core of these programmes, as far as commands need one."""
    named = {each.name: each for each in programmes}
    grammar = Grammar((p.name, c) for p in programmes for c in p.commands)
    return SimpleNamespace(programmes=named, grammar=grammar)


def leaves(command: dict[str, Any]) -> list[tuple[str, ...]]:
    """Every way to type a command, as names."""
    found: list[tuple[str, ...]] = []
    for sub in command["options"]:
        inner = [each["name"] for each in sub.get("options", ()) if each["type"] == commands.SUB]
        found += [(sub["name"], name) for name in inner]
        found += [] if inner else [(sub["name"],)]
    return found


def test_every_command_can_be_typed() -> None:
    """Each declared command has one way to type it, which leads back to it."""
    core = door()
    made = commands.commands(core)
    for root in made:
        if root["type"] == commands.CHAT:
            paths = [commands.path(core, root["name"], names) for names in leaves(root)]
            declared = [(c.group, c.verb) for c in core.grammar.of(root["name"])]
            assert sorted(paths) == sorted(declared)


def test_commands_keep_discords_limits() -> None:
    """Names, descriptions, numbers of options: all within what Discord takes."""
    for root in commands.commands(door()):
        if root["type"] != commands.CHAT:
            assert 1 <= len(root["name"]) <= 32
            continue
        assert len(root["options"]) <= 25
        names = [each["name"] for each in root["options"]]
        assert len(set(names)) == len(names)
        assert sum(commands._letters(root)) <= commands.LETTERS
        for sub in root["options"]:
            for each in (sub, *sub.get("options", ())):
                assert 1 <= len(each["description"]) <= 100
                assert each["name"] == each["name"].lower()
                assert len(each["name"]) <= 32


@pytest.mark.shows("O1", on="discord")
def test_organisers_command_is_hidden_from_others() -> None:
    """/confab is shown to who may manage the server; /peer to everybody; neither outside one."""
    by_name = {each["name"]: each for each in commands.commands(door())}
    assert by_name["confab"]["default_member_permissions"] == commands.ORGANISERS
    assert by_name["peer"]["default_member_permissions"] is None
    assert by_name["peer"]["contexts"] == [0]


def test_inviting_stands_in_a_persons_menu() -> None:
    """Somebody can be invited from their own menu."""
    assert "Invite for a coffee" in [each.name for each in menu.entries(door())]


def test_a_command_that_is_too_long_is_refused_by_name() -> None:
    """What would be refused by Discord is said before it is told."""
    many = tuple(Command(f"group{n}", "verb", menu.entries) for n in range(25))  # type: ignore[arg-type]
    words = Programme("long", commands=many, package="tests.adapters.discord.words")
    with pytest.raises(Exception, match=r"command-group0-verb|letters"):
        commands.commands(door([words]))


async def test_commands_are_told_only_when_changed(rig: DiscordRig) -> None:
    """Discord is asked what it knows, and told only what is new."""
    env = rig.double.env
    assert not await commands.sync(rig.platform.wire, rig.app)
    told = [each for each in env.http_requests if each.method == "PUT"]
    assert len(told) == 1
    known = env.backend.find_command("peer", None, type=1)
    assert known
    known["description"] = "something else"
    assert await commands.sync(rig.platform.wire, rig.app)
    assert not await commands.sync(rig.platform.wire, rig.app)


# -- suggestions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "typed", "first"),
    [
        (Option("zone"), "berl", "Europe/Berlin"),
        (Option("zone"), "", "Europe/London"),
        (Option("zone"), "new york", "America/New_York"),
        (Option("zone"), "EST", "America/New_York"),
        (Option("zone"), "mumb", "Asia/Kolkata"),
        (Option("topic"), "cof", "coffee"),
        (Option("section", Kind.CHOICE, choices=("who", "what")), "wha", "what"),
    ],
)
async def test_options_are_completed(option: Option, typed: str, first: str) -> None:
    """Zones by city, topics by what there is, closed lists by how they begin."""
    found = await suggestions(door(), option, typed)
    assert found[0] == first
    assert len(found) <= 25


async def test_free_text_is_not_completed() -> None:
    """Where anything may be said nothing is offered."""
    assert await suggestions(door(), Option("until"), "in") == []


async def test_completing_while_typing(rig: DiscordRig, ana: Person) -> None:
    """The real round trip: an option with nothing to offer is answered with nothing."""
    assert await ana.types("peer tell", "words", "hel") == []
