"""The tick among a million rows of which a hundred are due: it must cost what those cost."""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from benchmarks.databases import KINDS, database
from bot.compose import PlatformParts, compose
from bot.compose import database as opened
from bot.kit.contracts.context import Context
from bot.kit.contracts.jobs import Job
from bot.kit.contracts.programme import Programme
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.ids import new_id
from bot.kit.model.people import Community
from scheduler.jobs.runner import Runner
from storage.crypto import fresh_master_key
from storage.migrate import upgrade
from storage.store import Store
from storage.tables import due

ROWS = 1_000_000
DUE = 100
CHUNK = 20_000
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Still:
    """A clock that stands still."""

    def now(self) -> datetime:
        """Return the one moment."""
        return NOW


async def _nothing_to_do(_ask: Context, _work: Transaction) -> None:
    """Do the least a job can do."""


async def _fill(store: Store, community: str, count: int, at: datetime) -> None:
    rows = [
        {"id": new_id(), "community": community, "job": "b:job", "subject": str(each)}
        | {"at": at + timedelta(seconds=each), "attempts": 0}
        for each in range(count)
    ]
    async with store.transaction() as connection:
        for start in range(0, count, CHUNK):
            await connection.execute(insert(due), rows[start : start + CHUNK])


async def _timed(tick: Runner) -> tuple[int, float]:
    began = time.perf_counter()
    return await tick(), time.perf_counter() - began


async def _measure(url: str) -> dict[str, Any]:
    store = opened(url, fresh_master_key())
    await upgrade(store)
    home = await store.welcome(Community(platform="p", external="w", name="W", created=NOW))
    programmes = [Programme("b", jobs={"job": Job(_nothing_to_do)})]
    nobody: Any = None
    platforms = {"p": PlatformParts(nobody, nobody)}
    tick, past = compose(store, programmes, platforms, Still()).runner, NOW - timedelta(hours=1)
    await _fill(store, home.id, DUE, past)
    alone = await _timed(tick)
    await _fill(store, home.id, ROWS, NOW + timedelta(days=1))
    async with store.transaction() as connection:
        await connection.execute(text("ANALYZE"))
    await _fill(store, home.id, DUE, past)
    among = await _timed(tick)
    idle = await _timed(tick)
    await store.close()
    assert (alone[0], among[0], idle[0]) == (DUE, DUE, 0)
    return {
        "rows": ROWS,
        "due": DUE,
        "seconds_alone": round(alone[1], 4),
        "seconds_among_all": round(among[1], 4),
        "times": round(among[1] / alone[1], 2),
        "seconds_idle": round(idle[1], 5),
    }


async def measure(kinds: tuple[str, ...] = KINDS) -> dict[str, Any]:
    """Measure on every kind of database."""
    found = {}
    for kind in kinds:
        with database(kind) as url:
            found[kind] = await _measure(url)
    return found


def main() -> None:
    """Print the measures, and write them where `--json` says."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    found = json.dumps({"tick": asyncio.run(measure())}, indent=2)
    print(found)
    if chosen.json:
        chosen.json.write_text(found + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
