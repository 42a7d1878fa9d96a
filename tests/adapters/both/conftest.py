"""Confab with all its programmes, and pairs a test decides on, once on each platform."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.programmes import NAMES, named, together
from tests.adapters.both.stage import Stage, open_stage
from tests.programmes.checkin.people import Ties


@pytest.fixture
def ties() -> Ties:
    """Pairs, none at first."""
    return Ties()


@pytest.fixture(params=["slack", "discord"])
async def stage(request: pytest.FixtureRequest, ties: Ties) -> AsyncIterator[Stage]:
    """The stage of one platform."""
    programmes = together(*map(named, NAMES), ties.programme())
    async with open_stage(request.param, programmes) as opened:
        yield opened
