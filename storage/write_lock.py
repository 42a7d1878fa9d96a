"""Who writes next: in order of arrival, and whoever is patient lets others go first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager


class Queue:
    """A lock with two doors.

    The patient wait for each other at a door of their own, so that at most one of them stands
    among those for whose answer somebody waits.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._patient = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, *, patient: bool) -> AsyncIterator[None]:
        """Wait for a turn and have it."""
        async with AsyncExitStack() as stack:
            if patient:
                await stack.enter_async_context(self._patient)
            await stack.enter_async_context(self._turn)
            yield
