"""A check-in for thousands: asking each in their own zone, reminding, closing; presses meanwhile.

`python -m benchmarks.checkins --people 1000 5000 10000` shows how the cost grows.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks.databases import KINDS, database
from bot.app import App
from bot.compose import PlatformParts, compose
from bot.compose import database as opened
from bot.kit.contracts.context import Means, Request
from bot.kit.contracts.jobs import LongJob
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Enrolment, Series
from bot.kit.screen.buttons import Press
from bot.kit.time.cadence import Every
from bot.programmes import PROGRAMMES
from bot.programmes.checkin.models import Answer, CheckinSettings, Window
from scheduler.jobs import execution
from scheduler.jobs.queue import Due, DueQueue
from scheduler.jobs.runner import Runner
from storage.crypto import fresh_master_key
from storage.migrate import upgrade
from storage.store import Store

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Apia",
    "Pacific/Honolulu",
    "",
)
AT_ONCE = 500  # rows written in one transaction while preparing
ANSWERED = 3  # of this many one gives a number to the total
PRESSES = 20  # a second, while everybody is asked


class Turned:
    """A clock that one sets."""

    def __init__(self) -> None:
        self.at = MONDAY

    def now(self) -> datetime:
        """Return the moment it is set to."""
        return self.at


@dataclass(frozen=True)
class Crowd:
    """A community whose people all take part in one check-in."""

    app: App
    store: Store
    clock: Turned
    community: str
    members: list[Member]


async def crowd(url: str, people: int) -> Crowd:
    """Prepare a database with so many people in six zones."""
    store, clock = opened(url, fresh_master_key()), Turned()
    await upgrade(store)
    nobody: Any = None
    sandbox = PlatformParts(nobody, nobody)
    app = compose(store, PROGRAMMES, {"sandbox": sandbox}, clock).app
    home = Community(platform="sandbox", external="W", name="W", zone="UTC", created=MONDAY)
    known = await store.welcome(home)
    series = Series(
        programme="checkin", channel="C", name="N", every=Every.MONTH, weekday=3, anchor=MONDAY
    )
    members = [
        Member(account=f"U{n}", name=f"U{n}", zone=ZONES[n % len(ZONES)], joined=MONDAY)
        for n in range(people)
    ]
    async with app.begin(known.id) as tx:
        await tx.add(series)
        await tx.add(CheckinSettings(id=series.id))
        await tx.later("checkin:open", MONDAY + timedelta(days=1, hours=1), series.id)
    for start in range(0, people, AT_ONCE):
        async with app.begin(known.id) as tx:
            for member in members[start : start + AT_ONCE]:
                await tx.add(member)
                await tx.add(Enrolment(series=series.id, member=member.id))
    return Crowd(app, store, clock, known.id, members)


async def ring(here: Crowd, until: datetime) -> dict[str, float]:
    """Do all that falls due until a moment; return the seconds each kind of job took."""
    took: dict[str, float] = {}
    agenda = DueQueue(here.store, ["sandbox"])
    while (due := await agenda.next_due()) and due <= until:
        here.clock.at = max(due, here.clock.at)
        for row in await agenda.ready(here.clock.at, 100):
            began = time.perf_counter()
            await _run(here, agenda, row)
            name = row.job.partition(":")[2]
            took[name] = took.get(name, 0.0) + time.perf_counter() - began
    here.clock.at = until
    return took


async def _run(here: Crowd, agenda: DueQueue, row: Due) -> None:
    tick = Runner(here.app, agenda)
    job = here.app.job(row.job)
    if not isinstance(job, LongJob):
        await execution.run(here.app, row)
        return
    held = await tick._leased(row)  # noqa: SLF001 - one row at a time, to measure each alone
    if held:
        await execution.run_long(here.app, held, job, held.token, None)


async def answered(here: Crowd) -> None:
    """Let a third give numbers to the anonymous total."""
    async with here.app.begin(here.community) as tx:
        [window] = await tx.find(Window)
    chosen = here.members[::ANSWERED]
    for start in range(0, len(chosen), AT_ONCE):
        async with here.app.begin(here.community) as tx:
            for number, member in enumerate(chosen[start : start + AT_ONCE]):
                answer = Answer(
                    window=window.id,
                    member=member.id,
                    audience="total",
                    energy=1 + number % 5,
                    progress=1 + number % 4,
                )
                await tx.add(answer)


async def presses(here: Crowd, stop: asyncio.Event) -> list[float]:
    """Check in at a steady pace until told to stop; return how long each answer took."""
    took: list[float] = []
    began = time.perf_counter()
    for number, member in enumerate(here.members):
        await asyncio.sleep(max(0.0, began + number / PRESSES - time.perf_counter()))
        if stop.is_set():
            break
        start = time.perf_counter()
        press = Press("checkin", "now", community=here.community)
        account, once = member.account, f"press{number}"
        await here.app.handle(Request("sandbox", "W", account, Means.PRESS, press=press, once=once))
        took.append((time.perf_counter() - start) * 1000)
    return took


async def measure(kind: str, people: int) -> dict[str, Any]:
    """Measure one size on one kind of database."""
    with database(kind) as url:
        here = await crowd(url, people)
        try:
            before, worked = _memory(), time.process_time()
            asked = await ring(here, MONDAY + timedelta(days=4))
            worked = time.process_time() - worked
            await answered(here)
            stop = asyncio.Event()
            pressing = asyncio.create_task(presses(here, stop))
            later = await ring(here, MONDAY + timedelta(days=12))
            stop.set()
            took = await pressing
            return {
                "people": people,
                "seconds to ask everybody": round(sum(asked.values()), 2),
                "of which this process worked": round(worked, 2),
                "seconds by job": {name: round(s, 2) for name, s in (asked | later).items()},
                "press p50 and p99 in ms, meanwhile": [round(c, 1) for c in _cuts(took)],
                "megabytes more at the peak": round(_memory() - before, 1),
            }
        finally:
            await here.store.close()


def _cuts(took: list[float]) -> tuple[float, float]:
    cuts = quantiles(took, n=100) if len(took) > 1 else [*took, 0.0] * 100
    return cuts[49], cuts[98]


def _memory() -> float:
    """Return the most memory this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[2_500, 5_000, 10_000])
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    found = {
        kind: [asyncio.run(measure(kind, people)) for people in asked.people]
        for kind in asked.kinds
    }
    written = json.dumps(found, indent=2)
    print(written)
    if asked.json:
        asked.json.write_text(written, "utf-8")


if __name__ == "__main__":
    main()
