"""Who may press what in a group: its own people, while they are here."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.contracts.context import Context, Means, Refusal
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment
from bot.kit.widgets import notices
from bot.programmes.coffee.models import Group, GroupMember
from bot.programmes.coffee.views import joining as answers


def here(member: Member, tx: Transaction) -> None:
    """Refuse kindly what would bring people together while somebody is paused or has left."""
    if not member.joined:
        raise Refusal(answers.join_first())
    if member.paused_at(tx.now):
        raise Refusal(answers.paused())


async def seated(ctx: Context, tx: Transaction, group_id: str = "") -> tuple[Group, GroupMember]:
    """Return the group a press is about and the presser's chair in it; note that they pressed."""
    group, chair = await find_seat(ctx, tx, group_id)
    if ctx.means in (Means.PRESS, Means.SUBMIT):
        if not chair.pressed:
            chair = replace(chair, pressed=True)
            await tx.save(chair)
        if not group.touched:
            group = replace(group, touched=True)
            await tx.save(group)
        await _heard_from(tx, group, chair)
    return group, chair


async def _heard_from(tx: Transaction, group: Group, chair: GroupMember) -> None:
    """Begin the count of silent rounds anew: many answer when their round is over already."""
    part = await tx.one(Enrolment, series=group.series, member=chair.member)
    if part and part.silent:
        await tx.save(replace(part, silent=0))


async def find_seat(ctx: Context, tx: Transaction, group_id: str = "") -> tuple[Group, GroupMember]:
    """Return the group a press is about and the presser's chair in it, changing nothing."""
    group = await tx.get(Group, group_id or ctx.subject)
    if group is None:
        raise Refusal(notices.moved_on())
    chair = await tx.one(GroupMember, group=group.id, member=ctx.who.id)
    if chair is None:
        # Whoever deleted everything and came back was here before, but not as this member.
        newer = ctx.who.created > group.created
        raise Refusal(notices.moved_on() if newer else notices.not_yours())
    return group, chair


async def my_chair(ctx: Context, tx: Transaction) -> GroupMember:
    """Return the presser's own chair that a private button names."""
    chair = await tx.get(GroupMember, ctx.subject)
    if chair is None:
        raise Refusal(notices.moved_on())
    if chair.member != ctx.who.id:
        raise Refusal(notices.not_yours())
    return chair


async def company(tx: Transaction, group: Group) -> list[Member]:
    """Return the people of a group who can be met just now."""
    chairs = await tx.find(GroupMember, group=group.id)
    members = await tx.find(Member, id=[chair.member for chair in chairs])
    return [member for member in members if member.reachable(tx.now)]
