"""The pace a platform allows, shared by all processes: the next free slot of each line.

A line that was written down in the future is of a clock that has been set back since: nothing waits
for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.columns import EPOCH, milliseconds
from storage.store import Store
from storage.tables import pacing

ENDLESS = timedelta(days=1000)
APART = timedelta(minutes=1)  # the clocks of two hosts, at the most


class Busy(Exception):
    """The next free slot of a line is further away than its caller can wait: at `free`.

    Those after it are `gap` apart.
    """

    def __init__(self, line: str, free: datetime, gap: timedelta) -> None:
        super().__init__(f"{line} is busy until {free:%H:%M:%S}")
        self.line = line
        self.free = free
        self.gap = gap


class Pacing:
    """One row per line (platform, workspace, method class): when its next slot is free."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def reserve(
        self, line: str, gap: float, now: datetime, patience: timedelta = ENDLESS
    ) -> datetime:
        """Reserve the next slot of a line, `gap` seconds after the one before; say when it is.

        Raises Busy, with nothing reserved, where it is not within `patience`.
        """
        step, this = round(gap * 1000), milliseconds(now)
        taken = _free_from(now) + step
        patient = _free_from(now) <= milliseconds(now + patience)

        async def run(connection: AsyncConnection) -> datetime:
            after = await connection.scalar(
                self._upsert(line, this + step, taken, patient, now).returning(pacing.c.free_ms)
            )
            if after is None:
                raise Busy(line, await _free(connection, line), timedelta(seconds=gap))
            return EPOCH + timedelta(milliseconds=after - step)

        return await self._store.patiently(run)

    async def hold(self, line: str, until: datetime, now: datetime) -> None:
        """Let nothing leave on a line before `until`: the platform said so."""
        then = milliseconds(until)

        async def run(connection: AsyncConnection) -> None:
            later = _later_of(_free_from(now), then)
            await connection.execute(self._upsert(line, then, later, true(), now))

        await self._store.patiently(run)

    def _upsert(self, line: str, first: int, again: Any, where: Any, now: datetime) -> Any:
        at = milliseconds(now)
        make = self._store.insert(pacing).values(line=line, free_ms=first, at_ms=at)
        return make.on_conflict_do_update(
            index_elements=[pacing.c.line], set_={"free_ms": again, "at_ms": at}, where=where
        )


def _free_from(now: datetime) -> Any:
    """Return from when on a line that is there is free, now at the earliest."""
    believed = pacing.c.at_ms <= milliseconds(now + APART)
    this = milliseconds(now)
    return case((believed, _later_of(pacing.c.free_ms, this)), else_=this)


def _later_of(one: Any, other: int) -> Any:
    return case((one > other, one), else_=other)


async def _free(connection: AsyncConnection, line: str) -> datetime:
    free = await connection.scalar(select(pacing.c.free_ms).where(pacing.c.line == line))
    return EPOCH + (free or 0) * timedelta(milliseconds=1)
