"""When a coffee cannot be: whoever would wait in vain is offered somebody else."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Place, PlaceMember, PlaceState
from bot.programmes.coffee.introductions.introducing import count_out
from bot.programmes.coffee.models import Encounter, Group, GroupMember, Outcome

OPEN_QUESTION = (Outcome.UNKNOWN, Outcome.PLANNED)


async def release(tx: Transaction, member: str) -> None:
    """Let those who were to meet a member who is away now meet somebody else."""
    for chair in await tx.find(GroupMember, member=member, met=OPEN_QUESTION):
        group = await tx.get(Group, chair.group)
        if group and group.open:
            place = await tx.get(Place, group.place)
            if place and place.door is PlaceState.WANTED:
                await _take_back(tx, group, chair)
            else:
                await _offer_others(tx, group, but=member)


async def step_back(tx: Transaction, group: Group, chair: GroupMember) -> None:
    """Let somebody out of a meeting; whoever is left alone by that is not left waiting."""
    await tx.save(replace(chair, met=Outcome.NOT, pressed=True))
    if not await tx.count(GroupMember, group=group.id, met=Outcome.MET):
        await _part(tx, group, chair.member)
    if chair.met in OPEN_QUESTION:
        await _offer_others(tx, group, but=chair.member)


async def _offer_others(tx: Transaction, group: Group, *, but: str) -> None:
    """Offer somebody else to the one who is left; two who are left still have each other."""
    others = [each for each in await tx.find(GroupMember, group=group.id) if each.member != but]
    if len(others) == 1 and others[0].met in OPEN_QUESTION:
        partner = await tx.get(Member, others[0].member)
        if partner:
            await tx.send(partner, "coffee:rematch", group.id)


async def _take_back(tx: Transaction, group: Group, chair: GroupMember) -> None:
    """Undo an introduction nobody has seen yet, or one person's part in it."""
    await tx.remove(GroupMember, id=chair.id)
    await tx.remove(PlaceMember, place=group.place, member=chair.member)
    await _part(tx, group, chair.member)
    left = await tx.find(GroupMember, group=group.id)
    if len(left) > 1:
        first = left[0].member
        starter = first if group.starter == chair.member else group.starter
        return await tx.save(replace(group, starter=starter))
    await tx.save(replace(group, open=False))
    if not group.round:  # their own wish, of which they heard that it comes
        return await _offer_others(tx, group, but=chair.member)
    for each in left:
        await _nobody_after_all(tx, group, each)


async def _part(tx: Transaction, group: Group, member: str) -> None:
    """Forget that somebody was brought together with the others of a group."""
    await tx.remove(Encounter, group=group.id, a=member)
    await tx.remove(Encounter, group=group.id, b=member)


async def _nobody_after_all(tx: Transaction, group: Group, chair: GroupMember) -> None:
    """Tell somebody whose introduction was never shown that there is nobody this time."""
    part = await tx.one(Enrolment, series=group.series, member=chair.member)
    member = await tx.get(Member, chair.member)
    await tx.remove(GroupMember, id=chair.id)
    if member and part:
        await count_out(tx, part)
        await tx.send(member, "coffee:nobody", group.round, "nobody_free")
