"""What stories that are played everywhere begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.both.cast import PLATFORMS, Player, open_player


@pytest.fixture(params=PLATFORMS)
async def play(request: pytest.FixtureRequest) -> AsyncIterator[Player]:
    """Confab and six people, once in the sandbox and on each platform."""
    async with open_player(request.param) as opened:
        yield opened
