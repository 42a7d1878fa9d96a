"""Makes the pictures in docs/discord.md: `python -m tests.adapters.discord.pictures`.

The messages are those of a real story on the strict Discord; a browser draws them.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from playwright.async_api import async_playwright

from bot.programmes import PROGRAMMES
from tests.adapters.discord.paper import form_page, message_page
from tests.adapters.discord.rig import DiscordRig, open_rig
from tests.doubles.discord import Person

FOLDER = Path(__file__).parents[3] / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


async def story() -> dict[str, str]:
    """Play until the first introduction and return pages by name."""
    async with open_rig(PROGRAMMES) as rig:
        coffee = rig.server.channel("coffee")
        ada = rig.server.person("Ada", organiser=True)
        ana, ben = rig.server.person("Ana"), rig.server.person("Ben")
        names = {each.id: each.name for each in (ada, ana, ben)} | {str(coffee.id): "coffee"}
        await ada.command("confab coffee start", coffee)
        assert ada.form
        form = form_page(ada.form, names)
        await ada.submit({"Name of the programme": "Coffee"})
        await rig.settle()
        await _join(rig, ana, ben)
        join = message_page(ana.inside("coffee")[0].raw.components, names)
        while not ana.threads:
            await rig.turn(hours=12)
        introduction = message_page(ana.inside(ana.threads[0])[0].raw.components, names)
        return {"join": join, "introduction": introduction, "form": form}


async def _join(rig: DiscordRig, *people: Person) -> None:
    for person in people:
        card = next(seen for seen in person.inside("coffee") if "Join" in seen.buttons)
        await person.press("Join", card)
    await rig.settle()


async def draw(pages: dict[str, str]) -> None:
    """Let a browser draw the pages into docs."""
    FOLDER.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        page = await browser.new_page(device_scale_factor=2)
        for name, html in pages.items():
            await page.set_content(html)
            await page.locator("body").screenshot(path=FOLDER / f"discord-{name}.png")
        await browser.close()


async def main() -> None:
    """Play, then draw."""
    await draw(await story())


if __name__ == "__main__":
    asyncio.run(main())
