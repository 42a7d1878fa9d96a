"""Inviting, once, the people who are in a channel already when coffee starts there."""

from __future__ import annotations

from collections.abc import Sequence

from bot.kit.accounts import meet
from bot.kit.inviting import may_arrive
from bot.kit.ports import Account, Outside, Reads, Work
from bot.kit.programme import Ask
from bot.kit.series import Series, State
from bot.programmes.coffee.hearing import invite_once


async def channel_of(ask: Ask, reads: Reads) -> str:
    """Return the channel of the series that was started."""
    async with reads() as work:
        series = await work.get(Series, ask.subject)
    return series.channel if series and series.state is State.RUNNING else ""


async def channel_roll(channel: str, outside: Outside) -> Sequence[Account]:
    """Ask the platform who is in the channel, and what it says about each."""
    if not channel:
        return []
    external = outside.community.external
    accounts = await outside.directory.channel_members(external, channel)
    return list((await outside.directory.accounts(external, accounts)).values())


async def invite_channel(ask: Ask, work: Work, batch: Sequence[Account]) -> None:
    """Invite those who were in the channel already, each once; being there is not a yes."""
    series = await work.get(Series, ask.subject)
    if series is None:
        return
    for account in batch:
        if account.bot or account.guest or account.gone:
            continue
        member = await meet(account, work)
        if may_arrive(member, work.now):
            await invite_once(work, member, series)
