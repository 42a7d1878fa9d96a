"""`confab try`: a whole Confab in a small chat of its own, with a clock one can turn."""

from __future__ import annotations

import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import typer

from adapters.sandbox import (
    INSTALLER,
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
from bot.app import App
from bot.programmes import PROGRAMMES
from scheduler.outbox import Delivery
from scheduler.postman import Postman
from scheduler.tick import Tick
from scheduler.turned import Turned
from storage.agenda import Agenda
from storage.crypto import Vault, fresh_master_key
from storage.migrate import upgrade
from storage.owed import Outbox
from storage.pacing import Pacing
from storage.store import Store

MORNING = time(9)


async def try_out(port: int, *, open_page: bool, seed: int) -> None:
    """Serve the sandbox's page until Ctrl-C. Nothing of it is kept."""
    listening = listen(port)
    where = address(listening)
    typer.echo(f"Confab is open for a try at {where}  (Ctrl-C ends it; nothing is kept)")
    if open_page:
        webbrowser.open(where)
    async with playground(seed) as ground:
        await serve(ground, listening, first=INSTALLER)


@asynccontextmanager
async def playground(seed: int) -> AsyncIterator[Playground]:
    """Open a community of 24 people into which Confab has just been invited."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder, 'confab.sqlite')}", Vault(fresh_master_key()))
        try:
            await upgrade(store)
            ground = _ground(store, seed)
            await ground.act(lambda: ground.chat.install(INSTALLER))
            yield ground
        finally:
            await store.close()


def _ground(store: Store, seed: int) -> Playground:
    world = meadow(_monday_morning())
    app = App(store, PROGRAMMES, {"sandbox": SandboxDirectory(world)}, world.clock)
    agenda, outbox = Agenda(store), Outbox(store)
    messengers = {"sandbox": SandboxMessenger(world)}
    postman = Postman(app, outbox, Pacing(store), messengers)
    delivery = Delivery(postman, outbox, world.clock.now)
    engine = Turned(app, world.clock, Tick(app, agenda), delivery, agenda, outbox)
    chat = Chat(world, app, WORKSPACE)
    autopilot = Autopilot(chat, seed=seed, about=said_of_all())
    return Playground(chat, engine, autopilot, captions())


def _monday_morning() -> datetime:
    """Return nine o'clock of this week's Monday: a good moment to begin."""
    today = datetime.now(UTC).date()
    return datetime.combine(today - timedelta(days=today.weekday()), MORNING, UTC)
