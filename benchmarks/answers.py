"""From request to answer: a press and a form at a steady pace, at rest and while a round is drawn.

Requests arrive on time whether or not earlier ones are answered (an open loop), so that a stall is
counted for everybody who would have waited in it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable
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
from bot.kit.contracts.platform import Account, Workspace
from bot.kit.model.people import Community, Member
from bot.kit.model.series import Enrolment, Series
from bot.kit.screen.buttons import Press
from bot.kit.screen.outcomes import Reply
from bot.programmes import PROGRAMMES
from bot.programmes.coffee.models import Group, Round
from scheduler.jobs.worker_process import WorkerProcess
from storage.crypto import fresh_master_key
from storage.migrate import upgrade
from storage.store import Store

RATE = 50  # requests a second
START = datetime(2026, 3, 2, 10, tzinfo=UTC)
AT_ONCE = 200  # rows written in one transaction while preparing


class Here:
    """A clock that says one moment, and a directory that knows everybody."""

    def now(self) -> datetime:
        """Return the moment."""
        return START

    async def accounts(self, _workspace: str, wanted: list[str]) -> dict[str, Account]:
        """Return everybody who is asked for."""
        return {account: Account(account, account) for account in wanted}

    async def workspace(self, external: str) -> Workspace:
        """Return the workspace."""
        return Workspace(external, external)


_HERE: Any = Here()
_SANDBOX = PlatformParts(_HERE, _HERE)


@dataclass(frozen=True)
class Crowd:
    """A community with people in one coffee series, and a round that is due."""

    app: App
    store: Store
    community: str
    round: str
    accounts: list[str]


async def crowd(url: str, people: int) -> Crowd:
    """Prepare a database with so many people."""
    store = opened(url, fresh_master_key())
    await upgrade(store)
    app = compose(store, PROGRAMMES, {"sandbox": _SANDBOX}, _HERE).app
    known = await store.welcome(
        Community(platform="sandbox", external="W", name="W", created=START)
    )
    series = Series(programme="coffee", channel="C", name="Coffee", anchor=START)
    round = Round(
        series=series.id,
        number=1,
        planned=START,
        at=START,
        ends=START + timedelta(days=14),
        seed=1,
    )
    async with app.begin(known.id) as tx:
        await tx.add(series)
        await tx.add(round)
    accounts = [f"U{number}" for number in range(people)]
    for start in range(0, people, AT_ONCE):
        async with app.begin(known.id) as tx:
            for account in accounts[start : start + AT_ONCE]:
                member = Member(account=account, name=account, joined=START)
                await tx.add(member)
                await tx.add(Enrolment(series=series.id, member=member.id))
    return Crowd(app, store, known.id, round.id, accounts)


def press(here: Crowd, number: int) -> Request:
    """Return a press that writes: sitting a round out, and being in again."""
    action = "skip" if number % 2 else "be_in"
    account = here.accounts[number // 2 % len(here.accounts)]
    wanted = Press("coffee", action, here.round, community=here.community)
    once = f"press{number}"
    return Request("sandbox", "W", account, Means.PRESS, press=wanted, once=once)


def form(here: Crowd, number: int) -> Request:
    """Return a form that is sent in: an opening question, proposed."""
    account = here.accounts[number % len(here.accounts)]
    wanted = Press("coffee", "propose", community=here.community)
    values = {"question": f"What did you learn in week {number} of this year?", "depth": "1"}
    once = f"form{number}"
    return Request("sandbox", "W", account, Means.SUBMIT, press=wanted, values=values, once=once)


async def paced(
    here: Crowd, make: Callable[[Crowd, int], Request], seconds: float, first: int
) -> dict[str, float]:
    """Send requests at a steady pace; return milliseconds at the 50th and 99th percentile."""
    took: list[float] = []

    async def one(number: int, due: float) -> None:
        outcome = await here.app.handle(make(here, number))
        if isinstance(outcome, Reply) and "wrong on my side" in str(outcome.cards[0].title):
            raise RuntimeError("the App failed: nothing to measure")
        took.append(time.perf_counter() - due)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(int(seconds * RATE)):
            due = began + number / RATE
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(one(first + number, due))
    cuts = quantiles(took, n=100)
    return {"p50_ms": cuts[49] * 1000, "p99_ms": cuts[98] * 1000, "requests": len(took)}


async def while_drawing(
    here: Crowd, measure: Callable[[], Awaitable[dict[str, float]]]
) -> dict[str, float]:
    """Measure while a worker process draws the round and its groups are written down."""
    workshop = WorkerProcess()
    platforms, clock = {"sandbox": _SANDBOX}, here.app.clock
    tick = compose(here.store, PROGRAMMES, platforms, clock, worker=workshop).runner
    async with here.app.begin(here.community) as tx:
        await tx.later("coffee:draw", START, here.round)
    began = time.perf_counter()
    drawing = asyncio.create_task(tick())
    measured = await measure()
    during = not drawing.done()
    await drawing
    took = time.perf_counter() - began
    workshop.shutdown()
    async with here.app.begin(here.community) as tx:
        groups = await tx.count(Group, round=here.round)
    return measured | {"draw_seconds": took, "groups": groups, "still_drawing": float(during)}


async def measure(kind: str, people: int, seconds: float) -> dict[str, Any]:
    """Measure one kind of database."""
    with database(kind) as url:
        here = await crowd(url, people)
        try:
            found: dict[str, Any] = {
                "press": await paced(here, press, seconds, 0),
                "form": await paced(here, form, seconds, 0),
            }
            found["press while a round is drawn"] = await while_drawing(
                here, lambda: paced(here, press, seconds, 1_000_000)
            )
            return found
        finally:
            await here.store.close()


def main() -> None:
    """Measure both databases and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    found = {kind: asyncio.run(measure(kind, asked.people, asked.seconds)) for kind in KINDS}
    written = json.dumps(found, indent=2)
    print(written)
    if asked.json:
        asked.json.write_text(written, "utf-8")


if __name__ == "__main__":
    main()
