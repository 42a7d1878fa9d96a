"""Delivery: how close it comes to what a platform's limits allow, and what it costs without any.

Two workspaces with people to write to and one busy channel each. The ideal is the time that the
narrowest limit needs for what was sent.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from benchmarks.databases import KINDS, database
from benchmarks.slack_limits import CHANNEL, WORKSPACE, SlackLike, Unlimited
from bot.app import App
from bot.compose import PlatformParts, compose
from bot.compose import database as opened
from bot.kit.contracts.platform import Directory
from bot.kit.contracts.programme import CardKind, Programme, Recipient
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Community, Member
from bot.kit.screen.cards import Card
from bot.kit.screen.text import text
from storage.crypto import fresh_master_key
from storage.migrate import upgrade
from storage.store import Store

WORKSPACES = 2
PEOPLE = 110  # written to in each workspace
POSTS = 10  # into one channel of each
FREE = 500  # messages without limits


class Wall:
    """The real clock."""

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)


async def _card(_work: Transaction, _to: Recipient, ids: tuple[str, ...]) -> Card:
    return Card(text(ids[0]))


async def _owed(app: App, store: Store, people: int, posts: int) -> None:
    for name in range(WORKSPACES):
        made = Community(platform="p", external=f"w{name}", name="W", created=app.clock.now())
        home = await store.welcome(made)
        async with app.begin(home.id) as tx:
            for count in range(people):
                person = Member(account=f"u{count}", name="U", joined=app.clock.now())
                await tx.add(person)
                await tx.send(person, "b:card", str(count), prompt=True)
                if posts and count % (people // posts) == 0:
                    await tx.send("C1", "b:card", f"c{count}", prompt=True)


async def _timed(url: str, platform: SlackLike, people: int, posts: int) -> float:
    store = opened(url, fresh_master_key())
    await upgrade(store)
    programmes, nobody = [Programme("b", cards={"card": CardKind(_card)})], cast("Directory", None)
    confab = compose(store, programmes, {"p": PlatformParts(nobody, platform)}, Wall())
    await _owed(confab.app, store, people, posts)
    began = time.monotonic()
    while platform.taken < WORKSPACES * (people + posts):
        await confab.dispatcher()
        await asyncio.sleep(0.05)
    took = time.monotonic() - began
    await store.close()
    return took


async def _within_limits(kind: str) -> dict[str, Any]:
    platform = SlackLike()
    with database(kind) as url:
        took = await _timed(url, platform, PEOPLE, POSTS)
    ideal = max((PEOPLE + POSTS - 1) * WORKSPACE, (POSTS - 1) * CHANNEL)
    return {
        "messages": platform.taken,
        "seconds": round(took, 2),
        "ideal_seconds": ideal,
        "of_ideal": round(ideal / took, 3),
        "refused_share": round(platform.refused / (platform.refused + platform.taken), 4),
    }


async def _without(kind: str) -> dict[str, Any]:
    platform = Unlimited()
    with database(kind) as url:
        took = await _timed(url, platform, FREE // WORKSPACES, 0)
    return {"messages": platform.taken, "per_second": round(platform.taken / took, 1)}


async def measure() -> dict[str, Any]:
    """Measure both on every kind of database."""
    return {
        kind: {"within_limits": await _within_limits(kind), "without": await _without(kind)}
        for kind in KINDS
    }


def main() -> None:
    """Print the measures, and write them where `--json` says."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    found = json.dumps({"outbox": asyncio.run(measure())}, indent=2)
    print(found)
    if chosen.json:
        chosen.json.write_text(found + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
