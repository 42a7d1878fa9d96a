"""The rest of a round: one nudge, one question, its end, and who has been silent for long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.kit.contracts.context import Context
from bot.kit.contracts.transaction import Reads, Transaction, pages
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Place
from bot.kit.time.meeting_times import LENGTH
from bot.programmes.coffee import rules
from bot.programmes.coffee.introductions.places import tell
from bot.programmes.coffee.models import Group, GroupMember, Outcome, Stage
from bot.programmes.coffee.rounds.schedule import round_of


async def groups(ctx: Context, reads: Reads) -> Sequence[str]:
    """Return the open groups of a round."""
    async with reads() as tx:
        round = await round_of(tx, ctx.subject)
    if round is None:
        return []
    return [group.id for group in await pages(reads, Group, round=round.id, open=True)]


# -- nudge ----------------------------------------------------------------------------------------


async def nudge(_ask: Context, tx: Transaction, batch: Sequence[str]) -> None:
    """Remind groups in which nobody pressed anything, once."""
    for group in await tx.find(Group, id=batch, open=True, touched=False):
        await tell(tx, group, "nudge")


async def nudge_group(ctx: Context, tx: Transaction) -> None:
    """Remind the one group in question."""
    await nudge(ctx, tx, [ctx.subject])


# -- ask ------------------------------------------------------------------------------------------


async def ask_how(ctx: Context, tx: Transaction, batch: Sequence[str]) -> None:
    """Ask whoever has not said so yet whether they met; a meeting that is set is waited for."""
    for group in await tx.find(Group, id=batch):
        if group.meets and group.meets > tx.now:
            await tx.later("coffee:ask_group", group.meets + LENGTH, group.id)
        else:
            await _ask_group(tx, group)


async def _ask_group(tx: Transaction, group: Group) -> None:
    for chair in await tx.find(GroupMember, group=group.id, met=Outcome.UNKNOWN):
        member = await tx.get(Member, chair.member)
        if member:
            await tx.send(member, "coffee:met", chair.id)


async def ask_group(ctx: Context, tx: Transaction) -> None:
    """Ask the one group in question."""
    await ask_how(ctx, tx, [ctx.subject])


async def ask_again(ctx: Context, tx: Transaction) -> None:
    """Ask somebody once more who had not met yet."""
    chair = await tx.get(GroupMember, ctx.subject)
    member = await tx.get(Member, chair.member) if chair else None
    if chair and member:
        await tx.send(member, "coffee:met", chair.id, key="again")


# -- close ----------------------------------------------------------------------------------------


async def close(ctx: Context, tx: Transaction, batch: Sequence[str]) -> None:
    """End groups and notice who has been silent for long."""
    for group in await tx.find(Group, id=batch, open=True):
        if group.ends > tx.now:
            continue  # opened once more meanwhile
        await tx.save(replace(group, open=False))
        place = await tx.get(Place, group.place)
        if place:
            await tx.rest(place)
        for chair in await tx.find(GroupMember, group=group.id):
            await _count_silence(tx, group, chair)


async def close_group(ctx: Context, tx: Transaction) -> None:
    """End the one group in question."""
    await close(ctx, tx, [ctx.subject])


async def closed(ctx: Context, tx: Transaction) -> None:
    """Mark a round as over."""
    round = await round_of(tx, ctx.subject)
    if round:
        await tx.save(replace(round, stage=Stage.CLOSED))


async def _count_silence(tx: Transaction, group: Group, chair: GroupMember) -> None:
    part = await tx.one(Enrolment, series=group.series, member=chair.member)
    if part is None or part.part is not Part.IN or not group.round:
        return
    silent = rules.silent_after(part.silent, chair)
    asleep = silent >= rules.SILENT_ROUNDS
    state = Part.SLEEPING if asleep else Part.IN
    await tx.save(replace(part, silent=silent, part=state, changed=tx.now))
    if asleep:
        await _fall_asleep(tx, group, chair, part)


async def _fall_asleep(tx: Transaction, group: Group, chair: GroupMember, part: Enrolment) -> None:
    """Pause a silent member gently and offer whoever waited for them somebody else at once."""
    member = await tx.get(Member, chair.member)
    if member:
        await tx.send(member, "coffee:silent", part.id, key=group.id)
    waits = (Outcome.UNKNOWN, Outcome.PLANNED)  # whoever said no has the offer already
    for other in await tx.find(GroupMember, group=group.id, pressed=True, met=waits):
        left = await tx.get(Member, other.member)
        if left:
            await tx.send(left, "coffee:rematch", group.id)
