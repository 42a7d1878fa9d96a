"""Deleting what coffee keeps about a member, leaving what others keep whole."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.series import Enrolment, Place, Seat, Series
from bot.programmes.coffee.introduce import LONGEST_TITLE
from bot.programmes.coffee.nouns import (
    Asked,
    Chair,
    Encounter,
    Entry,
    Group,
    Invitation,
    Proposal,
    Settings,
    Waiting,
)
from bot.programmes.coffee.views.say import words


async def forget(member: Member, work: Work) -> None:
    """Delete what coffee keeps about a member; others keep their own chairs and places."""
    groups = await _groups(member, work)
    for part in await work.find(Enrolment, member=member.id):
        await work.cancel("coffee:wake", part.id)
    for chair in await work.find(Chair, member=member.id):
        await work.cancel("coffee:ask_again", chair.id)
    await work.cancel("coffee:waited", member.id)
    for noun in (Enrolment, Entry, Waiting, Asked, Chair, Seat, Proposal):
        await work.remove(noun, member=member.id)
    await work.remove(Encounter, a=member.id)
    await work.remove(Encounter, b=member.id)
    await work.remove(Invitation, inviter=member.id)
    await work.remove(Invitation, invitee=member.id)
    for group in groups:
        await _without(work, group, member.id)
    for series in await work.find(Series, created_by=member.id):
        await work.save(replace(series, created_by=""))
    for settings in await work.find(Settings, host=member.id):
        await work.save(replace(settings, host=""))


async def _groups(member: Member, work: Work) -> list[Group]:
    chairs = await work.find(Chair, member=member.id)
    found = await work.find(Group, id=[chair.group for chair in chairs])
    found += await work.find(Group, starter=member.id)
    found += await work.find(Group, one=member.id)
    found += await work.find(Group, other=member.id)
    found += await work.find(Group, chosen_by=member.id)
    return list({group.id: group for group in found}.values())


async def _without(work: Work, group: Group, member: str) -> None:
    """Take a member out of a group that others keep, and off the cards that stand there."""

    def kept(id: str) -> str:
        return "" if id == member else id

    chairs = await work.find(Chair, group=group.id)
    alone = len(chairs) < 2
    await work.save(
        replace(
            group,
            purpose="" if group.starter == member else group.purpose,
            starter=kept(group.starter),
            chosen_by=kept(group.chosen_by),
            one=kept(group.one),
            other=kept(group.other),
            open=group.open and not alone,
        )
    )
    place = await work.get(Place, group.place)
    if place is None:
        return
    people = await work.find(Member, id=[chair.member for chair in chairs])
    names = [person.name for person in people] or [words.line("former-member")]
    await work.save(replace(place, title=", ".join(names)[:LONGEST_TITLE]))
    if place.room:
        await work.show(place, "introduction", "coffee:introduction", group.id)
        if group.meets:
            await work.show(place, "time", "coffee:time", group.id)
