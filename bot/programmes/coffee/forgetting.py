"""What coffee does before a member is deleted: their groups close, their cards are shown anew."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.series import Place
from bot.programmes.coffee.nouns import Chair, Group


async def forget(member: Member, work: Work) -> None:
    """Close groups in which nobody is left to meet; cards are made once the member is gone."""
    for group in await _groups(member, work):
        chairs = await work.find(Chair, group=group.id)
        others = [chair for chair in chairs if chair.member != member.id]
        if group.open and len(others) < 2:
            await work.save(replace(group, open=False))
        await _show_anew(group, work)


async def _groups(member: Member, work: Work) -> list[Group]:
    chairs = await work.find(Chair, member=member.id)
    found = await work.find(Group, id=[chair.group for chair in chairs])
    found += await work.find(Group, starter=member.id)
    found += await work.find(Group, one=member.id)
    found += await work.find(Group, other=member.id)
    found += await work.find(Group, chosen_by=member.id)
    return list({group.id: group for group in found}.values())


async def _show_anew(group: Group, work: Work) -> None:
    place = await work.get(Place, group.place)
    if place and place.room:
        await work.show(place, "introduction", "coffee:introduction", group.id)
        if group.meets:
            await work.show(place, "time", "coffee:time", group.id)
