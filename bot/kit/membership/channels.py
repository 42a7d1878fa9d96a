"""Series that live in an opt-in channel: their rhythm, and inviting who is there already, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.kit.contracts.context import Context
from bot.kit.contracts.jobs import LongJob, nothing_more
from bot.kit.contracts.platform import Account
from bot.kit.contracts.runtime import Outside
from bot.kit.contracts.transaction import Reads, Transaction
from bot.kit.membership.accounts import meet
from bot.kit.membership.invitations import unwelcome
from bot.kit.model.owed import NoteReason
from bot.kit.model.people import Member
from bot.kit.model.series import Enrolment, Part, Series, SeriesState
from bot.kit.time.cadence import Every


def with_rhythm(series: Series, ctx: Context) -> Series:
    """Return a series as often and when a form says: `every` (with the nth of a month behind
    "-on-"), `weekday` and `time`."""
    at = time.fromisoformat(ctx.text("time"))
    every, _, nth = ctx.text("every").partition("-on-")
    return replace(
        series,
        every=Every(every),
        nth=int(nth or 1),
        weekday=int(ctx.text("weekday")),
        at=at.hour * 60 + at.minute,
    )


async def invite_once(tx: Transaction, member: Member, series: Series) -> None:
    """Invite somebody who has not said anything about a series yet, by its programme's card
    `invited`."""
    invited = Enrolment(
        series=series.id,
        member=member.id,
        part=Part.INVITED,
        changed=tx.now,
        created=tx.now,
    )
    if await tx.add(invited):
        await tx.send(member, f"{series.programme}:invited", series.id)


async def still_invited(tx: Transaction, member: Member, id: str) -> Series | NoteReason:
    """Return the series with this id while a member is invited to it, or why they are not."""
    series = await tx.get(Series, id)
    if series is None:
        return NoteReason.SUBJECT_GONE
    if series.state is not SeriesState.RUNNING:
        return NoteReason.STOPPED
    part = await tx.one(Enrolment, series=id, member=member.id)
    if part is None:
        return NoteReason.NOT_FOR_READER
    if part.part is not Part.INVITED:
        return NoteReason.ANSWERED
    return unwelcome(member, tx.now) or series


async def _channel(ctx: Context, reads: Reads) -> str:
    """Return the channel of the series that was started."""
    async with reads() as tx:
        series = await tx.get(Series, ctx.subject)
    return series.channel if series and series.state is SeriesState.RUNNING else ""


async def _roll(channel: str, outside: Outside) -> Sequence[Account]:
    """Ask the platform who is in the channel, and what it says about each."""
    if not channel:
        return []
    external = outside.community.external
    accounts = await outside.directory.channel_members(external, channel)
    return list((await outside.directory.accounts(external, accounts)).values())


async def _invite(ctx: Context, tx: Transaction, batch: Sequence[Account]) -> None:
    """Invite those who were in the channel already; being there is not a yes."""
    series = await tx.get(Series, ctx.subject)
    if series is None:
        return
    for account in batch:
        if not account.eligible:
            continue
        member = await meet(account, tx)
        if not unwelcome(member, tx.now):
            await invite_once(tx, member, series)


INVITE_CHANNEL = LongJob(_channel, _roll, _invite, nothing_more)
"""A job about a series that was just started."""
