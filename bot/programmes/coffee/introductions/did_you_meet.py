"""How it went, said in private: met or not, and whether people would like to meet again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment
from bot.kit.screen.outcomes import Outcome
from bot.kit.screen.outcomes import replace as put
from bot.kit.time.working_hours import Hours
from bot.programmes.coffee import rules
from bot.programmes.coffee.access import my_chair, seated
from bot.programmes.coffee.introductions.introducing import note_met, undo_encounters
from bot.programmes.coffee.models import CoffeeSettings, Group, GroupMember
from bot.programmes.coffee.models import Outcome as Went
from bot.programmes.coffee.rounds.pool import few
from bot.programmes.coffee.views import meeting as answers


async def met(ctx: Context, tx: Transaction) -> Outcome:
    """Say that it happened; then, privately: again?"""
    known = await tx.count(GroupMember, group=(await my_chair(ctx, tx)).group, met=Went.MET)
    group, chair = await _answered(ctx, tx, Went.MET)
    chairs = await tx.find(GroupMember, group=group.id)
    if not known:
        await note_met(tx, group, [each.member for each in chairs])
    if len(chairs) < 2:
        return put(answers.thanks())
    return put(answers.again(chair))


async def planned(ctx: Context, tx: Transaction) -> Outcome:
    """Say that it is still to come: asked once more after two working days, and then no more."""
    _, chair = await _answered(ctx, tx, Went.PLANNED)
    if not await tx.first_time(f"asks again:{chair.id}"):
        return put(answers.asked_enough())
    hours = Hours.of(ctx.who, tx.community)
    again = hours.working_days_on(tx.now, rules.ASK_AGAIN)
    await tx.later("coffee:ask_again", again, chair.id)
    return put(answers.still_to_come())


async def not_met(ctx: Context, tx: Transaction) -> Outcome:
    """Say that it does not happen this time; somebody else can be found."""
    group, _ = await _answered(ctx, tx, Went.NOT)
    if not rules.happened(await tx.find(GroupMember, group=group.id)):
        await undo_encounters(tx, group)
    return put(answers.not_this_time(group))


async def _answered(ctx: Context, tx: Transaction, went: Went) -> tuple[Group, GroupMember]:
    named = await my_chair(ctx, tx)
    group, chair = await seated(ctx, tx, named.group)
    chair = replace(chair, met=went)
    await tx.save(chair)
    return group, chair


async def again_yes(ctx: Context, tx: Transaction) -> Outcome:
    """Say yes to meeting again; told to the others only when all have."""
    await _again(ctx, tx, yes=True)
    return put(answers.again_kept(yes=True))


async def again_no(ctx: Context, tx: Transaction) -> Outcome:
    """Say not now to meeting again; nobody learns of it."""
    await _again(ctx, tx, yes=False)
    return put(answers.again_kept(yes=False))


async def _again(ctx: Context, tx: Transaction, *, yes: bool) -> None:
    chair = replace(await my_chair(ctx, tx), again=yes)
    await tx.save(chair)
    if yes:
        await _reveal(tx, chair.group, presser=ctx.who.id)


async def _reveal(tx: Transaction, group: str, presser: str) -> None:
    """Tell everybody that all said yes, once; never while one is away or rules another out."""
    chairs = await tx.find(GroupMember, group=group)
    members = await tx.find(Member, id=[each.member for each in chairs])
    there = [member for member in members if member.reachable(tx.now)]
    if not rules.mutual(chairs) or len(there) < len(chairs) or await _apart(tx, members):
        return
    for member in members:
        await tx.send(member, "coffee:mutual", group, prompt=member.id == presser)


async def _apart(tx: Transaction, members: Sequence[Member]) -> bool:
    parts = {member.id: Enrolment(series="", member=member.id) for member in members}
    pool = await few(tx, parts, CoffeeSettings(id=""))
    return any(pool.barred(one, other) for one, other in rules.pairs(parts))


async def reveal_waiting(tx: Transaction, member: str) -> None:
    """Tell what became mutual while somebody was away."""
    for chair in await tx.find(GroupMember, member=member):
        if chair.again:
            await _reveal(tx, chair.group, presser="")
