"""My peers: whom one knows here, present and past, and what one can ask of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.kit.contracts.context import Context, Refusal
from bot.kit.contracts.events import Met
from bot.kit.contracts.programme import Lead, Programme, Tie
from bot.kit.contracts.transaction import Transaction
from bot.kit.model.people import Member
from bot.kit.screen.outcomes import Outcome, reply
from bot.kit.widgets import notices
from bot.kit.widgets.neighbours import lead, ties
from bot.programmes.network import views
from bot.programmes.network.models import Acquaintance, Name
from bot.programmes.network.plan import joined, planned

Everyone = Sequence[Programme]
LATELY = timedelta(days=90)
AT_ONCE = 4  # lines of each, where both stand in one message


async def met(event: Met, tx: Transaction) -> None:
    """Remember who has met whom; a meeting told twice counts once a day."""
    for member in event.members:
        for other in event.members:
            if other != member:
                await _note(member, other, tx)


async def _note(member: str, other: str, tx: Transaction) -> None:
    known = await tx.one(Acquaintance, member=member, other=other)
    if known is None:
        await tx.add(Acquaintance(member=member, other=other, met=tx.now))
    elif tx.now - known.met > timedelta(days=1):
        await tx.save(replace(known, times=known.times + 1, met=tx.now))
    for name in await tx.find(Name, member=member, other=other):
        await tx.save(replace(name, touched=tx.now))


async def show(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Show who one's peers are, and the plan: the first of each."""
    member = joined(ctx)
    tied, known = await _peers(everyone, member, tx)
    lines = await planned(member, tx)
    return reply(views.peers(tied, known, most=AT_ONCE), views.plan(lines, tx.now, most=AT_ONCE))


async def listed(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Show one's peers from the one on that the subject counts."""
    return reply(views.peers(*await _peers(everyone, joined(ctx), tx), ctx.subject))


async def plan(ctx: Context, tx: Transaction) -> Outcome:
    """Show the plan from the line on that the subject counts."""
    return reply(views.plan(await planned(joined(ctx), tx), tx.now, ctx.subject))


async def _peers(
    everyone: Everyone, member: Member, tx: Transaction
) -> tuple[list[Tie], list[views.Known]]:
    """Return what joins a member with others, and whom they know here, the latest first."""
    tied = [tie for _, tie in await ties(everyone, member, tx)]
    met_ = await tx.find(Acquaintance, member=member.id, order="-met")
    by_other = {each.other: each for each in met_}
    ids = dict.fromkeys([*(id for tie in tied for id in tie.others), *by_other])
    people = {each.id: each for each in await tx.find(Member, id=list(ids))}
    return tied, [(people[id], by_other.get(id)) for id in ids if id in people]


async def person(everyone: Everyone, ctx: Context, tx: Transaction) -> Outcome:
    """Show one peer with what one can ask of them; the subject is `n.<name>` or `m.<member>`."""
    kind, _, id = ctx.subject.partition(".")
    member = joined(ctx)
    name = await tx.get(Name, id) if kind == "n" else None
    if kind == "n" and (name is None or name.member != member.id):
        raise Refusal(notices.moved_on())
    other = await tx.get(Member, name.other if name else id)
    if name is None and (other is None or not await _knows(everyone, member, other, tx)):
        raise Refusal(notices.moved_on())
    to = other.id if other else ""
    offers = {each: lead(everyone, each, to) for each in Lead} if other else {}
    known = await tx.one(Acquaintance, member=member.id, other=to) if other else None
    tied = [tie for _, tie in await ties(everyone, member, tx) if other and to in tie.others]
    return reply(views.person(name, other, known, offers, tied))


async def _knows(everyone: Everyone, member: Member, other: Member, tx: Transaction) -> bool:
    if await tx.count(Acquaintance, member=member.id, other=other.id):
        return True
    return any(other.id in tie.others for _, tie in await ties(everyone, member, tx))
