"""Makes the Discord pictures of conversations: `python -m tests.adapters.discord.talk_pictures`.

The messages are those of a real conversation on the strict Discord; a browser draws them.
"""

from __future__ import annotations

import asyncio

from bot.programmes import PROGRAMMES
from tests.adapters.both.cast import Cast
from tests.adapters.both.stage import DiscordActor, open_stage
from tests.adapters.discord.paper import form_page, message_page
from tests.adapters.discord.pictures import draw
from tests.doubles.discord import Person
from tests.stories.talks import agree, onwards


async def story() -> dict[str, str]:
    """Play until experience is shared and return pages by name."""
    async with open_stage("discord", PROGRAMMES) as stage:
        cast = Cast(stage, ("Ana", "Ben"))
        ana, ben = (_person(cast, each) for each in ("ana", "ben"))
        names = {each.id: each.name for each in (ana, ben)}
        await cast.join("ana", "ben")
        await ben.menu("Ask for a sounding board", ana)
        assert ben.form
        pages = {"talk-ask": form_page(ben.form, names)}
        await cast.submit("ben", help="decide", way="live", affected="no")
        await cast.turn(hours=1)
        pages["talk-invitation"] = message_page(ana.last.raw.components, names)
        await cast.press("ana", "Yes, gladly")
        await agree(cast, "ana", "ben")
        await cast.press("ben", "Begin")
        await onwards(cast, "ben", "ana", "ana")
        (card,) = (each for each in ben.sees if "Next" in each.buttons)
        return pages | {"talk-experience": message_page(card.raw.components, names)}


def _person(cast: Cast, account: str) -> Person:
    actor = cast.actors[account]
    assert isinstance(actor, DiscordActor)
    return actor.person


async def main() -> None:
    """Play, then draw."""
    await draw(await story())


if __name__ == "__main__":
    asyncio.run(main())
