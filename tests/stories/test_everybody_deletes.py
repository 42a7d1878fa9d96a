"""A crowd uses every programme, then everybody deletes everything: nothing is left."""

from __future__ import annotations

import re

import pytest

from storage.store import Store
from tests.adapters.both.cast import PLATFORMS, Cast, Player, open_player
from tests.opened import Cell, cells
from tests.rig import Rig

CROWD = "ABCDEFGHIJKLMNOPQRSTUVWX"  # a letter each

MARK = "xanadu"
KEPT = {
    ("avoidances", "account"),  # a wish not to meet an account outlasts its row
    ("pacing", "line"),  # where a platform paces each recipient: their account, for a day
}


@pytest.mark.shows("H7", "R8", on=PLATFORMS)
@pytest.mark.timeout(240)
@pytest.mark.parametrize("platform", PLATFORMS)
async def test_nothing_is_left(platform: str) -> None:
    """No table holds an id, an account or a name of theirs, or a word that any of them typed."""
    names = tuple(f"Zq{letter}{letter.lower()}x" for letter in CROWD)
    people = [name.lower() for name in names]
    async with open_player(platform, names) as story:
        for each, other in zip(people, [*people[1:], people[0]], strict=True):
            await _uses_everything(story, each, other)
        await story.turn(days=3)
        store, accounts = _behind(story, people)
        known = [cell for cell in await cells(store) if cell.table == "members"]
        ids = {cell.text for cell in known if cell.column == "id"}
        assert len(ids) == len(people)
        assert any(MARK in cell.text for cell in await cells(store))
        for each in people:
            await story.command(each, "/peer data delete")
            await story.press(each, "Delete it all")
        left = re.compile("|".join(map(re.escape, {*ids, *accounts, *names, MARK})))
        assert not [each for each in await cells(store) if _tells(each, left)]


async def _uses_everything(story: Player, who: str, other: str) -> None:
    await story.join(who)
    await story.command(who, "/peer coffee now")
    await story.command(who, "/peer commitments add")
    await story.submit(who, what=f"{MARK} one", plan=f"{MARK} plan", day="tomorrow", peer=other)
    await story.command(who, "/peer avoid add")
    await story.submit(who, organisation=f"{MARK} Ltd")
    await story.command(who, "/peer network plan")
    await story.submit(who)
    await story.press(who, "Name somebody")
    await story.submit(who, name=f"{MARK} friend")
    await story.command(who, "/peer coach ask")
    asked = {"who": other, "help": "board", "way": "written", "affected": "no"}
    await story.submit(who, **asked, line=f"{MARK} line")
    await story.command(who, "/peer coach alone")
    await story.submit(who, help="ear")
    await story.command(who, "/peer thanks give")
    await story.submit(who, who=other, words=f"{MARK} thanks")
    await story.command(who, "/peer coffee question")
    await story.submit(who, question=f"What did {MARK} teach you this year?")
    await story.command(who, "/peer profile edit")
    await story.press(who, "Who I am")
    await story.submit(who, role=f"{MARK} maker", organisation=f"{MARK} Works")
    await story.command(who, "/peer checkin now")
    await story.press(who, "Write, only for me")
    await story.submit(who, high=f"{MARK} high", energy="4")


def _behind(story: Player, people: list[str]) -> tuple[Store, set[str]]:
    """Return a story's database, and its people's accounts there."""
    if isinstance(story, Rig):
        return story.store, set(people)
    assert isinstance(story, Cast)
    return story.stage.rig.store, {actor.account for actor in story.actors.values()}


def _tells(cell: Cell, left: re.Pattern[str]) -> bool:
    return (cell.table, cell.column) not in KEPT and bool(left.search(cell.text))
