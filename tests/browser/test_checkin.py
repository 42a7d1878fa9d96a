"""A check-in in a real browser: the question, the form, the trend as a picture."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Stage
from tests.browser.test_story import (
    WINDOW,
    go,
    jump,
    meadow,  # noqa: F401 - a fixture
    picture,
    press,
    say,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.shows("K1", "K2", "K4", "R11")
@pytest.mark.timeout(180)
async def test_a_check_in_and_its_trend(meadow: Stage) -> None:  # noqa: F811 - asked for by name
    """Ana starts check-ins by herself, answers three of them, and sees her trend."""
    ana = await meadow.window("ana", viewport=WINDOW)
    await go(ana, "coffee")
    await say(ana, "/peer join")
    await say(ana, "/peer checkin settings")
    await press(ana, "Begin my own")
    form = ana.get_by_role("dialog")
    await form.get_by_label("How often by yourself?").select_option("week")
    await form.get_by_role("button", name="Keep it").click()
    for week, energy in enumerate("243"):
        await jump(ana, "+1 week")
        await go(ana, "Messages from Confab")
        await expect(ana.get_by_text("Your check-in:")).to_have_count(week + 1)
        if not week:
            await picture(ana, "checkin")
        await answer(ana, week, energy)
        await expect(ana.get_by_text("Kept, for you alone")).to_have_count(week + 1)
    await press(ana, "My trend")
    shown = ana.get_by_role("img", name="Two lines over time").last
    await expect(shown).to_be_visible()
    await shown.scroll_into_view_if_needed()
    await picture(ana, "trend")
    assert "energy 4, progress 3" in (await shown.get_attribute("alt") or "")


async def answer(page: Page, week: int, energy: str) -> None:
    """Check in for oneself."""
    await press(page, "Check in")
    write = page.get_by_role("button", name="Write, only for me")
    await expect(write).to_have_count(week + 1)
    await write.last.click()
    form = page.get_by_role("dialog")
    await form.get_by_label("A high").fill(f"High {week}")
    for name, number in (("energy", energy), ("progress", "3")):
        await form.locator(f'input[name="field-{name}"][value="{number}"]').check()
    if not week:
        await picture(page, "checkin-form")
    await form.get_by_role("button", name="Keep it").click()
