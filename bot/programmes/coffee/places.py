"""Where a group talks: in its place, in a fresh one where that is lost, at last by direct message.

A place is lost when somebody deletes, archives or locks it. Its people are still introduced.
"""

from __future__ import annotations

from dataclasses import replace

from bot.kit.events import PlaceLost
from bot.kit.ports import Work
from bot.kit.series import Door, Place, Seat
from bot.programmes.coffee.nouns import Chair, Group
from bot.programmes.coffee.seated import company

FRESH = 2  # places opened for a group in place of lost ones, before each is written to alone
INTRODUCTION, TIME = "introduction", "time"


async def show(work: Work, group: Group, *cards: str) -> None:
    """Bring standing cards of a group up to date; without a place they are sent anew to each."""
    place = await work.get(Place, group.place)
    if place and place.door is not Door.CLOSED:
        for card in cards:
            await work.show(place, card, f"coffee:{card}", group.id)
        return await work.open_now(place)
    for card in cards:
        await _write(work, group, card)


async def tell(work: Work, group: Group, card: str) -> None:
    """Send a group a card once, where it talks."""
    place = await work.get(Place, group.place)
    if place and place.door is not Door.CLOSED:
        await work.send(place, f"coffee:{card}", group.id)
    else:
        await _write(work, group, card)


async def _write(work: Work, group: Group, card: str) -> None:
    for member in await company(work, group):
        await work.send(member, f"coffee:{card}", group.id, key=work.now.isoformat())


async def lost(event: PlaceLost, work: Work) -> None:
    """Let a group that is still open go on elsewhere."""
    place = await work.get(Place, event.place)
    group = await work.one(Group, place=event.place, open=True)
    if place is None or group is None or place.door is Door.CLOSED:
        return
    await work.save(replace(place, door=Door.CLOSED))
    if len(await company(work, group)) < 2:
        return
    moved = await _moved(work, group, place)
    await show(work, moved, INTRODUCTION, *([TIME] if group.meets else ()))


async def _moved(work: Work, group: Group, place: Place) -> Group:
    """Return the group with a fresh place, or as it is after places were lost again and again."""
    for number in range(FRESH):
        if await work.first_time(f"coffee place:{group.id}:{number}"):
            break
    else:
        return group
    fresh = Place(near=place.near, created=work.now)
    await work.add(fresh)
    for chair in await work.find(Chair, group=group.id):
        await work.add(Seat(place=fresh.id, member=chair.member, created=work.now))
    moved = replace(group, place=fresh.id)
    await work.save(moved)
    return moved
