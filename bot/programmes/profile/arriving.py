"""Accounts a platform tells of before anybody here knows them: written down, then asked for.

A platform that is told of forty people at once asks to wait; what it told must not be lost over
that. The due row is all there is of somebody until the platform has said who they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.contracts.context import Context
from bot.kit.contracts.events import (
    ChannelJoined,
    ChannelLeft,
    FromStranger,
    accounts_of,
    with_members,
)
from bot.kit.contracts.jobs import LongJob
from bot.kit.contracts.platform import Account
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Reads, Transaction
from bot.kit.membership.accounts import keep
from bot.kit.model.owed import Upcoming
from bot.kit.model.people import Member

BETWEEN = "|"  # no platform has it in an id
ARRIVAL = "profile:arrival"
Said = tuple[str, Account | None]


async def write_down(event: FromStranger, tx: Transaction) -> None:
    """Owe a look at who came; of who went again before that, nothing is left to do."""
    fact = event.event
    if isinstance(fact, ChannelLeft):
        await _take_back(fact, tx)
    else:
        await tx.later(ARRIVAL, tx.now, _packed(fact))


async def _take_back(left: ChannelLeft, tx: Transaction) -> None:
    came = _packed(ChannelJoined(left.member, left.channel))
    for each in await tx.find(Upcoming, job=ARRIVAL):
        if each.subject.startswith(came):  # whoever added them
            await tx.cancel(ARRIVAL, each.subject)


def _packed(came: ChannelJoined) -> str:
    return BETWEEN.join((came.member, came.channel, came.by))


def _unpacked(subject: str) -> ChannelJoined:
    return ChannelJoined(*subject.split(BETWEEN))


async def _unknown(ctx: Context, reads: Reads) -> Sequence[str]:
    accounts = tuple(accounts_of(_unpacked(ctx.subject)).values())
    async with reads() as tx:
        found = {each.account for each in await tx.find(Member, account=accounts)}
    return sorted(set(accounts) - found)


async def _asked(accounts: Sequence[str], outside: Outside) -> Sequence[Said]:
    ask, workspace = outside.directory.account, outside.community.external
    return [(account, await ask(workspace, account)) for account in accounts]


async def _keep(ctx: Context, tx: Transaction, said: Sequence[Said]) -> None:
    await keep(dict(said), tx)


async def _tell(ctx: Context, tx: Transaction) -> None:
    event = _unpacked(ctx.subject)
    found = await tx.find(Member, account=tuple(accounts_of(event).values()))
    await tx.tell(with_members(event, {each.account: each.id for each in found}))


arrival = LongJob(_unknown, _asked, _keep, _tell)
