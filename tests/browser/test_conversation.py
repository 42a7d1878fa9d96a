"""A coaching conversation in a real browser, as both see it: asked, held, looked back on."""

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


async def sees(page: Page, words: str) -> None:
    """Wait until something stands in the room that is open."""
    await expect(page.get_by_role("log")).to_contain_text(words)


async def choose(page: Page, **answers: str) -> None:
    """Choose in the open form, by field and value."""
    for name, value in answers.items():
        await page.get_by_role("dialog").locator(f'[name="field-{name}"][value="{value}"]').check()


async def send(page: Page, label: str) -> None:
    """Send the open form."""
    await page.get_by_role("dialog").get_by_role("button", name=label).click()
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def ask(kwame: Page, ana: Page) -> None:
    """Let Kwame ask Ana, and both agree."""
    for page in (kwame, ana):
        await go(page, "general")
        await say(page, "/peer join")
    await say(kwame, "/peer coach ask @Ana Silva")
    await choose(kwame, help="decide", way="live", affected="no")
    await picture(kwame, "talk-ask")
    await send(kwame, "Ask")
    await jump(kwame, "+1 day")
    await go(ana, "Messages from Confab")
    await sees(ana, "would like to talk something over with you")
    await picture(ana, "talk-invitation")
    await press(ana, "Yes, gladly")
    await press(ana, "I agree")
    await go(kwame, "Messages from Confab")
    await press(kwame, "I agree")


async def turn(page: Page, stage: str) -> None:
    """Wait until somebody sees that it is their turn, in this stage."""
    await expect(page.get_by_role("heading", name=f"{stage}: your turn")).to_be_visible()


async def talk(kwame: Page, ana: Page) -> None:
    """Let them go through the stages, saying what people say."""
    await go(kwame, "Ana")
    await go(ana, "Kwame")
    await press(kwame, "Begin")
    await turn(kwame, "Telling")
    await say(kwame, "I could lead the platform team, or stay with what I know. I go in circles.")
    await press(kwame, "Next")
    await turn(ana, "Understanding")
    await press(ana, "Next")
    await turn(ana, "Looking around")
    await say(ana, "What would you want to have learned in a year, whichever it is?")
    await picture(ana, "talk-explore")
    await press(ana, "Next")
    await turn(ana, "From experience")
    await say(ana, "When I was asked to lead, I said yes for a quarter. What happened was …")
    await sees(kwame, "What happened was")
    await picture(kwame, "talk-experience")
    await press(ana, "Next")
    await turn(kwame, "Playing back")
    await press(kwame, "Next")
    await turn(kwame, "What comes next")


@pytest.mark.shows("T1", "T3", "T4", "T7", "T8", "T9", "R3", "R11")
@pytest.mark.timeout(180)
async def test_a_conversation_from_both_sides(meadow: Stage) -> None:  # noqa: F811 - asked for
    """Kwame asks, Ana listens and asks back, he sets something out, and the roles may turn."""
    kwame = await meadow.window("kwame", viewport=WINDOW)
    ana = await meadow.window("ana", viewport=WINDOW)
    await ask(kwame, ana)
    await talk(kwame, ana)
    await press(kwame, "Set out to do something")
    form = kwame.get_by_role("dialog")
    await form.get_by_label("What will you do?").fill("Ask Lars how his first quarter was")
    await picture(kwame, "talk-commit")
    await form.get_by_role("button").last.click()
    await press(kwame, "Next")
    await sees(ana, "Would you like to change roles?")
    await picture(ana, "talk-roles")
    await jump(ana, "+1 day")
    await go(ana, "Messages from Confab")
    await press(ana, "Look back")
    await expect(ana.get_by_role("dialog")).to_be_visible()
    await picture(ana, "talk-look-back")
    await send(ana, "Done")
    await sees(ana, "Thank you for looking back")
