"""The coffee story as two people see it in a real browser, from starting it to "we met"."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from adapters.sandbox.serve import address, listen, serve
from bot.cli.trying import playground
from tests.browser.conftest import MONDAY, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
PICTURES = os.environ.get("CONFAB_PICTURES", "")
"""A folder: what the story shows is kept there as pictures for the README (`make pictures`)."""


WINDOW = {"width": 1180, "height": 820}


@pytest_asyncio.fixture(loop_scope="session")
async def meadow(browser: Browser) -> AsyncIterator[Stage]:
    """The page of a whole Confab, as `make try` serves it."""
    async with playground(MONDAY, seed=1) as ground:
        listening = listen()
        serving = asyncio.create_task(serve(ground, listening, first="ana"))
        stage = Stage(browser, ground, address(listening))
        yield stage
        for context in browser.contexts:
            await context.close()
        serving.cancel()
        await asyncio.wait([serving])
        assert stage.complaints == []


async def say(page: Page, line: str) -> None:
    """Type a line and send it."""
    box = page.get_by_role("combobox", name="Write a message")
    await box.fill(line)
    await box.press("Escape")
    await page.get_by_role("button", name="Send").click()


async def press(page: Page, label: str) -> None:
    """Press the newest button with this label."""
    await page.get_by_role("button", name=label, exact=True).last.click()


async def go(page: Page, room: str) -> None:
    """Go to a room by its name."""
    link = page.get_by_role("navigation").get_by_role("button", name=room).first
    await link.click()
    await expect(link).to_have_attribute("aria-current", "page")
    await expect(page.locator("main").get_by_role("heading").first).to_contain_text(room)


async def picture(page: Page, name: str) -> None:
    """Keep what stands on the page, where pictures are wanted."""
    if PICTURES:
        await page.evaluate("document.getElementById('status').textContent = ''")
        await page.wait_for_timeout(500)
        await page.screenshot(path=Path(PICTURES, f"{name}.png"))


@pytest.mark.shows("C1", "C4", "C5", "C6", "R1", "R12")
@pytest.mark.timeout(180)
async def test_two_people_meet(meadow: Stage) -> None:
    """Ana starts coffee, she and Kwame join, are introduced, choose a time, and say "we met"."""
    ana = await meadow.window("ana", viewport=WINDOW)
    kwame = await meadow.window("kwame", viewport=WINDOW)
    await expect(ana.get_by_role("log")).to_contain_text("thank you for adding")
    await picture(ana, "welcome")

    await go(ana, "coffee")
    await say(ana, "/confab coffee start")
    await expect(ana.get_by_role("dialog")).to_be_visible()
    await picture(ana, "start")
    await ana.get_by_role("dialog").get_by_role("button", name="Start").click()
    await expect(ana.get_by_role("log")).to_contain_text("is started")
    await say(ana, "/peer coffee join")
    await expect(ana.get_by_role("log")).to_contain_text("You are in")
    await go(kwame, "coffee")
    await press(kwame, "Join")
    await expect(kwame.get_by_role("log")).to_contain_text("You are in")

    await jump(ana, "+1 week")
    await jump(ana, "+1 day")
    for page, other in ((ana, "Kwame"), (kwame, "Ana")):
        await go(page, other)
        await expect(page.get_by_role("log")).to_contain_text("To begin with")
    await picture(ana, "introduction")
    await press(kwame, "Time 2")
    for page in (ana, kwame):
        await expect(page.get_by_role("log")).to_contain_text("You meet on")
    await picture(kwame, "time")

    await jump(ana, "+1 week")
    await jump(ana, "+1 week")
    for page in (ana, kwame):
        await go(page, "Messages from Confab")
        await press(page, "We met")
        await expect(page.get_by_role("log")).to_contain_text("meet again")
        await press(page, "Yes, I would like to")
    for page in (ana, kwame):
        await expect(page.get_by_role("log")).to_contain_text("said yes")
    await picture(ana, "again")


async def jump(page: Page, label: str) -> None:
    """Move the clock by a day or more and wait until it stands still."""
    shown = page.locator("#now-day")
    day = await shown.inner_text()
    await page.get_by_role("button", name=label, exact=True).click()
    await expect(shown).not_to_have_text(day)
    await expect(page.get_by_role("button", name="Next event")).to_be_enabled()
