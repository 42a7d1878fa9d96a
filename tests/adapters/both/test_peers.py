"""My peers, thanks and stories as people meet them on Slack and on Discord."""

from __future__ import annotations

import pytest

from bot.kit.contracts.events import Met
from tests.adapters.both.stage import Actor, Stage, member
from tests.adapters.both.test_checkin import BOTH, start, until


async def joined(stage: Stage, *names: str) -> list[Actor]:
    """Add people who have joined Confab."""
    people = [stage.person(name) for name in names]
    for person in people:
        await person.command("peer join")
    return people


@pytest.mark.shows("H6", on=BOTH)
async def test_peers_and_a_private_plan(stage: Stage) -> None:
    """Whom Ben met is listed for him; his plan comes back each quarter, and Eve hears nothing."""
    ben, eve = await joined(stage, "Ben", "Eve")
    async with stage.work() as tx:
        ids = ((await member(ben, tx)).id, (await member(eve, tx)).id)
        await tx.tell(Met("g", ids))
    await ben.command("peer network show")
    assert "Eve: met once" in ben.words
    before = eve.words
    await ben.command("peer network plan")
    await ben.submit({"How many would be good?": "2", "How often in touch?": "every month"})
    await ben.press("Name somebody")
    await ben.submit({"Somebody here": eve})
    await stage.turn(days=100)
    assert ben.count("A look at your plan") == 1
    assert "Eve (it has been a while)" in ben.words
    assert eve.words == before
    await ben.press("My peers")
    await ben.press("Ask …")
    await ben.press("Thank them")
    await ben.submit({"In your own words": "You listened"})
    await until(stage, eve, "You listened")


@pytest.mark.shows("H9", on=BOTH)
async def test_thanks_and_a_story(stage: Stage) -> None:
    """Thanks reach Eve alone, who counts them; a story stands in the channel as Ben has seen it."""
    ada = stage.person("Ada", organiser=True)
    ben, eve = await joined(stage, "Ben", "Eve")
    await start(stage, ada, ben)
    await ben.command("peer thanks give")
    worked = {"Whom?": eve, "What is it?": "Your suggestion worked"}
    await ben.submit(worked | {"In your own words": "The *list* helped <!channel>"})
    await until(stage, eve, "The *list* helped <!channel>")
    assert "The *list*" not in ada.words
    await eve.command("peer thanks show")
    assert "once, because your suggestion worked" in eve.last
    await ben.command("peer thanks story")
    await ben.submit({"Your story": "A talk that helped @everyone"})
    assert "A talk that helped @everyone" in ben.words
    assert "A talk that helped" not in eve.words
    await ben.press("Publish it")
    await until(stage, eve, "A talk that helped @everyone")
    story = next(each for each in eve.seen if "A talk that helped" in each)
    assert "A story from one of us" in story
    assert "Ben" not in story
