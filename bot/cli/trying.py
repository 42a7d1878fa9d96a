"""`confab try`: a whole Confab in a small chat of its own, with a clock one can turn."""

from __future__ import annotations

import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import typer

from adapters.sandbox import (
    INSTALLER,
    RESIDENTS,
    WORKSPACE,
    Autopilot,
    Chat,
    Playground,
    SandboxDirectory,
    SandboxMessenger,
    meadow,
    said_of_all,
)
from adapters.sandbox.seed import captions
from adapters.sandbox.serve import address, listen, serve
from bot.compose import PlatformParts, compose, database
from bot.kit.contracts.events import Event
from bot.kit.contracts.platform import Account
from bot.kit.contracts.transaction import Transaction
from bot.kit.membership.accounts import meet
from bot.kit.model.people import Profile
from bot.programmes import PROGRAMMES
from storage.crypto import fresh_master_key
from storage.migrate import upgrade
from storage.store import Store

MORNING = time(9)


async def try_out(port: int, *, open_page: bool, seed: int) -> None:
    """Serve the sandbox's page until Ctrl-C; nothing of it is kept. OSError names a taken port."""
    try:
        listening = listen(port)
    except OSError as taken:
        why = taken.strerror or str(taken)
        told = f"Port {port}: {why}. Choose another, or any free one: confab try --port 0"
        raise OSError(told) from taken
    where = address(listening)
    typer.echo(f"Confab is open for a try at {where}  (Ctrl-C ends it; nothing is kept)")
    if open_page:
        webbrowser.open(where)
    async with playground(monday_morning(), seed) as ground:
        await serve(ground, listening, first=INSTALLER)


@asynccontextmanager
async def playground(start: datetime, seed: int) -> AsyncIterator[Playground]:
    """Open a community of 24 people into which Confab has just been invited."""
    with tempfile.TemporaryDirectory() as folder:
        store = database(f"sqlite:///{Path(folder, 'confab.sqlite')}", fresh_master_key())
        try:
            await upgrade(store)
            ground = _ground(store, start, seed)
            await ground.act(lambda: ground.chat.install(INSTALLER))
            await _tell_of_themselves(store, start)
            yield ground
        finally:
            await store.close()


def _ground(store: Store, start: datetime, seed: int) -> Playground:
    world = meadow(start)
    sandbox = PlatformParts(SandboxDirectory(world), SandboxMessenger(world))
    confab = compose(store, PROGRAMMES, {"sandbox": sandbox}, world.clock)
    chat = Chat(world, confab.app, WORKSPACE)
    autopilot = Autopilot(chat, seed=seed, about=said_of_all())
    return Playground(chat, confab.on_virtual_time(world.clock), autopilot, captions())


async def _tell_of_themselves(store: Store, now: datetime) -> None:
    """Fill everybody's profile in, so that an introduction has something to say from the start."""
    community = await store.community("sandbox", WORKSPACE)
    if community is None:
        return
    async with store.begin(community.id, now, _nobody_listens) as tx:
        for each in RESIDENTS:
            member = await meet(Account(each.account, each.name, each.zone), tx)
            about: dict[str, Any] = dict(each.about)
            await tx.add(Profile(id=member.id, **about))


async def _nobody_listens(_event: Event, _work: Transaction) -> None:
    """Keep what people told in forms long ago from being news."""


def monday_morning() -> datetime:
    """Return nine o'clock of this week's Monday: a good moment to begin."""
    today = datetime.now(UTC).date()
    return datetime.combine(today - timedelta(days=today.weekday()), MORNING, UTC)
