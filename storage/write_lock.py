"""Who writes next: in order of arrival, and whoever is patient lets others go first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import TypeVar

C = TypeVar("C")


class Queue:
    """A lock with two doors.

    The patient wait for each other at a door of their own, so that at most one of them stands
    among those for whose answer somebody waits.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._patient = asyncio.Lock()

    @asynccontextmanager
    async def turn(
        self, connecting: AbstractAsyncContextManager[C], *, patient: bool
    ) -> AsyncIterator[C]:
        """Wait for a turn and have it, with a connection.

        The patient come with theirs: nobody must wait for one who has the turn and waits for a
        connection. Of the others only the one whose turn it is holds one.
        """
        async with AsyncExitStack() as stack:
            enter = stack.enter_async_context
            if patient:
                await enter(self._patient)
                connection = await enter(connecting)
                await enter(self._turn)
            else:
                await enter(self._turn)
                connection = await enter(connecting)
            yield connection
