"""`confab run`: the App, its clockwork and every platform, in one process until told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping
from datetime import UTC, datetime

import structlog

from adapters.base.platform import Live, NotReady
from bot.app import App
from bot.compose import compose, opened
from bot.programmes import PROGRAMMES
from bot.settings import Settings
from scheduler.jobs.worker_process import WorkerProcess
from storage.migrate import upgrade

log = structlog.get_logger()
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class WallClock:
    """The time it is."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


async def run(settings: Settings, lives: Mapping[str, Live]) -> None:
    """Run until Ctrl-C or SIGTERM, then finish what is in hand."""
    async with opened(settings.database, settings.key) as store:
        await upgrade(store)
        confab = compose(store, PROGRAMMES, lives, WallClock(), worker=WorkerProcess())
        clockwork = confab.runtime()
        clockwork.start()
        serving = asyncio.create_task(_together(confab.app, lives))
        log.info("running", platforms=sorted(lives))
        try:
            await _until_told(serving)
        finally:
            log.info("stopping")
            serving.cancel()
            # At the same time, so that both have the ten seconds that a process is given.
            await asyncio.gather(serving, clockwork.stop(), return_exceptions=True)


async def _until_told(serving: asyncio.Task[None]) -> None:
    """Wait for Ctrl-C or SIGTERM; a platform that fails for good ends all, so that it is seen."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for each in SIGNALS:
        loop.add_signal_handler(each, told.set)
    telling = asyncio.create_task(told.wait())
    try:
        await asyncio.wait({serving, telling}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        telling.cancel()
        for each in SIGNALS:
            loop.remove_signal_handler(each)
    if serving.done():
        serving.result()


async def _together(app: App, lives: Mapping[str, Live]) -> None:
    try:
        async with asyncio.TaskGroup() as group:
            for live in lives.values():
                group.create_task(live.run(app))
    except ExceptionGroup as failed:
        refused = failed.subgroup(NotReady)
        if refused is None:
            raise
        raise NotReady("\n".join(str(each) for each in refused.exceptions)) from None
