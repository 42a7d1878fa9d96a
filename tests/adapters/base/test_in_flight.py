"""Work in flight is finished before a process stops, and never waited for without end."""

from __future__ import annotations

import asyncio

from adapters.base.in_flight import InFlight


async def test_what_was_begun_is_finished_with_what_it_begins() -> None:
    """Work that begins more work is waited for, too."""
    in_flight, done = InFlight(), []

    async def last() -> None:
        await asyncio.sleep(0)
        done.append("last")

    async def first() -> None:
        in_flight.begin(last())
        done.append("first")

    in_flight.begin(first())
    assert await in_flight.finish()
    assert done == ["first", "last"]


async def test_finishing_has_an_end() -> None:
    """What never ends holds nobody up for longer than the seconds given."""
    in_flight = InFlight()
    endless = in_flight.begin(asyncio.Event().wait())
    assert not await in_flight.finish(0)
    endless.cancel()
    assert await in_flight.finish(1)
