"""Who may press what in a group: its own people, while they are here."""

from __future__ import annotations

from dataclasses import replace

from bot.kit import notices
from bot.kit.people import Member
from bot.kit.ports import Work
from bot.kit.programme import Ask, Means, Refusal
from bot.kit.series import Enrolment
from bot.programmes.coffee.nouns import Chair, Group
from bot.programmes.coffee.views import joining as answers


def here(member: Member, work: Work) -> None:
    """Refuse kindly what would bring people together while somebody is paused or has left."""
    if not member.joined:
        raise Refusal(answers.join_first())
    if member.paused_at(work.now):
        raise Refusal(answers.paused())


async def seated(ask: Ask, work: Work, group_id: str = "") -> tuple[Group, Chair]:
    """Return the group a press is about and the presser's chair in it; note that they pressed."""
    group, chair = await find_seat(ask, work, group_id)
    if ask.means in (Means.PRESS, Means.SUBMIT):
        if not chair.pressed:
            chair = replace(chair, pressed=True)
            await work.save(chair)
        if not group.touched:
            group = replace(group, touched=True)
            await work.save(group)
        await _heard_from(work, group, chair)
    return group, chair


async def _heard_from(work: Work, group: Group, chair: Chair) -> None:
    """Begin the count of silent rounds anew: many answer when their round is over already."""
    part = await work.one(Enrolment, series=group.series, member=chair.member)
    if part and part.silent:
        await work.save(replace(part, silent=0))


async def find_seat(ask: Ask, work: Work, group_id: str = "") -> tuple[Group, Chair]:
    """Return the group a press is about and the presser's chair in it, changing nothing."""
    group = await work.get(Group, group_id or ask.subject)
    if group is None:
        raise Refusal(notices.moved_on())
    chair = await work.one(Chair, group=group.id, member=ask.who.id)
    if chair is None:
        # Whoever deleted everything and came back was here before, but not as this member.
        newer = ask.who.created > group.created
        raise Refusal(notices.moved_on() if newer else notices.not_yours())
    return group, chair


async def my_chair(ask: Ask, work: Work) -> Chair:
    """Return the presser's own chair that a private button names."""
    chair = await work.get(Chair, ask.subject)
    if chair is None:
        raise Refusal(notices.moved_on())
    if chair.member != ask.who.id:
        raise Refusal(notices.not_yours())
    return chair


async def company(work: Work, group: Group) -> list[Member]:
    """Return the people of a group who can be met just now."""
    chairs = await work.find(Chair, group=group.id)
    members = await work.find(Member, id=[chair.member for chair in chairs])
    return [member for member in members if member.reachable(work.now)]
