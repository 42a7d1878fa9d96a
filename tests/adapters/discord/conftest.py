"""Confab on the strict Discord, with a programme of one of everything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from tests.adapters.discord.rig import DiscordRig, open_rig
from tests.adapters.slack.gallery_programme import GALLERY, HEARD
from tests.doubles.discord import Person


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    """Confab with a programme of one of everything."""
    HEARD.clear()
    async with open_rig([replace(GALLERY, package="tests.adapters.discord.words")]) as opened:
        yield opened


@pytest.fixture
def ana(rig: DiscordRig) -> Person:
    """Somebody who may manage the server."""
    return rig.server.person("Ana", organiser=True)


@pytest.fixture
def ben(rig: DiscordRig) -> Person:
    """Somebody else."""
    return rig.server.person("Ben")
