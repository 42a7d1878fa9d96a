"""What coffee does before a member is deleted: their groups close, their cards are shown anew."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Place
from bot.programmes.coffee.models import Group, GroupMember


async def forget(member: Member, tx: Transaction) -> None:
    """Close groups in which nobody is left to meet; cards are made once the member is gone."""
    for group in await _groups(member, tx):
        chairs = await tx.find(GroupMember, group=group.id)
        others = [chair for chair in chairs if chair.member != member.id]
        if group.open and len(others) < 2:
            await tx.save(replace(group, open=False))
        await _show_anew(group, tx)


async def _groups(member: Member, tx: Transaction) -> list[Group]:
    chairs = await tx.find(GroupMember, member=member.id)
    found = await tx.find(Group, id=[chair.group for chair in chairs])
    found += await tx.find(Group, starter=member.id)
    found += await tx.find(Group, one=member.id)
    found += await tx.find(Group, other=member.id)
    found += await tx.find(Group, chosen_by=member.id)
    return list({group.id: group for group in found}.values())


async def _show_anew(group: Group, tx: Transaction) -> None:
    place = await tx.get(Place, group.place)
    if place and place.room:
        await tx.show(place, "introduction", "coffee:introduction", group.id)
        if group.meets:
            await tx.show(place, "time", "coffee:time", group.id)
