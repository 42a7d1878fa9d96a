"""The sandbox with the real Confab behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from adapters.sandbox.screen import screen
from adapters.sandbox.suggestions import suggestions
from bot.cli.trying import playground
from bot.kit.contracts.grammar import spoken
from tests.rig import Rig

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    """A running Confab in a small workspace."""
    async with Rig.open() as opened:
        yield opened


@pytest.mark.shows("H1")
@pytest.mark.parametrize("root", ["peer", "confab"])
async def test_every_declared_command_is_offered_with_what_it_does(rig: Rig, root: str) -> None:
    """Each command of each programme can be completed, and each of its options after it."""
    spoken_ones = [each for each in rig.app.grammar.of(root) if spoken(each)]
    assert spoken_ones
    for command in spoken_ones:
        line = f"/{root} {spoken(command)}"
        about = {each.line: each.about for each in suggestions(rig.chat, "ana", line[:-1])}
        assert about[line]
        after = {each.line for each in suggestions(rig.chat, "ana", f"{line} ")}
        assert after >= {f"{line} {option.name}: " for option in command.options}


@pytest.mark.shows("H1")
async def test_home_and_help_are_shown(rig: Rig) -> None:
    """One's own page stands in its room, and help lists the commands, both to one person only."""
    assert "Ana" in await rig.home("ana")
    await rig.command("ana", "/peer help")
    assert "/peer" in rig.last("ana")
    assert rig.sees("ben") == ""


async def test_confab_can_be_tried_with_no_account() -> None:
    """The community of `confab try` is there, with Confab in it and time standing still."""
    async with playground(MONDAY, seed=1) as ground:
        seen = await screen(ground, "ana", "")
        assert len(seen["people"]) == 24
        assert seen["me"]["admin"]
        assert seen["clock"]["journey"] is None
