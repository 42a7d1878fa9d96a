"""A real browser in front of a served sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from adapters.sandbox import Autopilot, Chat, Playground, meadow
from adapters.sandbox.rooms import Room
from adapters.sandbox.seed import INSTALLER, WORKSPACE, captions
from adapters.sandbox.serve import address, listen, serve
from tests.adapters.sandbox.parrot import Clockwork, Parrot

CHROMIUM = Path("/usr/bin/chromium")
FOUND = CHROMIUM.exists()
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PATIENCE = 30_000  # milliseconds: a slow machine is no failure
expect.set_options(timeout=PATIENCE)


class Stage:
    """A served playground that windows can be opened on, each as somebody."""

    def __init__(self, browser: Browser, playground: Playground, home: str) -> None:
        self._browser = browser
        self.playground = playground
        self.home = home
        self.complaints: list[str] = []

    async def window(self, account: str, *, room: str = "", **look: Any) -> Page:
        """Open the page as somebody; `look` are Playwright's options of a context."""
        context = await self._browser.new_context(**look)
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(f"{self.home}/?as={account}&room={room}")
        await page.locator(".to").first.wait_for(state="attached")
        return page

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium, one for all; each window is in a context of its own."""
    if not FOUND:
        pytest.skip(f"needs a browser at {CHROMIUM}: install the package chromium")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        await opened.close()


@pytest.fixture
def parrot() -> Parrot:
    """A core that answers what it was taught."""
    return Parrot()


@pytest.fixture
def chat(parrot: Parrot) -> Chat:
    """The community of the sandbox, as its people use it."""
    return Chat(meadow(MONDAY), parrot, WORKSPACE)


@pytest.fixture
def clockwork(chat: Chat, parrot: Parrot) -> Clockwork:
    """What is due."""
    return Clockwork(chat.world, parrot)


@pytest.fixture
def general(chat: Chat) -> Room:
    """The channel that everybody is in."""
    return chat.world.channel(WORKSPACE, "general")


@pytest_asyncio.fixture(loop_scope="session")
async def stage(browser: Browser, chat: Chat, clockwork: Clockwork) -> AsyncIterator[Stage]:
    """The page, served; in the end no window may have complained in its console."""
    playground = Playground(chat, clockwork, Autopilot(chat, seed=1), captions())
    listening = listen()
    serving = asyncio.create_task(serve(playground, listening, first=INSTALLER))
    stage = Stage(browser, playground, address(listening))
    yield stage
    for context in browser.contexts:
        await context.close()
    serving.cancel()
    await asyncio.wait([serving])
    assert stage.complaints == []
