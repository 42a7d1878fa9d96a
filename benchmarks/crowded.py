"""Presses while many communities are owed one note each: what delivers must not stand in their way.

A thousand lanes are due at the same moment, as on Monday at ten, and each note takes its platform a
while. Presses of one more community come at a steady pace, first alone, then in the middle of it;
the ratio of the two is what counts.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.answers import START, Crowd, Here, crowd, paced, press
from benchmarks.databases import KINDS, database
from benchmarks.slack_limits import Unlimited
from bot.compose import PlatformParts, compose
from bot.kit.contracts.platform import Post, Receipt
from bot.kit.contracts.programme import CardKind, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community, Member
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from bot.programmes import PROGRAMMES
from scheduler.outbox.dispatcher import Dispatcher

COMMUNITIES = 1000
PEOPLE = 200  # who press
TAKES = 0.2  # seconds a platform needs for a message


class Slow(Unlimited):
    """A platform without limits that needs a moment for each message."""

    async def deliver(self, post: Post) -> Receipt:
        """Take it, in a while."""
        await asyncio.sleep(TAKES)
        return await super().deliver(post)


async def _card(_tx: Transaction, _to: Recipient, _ids: tuple[str, ...]) -> Card:
    return Card(text("You are owed this"))


async def _owed(here: Crowd, platform: Slow, count: int) -> Dispatcher:
    """Let so many communities be owed a note each; return what will deliver them."""
    clock: Any = Here()
    programmes = [*PROGRAMMES, Programme("b", cards={"card": CardKind(_card)})]
    parts = PlatformParts(clock, platform)
    confab = compose(here.store, programmes, {"sandbox": parts}, clock)
    for number in range(count):
        made = Community(platform="sandbox", external=f"W{number}", name="W", created=START)
        home = await here.store.welcome(made)
        async with confab.app.begin(home.id) as tx:
            person = Member(account="U", name="U", joined=START)
            await tx.add(person)
            await tx.send(person, "b:card", prompt=True)
    return confab.dispatcher


async def measure(kind: str, communities: int, seconds: float) -> dict[str, Any]:
    """Measure one kind of database."""
    with database(kind) as url:
        here, platform = await crowd(url, PEOPLE), Slow()
        try:
            deliver = await _owed(here, platform, communities)
            alone = await paced(here, press, seconds, 0)
            began = time.perf_counter()

            async def delivered() -> float:
                await deliver()
                return time.perf_counter() - began

            delivering = asyncio.create_task(delivered())
            among = await paced(here, press, seconds, 1_000_000)
            took = await delivering
        finally:
            await here.store.close()
    assert platform.taken == communities
    return {
        "alone": alone,
        "among all": among,
        "times_p50": round(among["p50_ms"] / alone["p50_ms"], 1),
        "times_p99": round(among["p99_ms"] / alone["p99_ms"], 1),
        "notes_per_second": round(communities / took),
    }


def main() -> None:
    """Measure both databases and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--communities", type=int, default=COMMUNITIES)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    found = {kind: asyncio.run(measure(kind, asked.communities, asked.seconds)) for kind in KINDS}
    written = json.dumps({"crowded": found}, indent=2)
    print(written)
    if asked.json:
        asked.json.write_text(written + "\n", "utf-8")


if __name__ == "__main__":
    main()
