"""The pace a platform allows, shared by all processes: the next free slot of each line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import case

from storage.store import Store
from storage.tables import pacing

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


class Pacing:
    """One row per line (platform, workspace, method class): when its next slot is free."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def reserve(self, line: str, gap: float, now: datetime) -> datetime:
        """Reserve the next slot of a line, `gap` seconds after the one before; say when it is."""
        step, this = round(gap * 1000), (now - EPOCH) // MILLISECOND
        free = case((pacing.c.free_ms > this, pacing.c.free_ms), else_=this)
        after = await self._write(line, this + step, free + step)
        return EPOCH + (after - step) * MILLISECOND

    async def hold(self, line: str, until: datetime) -> None:
        """Let nothing leave on a line before `until`: the platform said so."""
        then = (until - EPOCH) // MILLISECOND
        await self._write(
            line, then, case((pacing.c.free_ms > then, pacing.c.free_ms), else_=then)
        )

    async def _write(self, line: str, first: int, again: object) -> int:
        make = self._store.insert(pacing).values(line=line, free_ms=first)
        upsert = make.on_conflict_do_update(
            index_elements=[pacing.c.line], set_={"free_ms": again}
        ).returning(pacing.c.free_ms)
        async with self._store.transaction() as connection:
            return int(await connection.scalar(upsert) or first)
