"""Who may do what, and what is remembered of it: administrators seen, acts logged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.kit.contracts.context import Context
from bot.kit.contracts.events import Organised
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Reads, Transaction
from bot.kit.membership import access
from bot.kit.membership.organisers import organisers
from bot.kit.model.owed import Upcoming
from bot.kit.model.people import Administrator, Member, Organiser
from bot.kit.model.series import Act

ADMINS = "organise:admins"
WEEK = timedelta(weeks=1)


async def organises_all(ctx: Context, tx: Transaction) -> Member:
    """Return the asker, who must organise the whole community; Refusal otherwise."""
    await seen(ctx, tx)
    access.organises_all(ctx)
    return ctx.who


async def seen(ctx: Context, tx: Transaction) -> None:
    """Remember that the platform calls the asker an administrator, or forget that it did."""
    if not ctx.organiser:
        await tx.remove(Administrator, id=ctx.who.id)
    else:
        await on_organised(Organised(ctx.who.id), tx)


async def on_organised(event: Organised, tx: Transaction) -> None:
    """Remember who organised something, unless they were named and are known for that."""
    if not await tx.count(Organiser, member=event.member, series=""):
        await remember(event.member, tx)


async def remember(member: str, tx: Transaction) -> None:
    """Remember an administrator, and look again in a week."""
    known = Administrator(id=member, created=tx.now)
    if not await tx.add(known):
        await tx.save(known)
    if not await tx.count(Upcoming, job=ADMINS):
        await tx.later(ADMINS, tx.now + WEEK)


async def log(ctx: Context, tx: Transaction, act: str, subject: str = "") -> None:
    """Write an administrative act down, for all members to see."""
    done = Act(member=ctx.who.id, act=f"organise:{act}", subject=subject, created=tx.now)
    await tx.add(done)


# -- asking the platform again, once a week --------------------------------------------------------


async def gather(ctx: Context, reads: Reads) -> Sequence[Member]:
    """Return whom to ask about: administrators seen before, and who added the bot."""
    async with reads() as tx:
        known = [each.id for each in await tx.find(Administrator)]
        return await tx.find(Member, id=[*known, ctx.subject] if ctx.subject else known)


async def ask_platform(members: Sequence[Member], outside: Outside) -> list[tuple[str, bool]]:
    """Return for each whether the platform calls them an administrator."""
    home = outside.community.external
    return [(each.id, await outside.directory.organises(home, each.account)) for each in members]


async def settle(_ask: Context, tx: Transaction, answers: Sequence[tuple[str, bool]]) -> None:
    """Keep who still is one."""
    for member, organises in answers:
        if organises and await tx.get(Member, member):
            await remember(member, tx)
        else:
            await tx.remove(Administrator, id=member)


async def again(ctx: Context, tx: Transaction) -> None:
    """Look again in a week, while there is anybody."""
    if await organisers(tx) and not await tx.count(Upcoming, job=ADMINS):
        await tx.later(ADMINS, tx.now + WEEK)
