"""Where a group talks: in its place, in a fresh one where that is lost, at last by direct message.

A place is lost when somebody deletes, archives or locks it. Its people are still introduced.
"""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.events import PlaceLost
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.series import Place, PlaceMember, PlaceState
from bot.programmes.coffee.access import company
from bot.programmes.coffee.models import Group, GroupMember

FRESH = 2  # places opened for a group in place of lost ones, before each is written to alone
INTRODUCTION, TIME = "introduction", "time"


async def show(tx: Transaction, group: Group, *cards: str) -> None:
    """Bring standing cards of a group up to date; without a place they are sent anew to each."""
    place = await tx.get(Place, group.place)
    if place and place.door is not PlaceState.CLOSED:
        for card in cards:
            await tx.show(place, card, f"coffee:{card}", group.id)
        return await tx.open_now(place)
    for card in cards:
        await _write(tx, group, card)


async def tell(tx: Transaction, group: Group, card: str) -> None:
    """Send a group a card once, where it talks."""
    place = await tx.get(Place, group.place)
    if place and place.door is not PlaceState.CLOSED:
        await tx.send(place, f"coffee:{card}", group.id)
    else:
        await _write(tx, group, card)


async def _write(tx: Transaction, group: Group, card: str) -> None:
    for member in await company(tx, group):
        await tx.send(member, f"coffee:{card}", group.id, key=tx.now.isoformat())


async def lost(event: PlaceLost, tx: Transaction) -> None:
    """Let a group that is still open go on elsewhere."""
    place = await tx.get(Place, event.place)
    group = await tx.one(Group, place=event.place, open=True)
    if place is None or group is None or place.door is PlaceState.CLOSED:
        return
    await tx.save(replace(place, door=PlaceState.CLOSED))
    if len(await company(tx, group)) < 2:
        return
    moved = await _moved(tx, group, place)
    await show(tx, moved, INTRODUCTION, *([TIME] if group.meets else ()))


async def _moved(tx: Transaction, group: Group, place: Place) -> Group:
    """Return the group with a fresh place, or as it is after places were lost again and again."""
    for number in range(FRESH):
        if await tx.first_time(f"coffee place:{group.id}:{number}"):
            break
    else:
        return group
    fresh = Place(near=place.near, created=tx.now)
    await tx.add(fresh)
    for chair in await tx.find(GroupMember, group=group.id):
        await tx.add(PlaceMember(place=fresh.id, member=chair.member, created=tx.now))
    moved = replace(group, place=fresh.id)
    await tx.save(moved)
    return moved
